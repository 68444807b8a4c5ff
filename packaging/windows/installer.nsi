; Installer of Call List Desk for one user, without administrator rights; compiled by installer.py, which defines
; VERSION, LICENCE, NUMBERS, BUNDLE, ICON, OUTPUT, KILOBYTES, SLASH and PROGRAM_ID. Asks nothing: the program starts at
; the end if wanted. Switches for administrators and exit codes: README.md.

Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "x64.nsh"
!include "WinVer.nsh"
!include "Win\COM.nsh"
!include "Win\Propkey.nsh"

!define NAME "Call List Desk"
!define EXE "call-list-desk.exe"
!define CLASSES "Software\Classes"
!define APPLICATION "${CLASSES}\Applications\${EXE}"
!define PROGID "CallListDesk.Contacts"
!define CODE_RUNNING 3
!define CODE_TOO_OLD 4
!define CODE_NOT_FORGOTTEN 5
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\CallListDesk"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME}: setup"
VIAddVersionKey /LANG=0 "CompanyName" "Call List Desk developers"
VIAddVersionKey /LANG=0 "LegalCopyright" "${LICENCE}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"

LangString COMMENT ${LANG_ENGLISH} "Call lists of Bitrix24"
LangString COMMENT ${LANG_RUSSIAN} "Списки обзвона Битрикс24"
LangString RUNNING ${LANG_ENGLISH} "${NAME} is running. Close it, then try again."
LangString RUNNING ${LANG_RUSSIAN} "Программа ${NAME} запущена. Закройте её и повторите попытку."
LangString TOO_OLD ${LANG_ENGLISH} "${NAME} needs 64-bit Windows 10 or newer."
LangString TOO_OLD ${LANG_RUSSIAN} "Для ${NAME} нужна 64-разрядная Windows 10 или новее."

LangString FORGET ${LANG_ENGLISH} "Forget the portals too? Their webhooks would be taken out of the Windows Credential Manager."
LangString FORGET ${LANG_RUSSIAN} "Забыть и порталы? Их вебхуки будут удалены из диспетчера учётных данных Windows."
LangString NOT_FORGOTTEN ${LANG_ENGLISH} "Not all portals could be forgotten. Look for call-list-desk in the Windows Credential Manager and remove what is there."
LangString NOT_FORGOTTEN ${LANG_RUSSIAN} "Забыть удалось не все порталы. Найдите call-list-desk в диспетчере учётных данных Windows и удалите записи."

; "Open with" of each ending offers the program; what opens the file by default stays as it is.
!macro OfferFor ENDING
  WriteRegStr HKCU "${APPLICATION}\SupportedTypes" ".${ENDING}" ""
  WriteRegStr HKCU "${CLASSES}\.${ENDING}\OpenWithProgids" "${PROGID}" ""
!macroend
!macro DontOfferFor ENDING
  DeleteRegValue HKCU "${CLASSES}\.${ENDING}\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${ENDING}"
!macroend
!macro ForEveryEnding DO
  !insertmacro ${DO} "csv"
  !insertmacro ${DO} "tsv"
  !insertmacro ${DO} "xls"
  !insertmacro ${DO} "xlsx"
  !insertmacro ${DO} "xlsb"
  !insertmacro ${DO} "ods"
  !insertmacro ${DO} "vcf"
!macroend
!macro IfSwitch SWITCH
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "${SWITCH}" $R1
  ${IfNot} ${Errors}
!macroend
; The shortcut gets the name that the program's windows have, so that they share one button and one jump list.
!macro NameShortcut LINK
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${LINK}", ${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'Oleaut32::SysAllocString(w "${PROGRAM_ID}")p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},,&i4 $3)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)'
        ${IPropertyStore::Commit} $2 ""
        System::Free $5
        System::Free $4
        System::Call 'Oleaut32::SysFreeString(p r3)'
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("${LINK}", 1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend
!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; A program that runs keeps its own file from being opened for writing.
!macro WaitUntilClosed UN
  Function ${UN}WaitUntilClosed
    again:
    IfFileExists "$INSTDIR\${EXE}" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\${EXE}" a
    IfErrors 0 free
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${CODE_RUNNING}
    Abort
    free:
    FileClose $0
    closed:
  FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel ${CODE_TOO_OLD}
    Abort
  ${EndIf}
FunctionEnd

Section
  Call WaitUntilClosed
  ; Of the version before nothing stays that this one doesn't have.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}${SLASH}*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  !insertmacro IfSwitch "/NOSHORTCUT"
    Delete "$SMPROGRAMS\${NAME}.lnk"
  ${Else}
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${EXE}" "" "$INSTDIR\${EXE}" 0 SW_SHOWNORMAL "" "$(COMMENT)"
    !insertmacro NameShortcut "$SMPROGRAMS\${NAME}.lnk"
  ${EndIf}

  WriteRegStr HKCU "${APPLICATION}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${APPLICATION}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${APPLICATION}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "$(COMMENT)"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  !insertmacro IfSwitch "/NOOPENWITH"
    !insertmacro ForEveryEnding DontOfferFor
    DeleteRegKey HKCU "${APPLICATION}\SupportedTypes"
  ${Else}
    !insertmacro ForEveryEnding OfferFor
  ${EndIf}
  !insertmacro TellExplorer

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Call List Desk developers"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; The user's data lie in another folder and stay; whether the secrets do is asked, and silently they do, as an update
; may come as an uninstallation and an installation.
Section "Uninstall"
  Call un.WaitUntilClosed
  !insertmacro IfSwitch "/FORGET"
    Goto forget
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONQUESTION "$(FORGET)" /SD IDNO IDNO keep
  forget:
  ClearErrors
  ExecWait '"$INSTDIR\${EXE}" --forget-all' $0
  IfErrors failed
  StrCmp $0 0 keep
  failed:
  MessageBox MB_OK|MB_ICONEXCLAMATION "$(NOT_FORGOTTEN)" /SD IDOK
  SetErrorLevel ${CODE_NOT_FORGOTTEN}
  keep:
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\call-list-desk-console.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro ForEveryEnding DontOfferFor
  DeleteRegKey HKCU "${CLASSES}\${PROGID}"
  DeleteRegKey HKCU "${APPLICATION}"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TellExplorer
SectionEnd
