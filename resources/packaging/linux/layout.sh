#!/bin/sh
# Lays the built folder out as a system sees it, below a root: used by the .deb and the AppImage.
#     layout.sh dist/avatar-chat ROOT
set -eu
app=$1 root=$2
here=$(dirname "$0")
id=io.github.virtual_avatar_chat.AvatarChat
icons=$here/../../icons

mkdir -p "$root/usr/lib" "$root/usr/bin" "$root/usr/share/doc/avatar-chat"
cp -a "$app" "$root/usr/lib/avatar-chat"
ln -s ../lib/avatar-chat/avatar "$root/usr/bin/avatar-chat"
install -Dm644 "$here/$id.desktop" "$root/usr/share/applications/$id.desktop"
install -Dm644 "$here/$id.metainfo.xml" "$root/usr/share/metainfo/$id.metainfo.xml"
install -Dm644 "$here/$id.mime.xml" "$root/usr/share/mime/packages/$id.xml"
install -Dm644 "$icons/app.svg" "$root/usr/share/icons/hicolor/scalable/apps/$id.svg"
find "$root" -type d -exec chmod 755 {} +
