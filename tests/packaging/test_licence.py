"""The program's licence is declared in packaging/LICENCE.txt and pyproject.toml; every other place agrees."""

import re
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
ENGLISH, RUSSIAN = (PACKAGING / "LICENCE.txt").read_text(encoding="utf-8").splitlines()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def text(*place):
    return " ".join(ROOT.joinpath(*place).read_text(encoding="utf-8").split())


def test_the_project_names_the_file():
    assert PROJECT["license-files"] == ["packaging/LICENCE.txt"]


def test_linux_packages_name_the_same_licence():
    copyright_ = (PACKAGING / "linux" / "copyright").read_text(encoding="utf-8")
    assert re.search(r"^Files: \*\n.*\nLicense: (\S+)\n (.*)$", copyright_, re.MULTILINE).groups() == (
        PROJECT["license"],
        ENGLISH,
    )
    [metainfo] = (PACKAGING / "linux").glob("*.metainfo.xml")
    assert ElementTree.parse(metainfo).getroot().findtext("project_license") == PROJECT["license"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (("README.md",), ENGLISH),
        (("packaging", "linux", "portable", "README.txt"), ENGLISH),
        (("packaging", "linux", "portable", "README.txt"), RUSSIAN),
        (("desktop", "ui", "about", "dialog.py"), f'translate("About", "{ENGLISH}")'),
        (
            ("resources", "translations", "call-list-desk_ru.ts"),
            f"<source>{ENGLISH}</source> <translation>{RUSSIAN}</translation>",
        ),
    ],
)
def test_it_is_said_in_the_same_words(place, said):
    assert said in text(*place)


def test_windows_and_macos_show_it(script, tmp_path):
    script("windows/version_info").write("1.2.3", tmp_path / "version.txt")
    assert f'StringStruct("LegalCopyright", "{ENGLISH}")' in (tmp_path / "version.txt").read_text(encoding="utf-8")
    assert script("macos/info_plist").of("1.2.3")["NSHumanReadableCopyright"] == ENGLISH
    installer = (PACKAGING / "windows" / "installer.nsi").read_text(encoding="utf-8")
    assert '"LegalCopyright" "${LICENCE}"' in installer
