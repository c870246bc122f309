#!/bin/sh
# Packs the built folder as a Debian package: build-deb.sh dist/avatar-chat VERSION TARGET.deb
set -eu
app=$1 version=$2 target=$3
here=$(dirname "$0")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

"$here/layout.sh" "$app" "$root"
cat > "$root/usr/share/doc/avatar-chat/copyright" <<TEXT
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Virtual Avatar Chat

Files: *
Copyright: The Virtual Avatar Chat contributors
License: Apache-2.0
 On Debian systems, the full text of the Apache License, Version 2.0 is in
 /usr/share/common-licenses/Apache-2.0. The parts that others made, their
 versions and their licences are in /usr/lib/avatar-chat/_internal/licences.
TEXT
# The newest symbol version of the C library that any file asks for.
glibc=$(find "$app" -type f \( -name '*.so*' -o -perm -100 \) -exec objdump -T {} + 2>/dev/null |
    sed -n 's/.*(\{0,1\}GLIBC_\([0-9]\+\.[0-9]\+\).*/\1/p' | sort -uV | tail -n 1)
mkdir -p "$root/DEBIAN"
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$(dpkg --print-architecture)/" \
    -e "s/@GLIBC@/$glibc/" -e "s/@SIZE_KIB@/$(du -sk "$root/usr" | cut -f1)/" \
    "$here/control.in" > "$root/DEBIAN/control"
# Old contents go when the package goes; nothing of the person's own lies here.
dpkg-deb --root-owner-group -Zxz -z6 --build "$root" "$target"
