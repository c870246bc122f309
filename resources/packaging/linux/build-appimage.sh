#!/bin/sh
# Packs the built folder as an AppImage: build-appimage.sh dist/avatar-chat RUNTIME TARGET.AppImage
# RUNTIME is the static type-2 runtime of https://github.com/AppImage/type2-runtime (runtime-x86_64):
# it needs no libfuse2 on the person's machine, and unpacks itself where there is no FUSE at all
# (--appimage-extract-and-run). An AppImage is this runtime with a squashfs image behind it.
set -eu
app=$1 runtime=$2 target=$3
here=$(dirname "$0")
id=io.github.virtual_avatar_chat.AvatarChat
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$here/layout.sh" "$app" "$work/root"
install -m755 "$here/AppRun" "$work/root/AppRun"
cp "$here/$id.desktop" "$here/../../icons/app.svg" "$work/root/"
mv "$work/root/app.svg" "$work/root/$id.svg"
ln -s "$id.svg" "$work/root/.DirIcon"
mksquashfs "$work/root" "$work/image" -root-owned -noappend -comp zstd -quiet -no-progress
cat "$runtime" "$work/image" > "$target"
chmod 755 "$target"
