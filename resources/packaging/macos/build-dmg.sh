#!/bin/sh
# Signs, packs, notarises and staples: build-dmg.sh "dist/Virtual Avatar Chat.app" TARGET.dmg
# Environment, all optional:
#   AVATAR_CODESIGN_IDENTITY            "Developer ID Application: ..." in the keychain
#   APPLE_ID, APPLE_TEAM_ID, APPLE_APP_PASSWORD   for the notary service
# Without them the disk image is made all the same; macOS then asks the person for one more step,
# which READ ME FIRST.txt in the image tells.
set -eu
app=$1 target=$2
here=$(cd "$(dirname "$0")" && pwd)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

if [ -n "${AVATAR_CODESIGN_IDENTITY:-}" ]; then
    # PyInstaller has signed each library (build.spec); this seals the bundle around them.
    codesign --force --options runtime --timestamp --entitlements "$here/entitlements.plist" \
        --sign "$AVATAR_CODESIGN_IDENTITY" "$app/Contents/MacOS/avatar-engine"
    codesign --force --options runtime --timestamp --entitlements "$here/entitlements.plist" \
        --sign "$AVATAR_CODESIGN_IDENTITY" "$app"
    codesign --verify --deep --strict --verbose=2 "$app"
else
    codesign --force --deep --sign - "$app" # ad hoc: Apple's processors run nothing unsigned
    echo "No signing identity: the disk image will not be trusted by Gatekeeper."
    cp "$here/READ ME FIRST.txt" "$stage/"
fi

ditto "$app" "$stage/$(basename "$app")" # keeps the links that a zip would lose
ln -s /Applications "$stage/Applications"
hdiutil create -volname "Virtual Avatar Chat" -srcfolder "$stage" -fs HFS+ -format UDZO -ov "$target"

if [ -z "${AVATAR_CODESIGN_IDENTITY:-}" ]; then
    exit 0
fi
codesign --force --timestamp --sign "$AVATAR_CODESIGN_IDENTITY" "$target"
if [ -n "${APPLE_ID:-}" ]; then
    xcrun notarytool submit "$target" --wait --apple-id "$APPLE_ID" \
        --team-id "$APPLE_TEAM_ID" --password "$APPLE_APP_PASSWORD"
    xcrun stapler staple "$target"
    xcrun stapler validate "$target"
    spctl --assess --type open --context context:primary-signature --verbose "$target"
else
    echo "No notary account: macOS will ask the person to confirm the first start."
fi
