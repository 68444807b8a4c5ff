"""The program's description for Linux desktops is valid, in both languages, and matches the program."""

import configparser
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from desktop.cli import parser
from desktop.ui.window.intake import _ENDINGS

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
ENTRY = LINUX / "call-list-desk.desktop"
[METAINFO] = LINUX.glob("*.metainfo.xml")
NEVER_OFFERED_FOR = {"txt", "htm", "html"}
"""Endings of any text and any web page: the program reads them, but is not meant for opening them in general."""


@pytest.fixture
def entry():
    found = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    found.optionxform = str
    found.read(ENTRY, encoding="utf-8")
    return found


@pytest.mark.parametrize(
    "command",
    [["desktop-file-validate", str(ENTRY)], ["appstreamcli", "validate", "--no-net", str(METAINFO)]],
    ids=["entry", "metainfo"],
)
def test_the_validators_have_nothing_to_say(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search(r"^[EW]:|error:|warning:|hint:", done.stdout, re.MULTILINE), done.stdout


def test_it_is_offered_for_the_files_that_it_opens(script, entry):
    file_types = script("file_types").FILE_TYPES
    assert {file_type.ending for file_type in file_types} == set(
        re.findall(r"\*\.(\w+)", _ENDINGS)
    ) - NEVER_OFFERED_FOR
    mime_types = [file_type.mime_type for file_type in file_types]
    assert entry["Desktop Entry"]["MimeType"].rstrip(";").split(";") == mime_types
    root = ElementTree.parse(METAINFO).getroot()
    assert [element.text for element in root.findall("provides/mediatype")] == mime_types


def test_what_is_read_is_there_in_russian_too(entry):
    for section in entry.sections():
        for key in ("Name", "GenericName", "Comment", "Keywords"):
            if key in entry[section]:
                assert re.search("[а-я]", entry[section][f"{key}[ru]"]), (section, key)
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for parent in ElementTree.parse(METAINFO).getroot().iter():
        for tag in {child.tag for child in parent} & {"name", "summary", "p", "li"}:
            languages = [child.get(language) for child in parent.findall(tag)]
            assert languages.count("ru") == languages.count(None), (parent.tag, tag)


def test_its_commands_are_understood(entry):
    for section in entry.sections():
        program, *words = entry[section]["Exec"].split()
        assert program == "call-list-desk"
        parser().parse_args([word for word in words if word != "%F"])


def test_windows_of_the_program_belong_to_the_entry(entry):
    assert entry["Desktop Entry"]["StartupWMClass"] == ENTRY.stem
    assert entry["Desktop Entry"]["Icon"] == ENTRY.stem
    assert f'setDesktopFileName("{ENTRY.stem}")' in (ROOT / "desktop" / "app.py").read_text(encoding="utf-8")


def test_the_entry_of_the_portable_program_starts_it_from_where_it_is(tmp_path):
    here = tmp_path / 'ein "Ordner" $x'
    (here / "share").mkdir(parents=True)
    (here / "share" / ENTRY.name).write_bytes(ENTRY.read_bytes())
    installer = here / "install-desktop-entry.sh"
    installer.write_bytes((LINUX / "portable" / "install-desktop-entry.sh").read_bytes())
    data = tmp_path / "data"

    def run(*words):
        subprocess.run(
            ["sh", installer, *words], check=True, env={"XDG_DATA_HOME": str(data), "PATH": "/usr/bin:/bin"}
        )

    run()
    installed = data / "applications" / ENTRY.name
    text = installed.read_text(encoding="utf-8")
    program = str(here / "call-list-desk").replace('"', r'\\"').replace("$", r"\\$")
    assert f'Exec="{program}" %F\n' in text
    assert f'Exec="{program}" --demo\n' in text
    run("--remove")
    assert not installed.exists()
