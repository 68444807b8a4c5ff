"""The installer for Windows compiles, with a stand-in for the program, and offers it for the files that it opens."""

import re
from pathlib import Path

from desktop import __version__
from desktop.app import PROGRAM_ID
from desktop.cli import parser

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "packaging" / "windows" / "installer.nsi"


def test_it_compiles_without_a_warning(script, tmp_path):
    bundle, icons = tmp_path / "bundle", tmp_path / "icons"
    (bundle / "_internal").mkdir(parents=True)
    icons.mkdir()
    (bundle / "call-list-desk.exe").write_bytes(b"MZ")
    (bundle / "_internal" / "library.dll").write_bytes(bytes(2_000))
    drawing = script("icons")
    (icons / "call-list-desk.ico").write_bytes(drawing.ico({16: png(16), 32: png(32)}))
    made = script("windows/installer").build(bundle, icons, __version__, tmp_path)
    content = made.read_bytes()
    assert content.startswith(b"MZ")
    assert __version__.encode("utf-16-le") in content


def test_it_offers_the_program_for_the_same_endings_as_everywhere(script):
    source = (ROOT / "packaging" / "windows" / "installer.nsi").read_text(encoding="utf-8")
    endings = re.findall(r'^  !insertmacro \$\{DO\} "(\w+)"', source, re.MULTILINE)
    file_types = script("file_types").FILE_TYPES
    assert endings == [file_type.ending for file_type in file_types]
    plist = script("macos/info_plist").of(__version__)
    assert len(plist["CFBundleDocumentTypes"]) == len(file_types)


def test_it_takes_nothing_over_and_keeps_the_users_data():
    source = (ROOT / "packaging" / "windows" / "installer.nsi").read_text(encoding="utf-8")
    written = re.findall(r'WriteRegStr HKCU "\$\{CLASSES\}\\\.\$\{ENDING\}([^"]*)" "([^"]*)"', source)
    assert written == [(r"\OpenWithProgids", "${PROGID}")]
    assert not re.search(r"HKLM|HKCR|SetShellVarContext all", source)
    assert re.findall(r"^  RMDir (.*)$", source.split('Section "Uninstall"')[1], re.MULTILINE) == [
        r'/r "$INSTDIR\_internal"',
        '"$INSTDIR"',
    ]


def test_every_program_that_is_installed_is_removed(script):
    spec = (ROOT / "packaging" / "call-list-desk.spec").read_text(encoding="utf-8")
    source = (ROOT / "packaging" / "windows" / "installer.nsi").read_text(encoding="utf-8")
    names = re.findall(r'program_of\("([\w-]+)"', spec)
    deleted = re.findall(
        r'^  Delete "\$INSTDIR\\(.+)"$', source.replace("${EXE}", "call-list-desk.exe"), re.MULTILINE
    )
    assert names == ["call-list-desk", "call-list-desk-console"]
    assert {f"{name}.exe" for name in names} <= set(deleted)


def test_the_uninstaller_asks_whether_the_secrets_go_too_and_has_the_program_forget_them():
    source = (ROOT / "packaging" / "windows" / "installer.nsi").read_text(encoding="utf-8")
    uninstalling = source.split('Section "Uninstall"')[1]
    asked = uninstalling.index('MessageBox MB_YESNO|MB_ICONQUESTION "$(FORGET)" /SD IDNO IDNO keep')
    forgotten = uninstalling.index("ExecWait '\"$INSTDIR\\${EXE}\" --forget-all' $0")
    assert asked < forgotten < uninstalling.index("keep:") < uninstalling.index("RMDir /r")
    assert len(re.findall(r"^LangString (?:NOT_)?FORG\w+ \$\{LANG_(?:ENGLISH|RUSSIAN)\}", source, re.MULTILINE)) == 4
    assert parser().parse_args(["--forget-all"]).forget_all


def test_every_switch_is_in_the_readme_and_every_code(script):
    source, readme = SOURCE.read_text(encoding="utf-8"), (ROOT / "README.md").read_text(encoding="utf-8")
    told = readme.partition("### Many Windows computers")[2].partition("\n## ")[0]
    switches = re.findall(r'!insertmacro IfSwitch "(/\w+)"', source)
    assert switches == ["/NOSHORTCUT", "/NOOPENWITH", "/FORGET"]
    built_in = ["/S", "/D", "_?"]
    assert set(re.findall(r"^\| `([^`=]+)[`=]", told, re.MULTILINE)) == {*switches, *built_in}
    installing, uninstalling = source.split('Section "Uninstall"')
    assert '"/FORGET"' in uninstalling
    assert '"/FORGET"' not in installing
    codes = dict(re.findall(r"!define (CODE_\w+) (\d+)", source))
    assert sorted(re.findall(r"SetErrorLevel \$\{(\w+)\}", source)) == sorted(codes)
    rows = re.findall(r"^\| (\d)(?:, (\d))? \|", told, re.MULTILINE)
    assert [code for row in rows for code in row if code] == ["0", "1", "2", *sorted(codes.values())]


def test_nothing_waits_for_an_answer_in_silence():
    source = SOURCE.read_text(encoding="utf-8")
    asked = [line.strip() for line in source.splitlines() if line.strip().startswith("MessageBox")]
    assert len(asked) == 4
    assert [line for line in asked if not re.search(r" /SD ID(OK|NO|CANCEL)\b", line)] == []


def test_it_needs_no_administrator_and_asks_for_none():
    source = SOURCE.read_text(encoding="utf-8")
    assert re.findall(r"^RequestExecutionLevel (\w+)$", source, re.MULTILINE) == ["user"]
    assert re.findall(r'^InstallDir "([^"]+)"$', source, re.MULTILINE) == [r"$LOCALAPPDATA\Programs\${NAME}"]


def test_the_shortcut_has_the_name_of_the_windows(script):
    assert script("windows/installer").PROGRAM_ID == PROGRAM_ID
    source = SOURCE.read_text(encoding="utf-8")
    made, named = source.index("    CreateShortcut "), source.index("    !insertmacro NameShortcut ")
    assert made < named
    macro = source.partition("!macro NameShortcut LINK")[2].partition("!macroend")[0]
    assert "${PKEY_AppUserModel_ID}" in macro
    assert '"${PROGRAM_ID}"' in macro
    assert macro.index("::SetValue}") < macro.index("::Commit}") < macro.index("::Save}")


def png(size):
    import struct
    import zlib

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    pixels = zlib.compress((b"\0" + b"\x1f\x5f\xa8\xff" * size) * size)
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
