; The Windows installer: iscc /DVersion=0.1.0 /DSource=dist\avatar-chat resources\packaging\windows\avatar-chat.iss
; It installs for one person without administrator rights; "for all users" can be chosen.
; Signing: iscc /Ssigner="signtool sign ... $f" /DSign=1 ... ; without it Windows shows the SmartScreen page.

#ifndef Version
  #define Version "0.0.0"
#endif
#ifndef Source
  #define Source "..\..\..\dist\avatar-chat"
#endif
#ifndef Output
  #define Output "..\..\..\dist"
#endif

[Setup]
AppId={{6B8C1B0C-5C2B-4F5E-9C1B-1A7C9C1E6F4D}
AppName=Virtual Avatar Chat
AppVersion={#Version}
AppPublisher=The Virtual Avatar Chat contributors
DefaultDirName={autopf}\Virtual Avatar Chat
DefaultGroupName=Virtual Avatar Chat
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\licences\Apache-2.0.txt
OutputDir={#Output}
OutputBaseFilename=avatar-chat-{#Version}-windows-x64-setup
SetupIconFile={#Source}\_internal\avatar.ico
UninstallDisplayIcon={app}\avatar.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
#ifdef Sign
SignTool=signer
SignedUninstaller=yes
#endif

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "openwith"; Description: "Offer Virtual Avatar Chat under ""Open with"" for .avatar, .gguf and .charx files"

[InstallDelete]
; An older version's libraries must not stay beside newer ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Source}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Virtual Avatar Chat"; Filename: "{app}\avatar.exe"
Name: "{autodesktop}\Virtual Avatar Chat"; Filename: "{app}\avatar.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\AvatarChat.File"; ValueType: string; ValueData: "Virtual Avatar Chat"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\AvatarChat.File\DefaultIcon"; ValueType: string; ValueData: "{app}\avatar.exe,0"; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\AvatarChat.File\shell\open\command"; ValueType: string; ValueData: """{app}\avatar.exe"" ""%1"""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.avatar\OpenWithProgids"; ValueType: string; ValueName: "AvatarChat.File"; ValueData: ""; Flags: uninsdeletevalue; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.gguf\OpenWithProgids"; ValueType: string; ValueName: "AvatarChat.File"; ValueData: ""; Flags: uninsdeletevalue; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.charx\OpenWithProgids"; ValueType: string; ValueName: "AvatarChat.File"; ValueData: ""; Flags: uninsdeletevalue; Tasks: openwith

[Run]
Filename: "{app}\avatar.exe"; Description: "{cm:LaunchProgram,Virtual Avatar Chat}"; Flags: nowait postinstall skipifsilent
