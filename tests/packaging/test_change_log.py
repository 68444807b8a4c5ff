"""Packages describe a version in the words of the change log, which comes with the program."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

from desktop.services.change_log import releases

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
EVERY = releases(ROOT / "packaging" / "CHANGELOG.md")
RELEASED = [release for release in EVERY if release.day]
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def test_every_version_says_as_much_in_both_languages():
    assert [release.version for release in EVERY if not release.day] in ([], [EVERY[0].version])
    for release in EVERY:
        assert len(release.changes["en"]) == len(release.changes["ru"]) > 0, release.version
        assert all(re.search("[а-я]", text) for text in release.changes["ru"])


def test_the_appstream_description_has_the_same_releases():
    [metainfo] = LINUX.glob("*.metainfo.xml")
    told = [
        (
            release.get("version"),
            release.get("date"),
            [item.text for item in release.iter("li") if item.get(LANGUAGE) is None],
            [item.text for item in release.iter("li") if item.get(LANGUAGE) == "ru"],
        )
        for release in ElementTree.parse(metainfo).getroot().iter("release")
    ]
    assert told == [
        (release.version, release.day.isoformat(), release.changes["en"], release.changes["ru"])
        for release in RELEASED
    ]


def test_the_changelog_of_the_debian_package_has_the_same_entries():
    text = (LINUX / "changelog").read_text(encoding="utf-8")
    entries = re.findall(r"^call-list-desk \((\S+)\).*?\n\n(.*?)\n\n --", text, re.MULTILINE | re.DOTALL)
    told = [(version, re.sub(r"\s+", " ", body).strip().removeprefix("* ").split(" * ")) for version, body in entries]
    assert told == [(release.version, release.changes["en"]) for release in RELEASED]


def test_it_is_in_the_wheel(tmp_path):
    words = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    assert "desktop/resources/CHANGELOG.md" in zipfile.ZipFile(wheel).namelist()


def test_it_is_in_the_frozen_program():
    spec = (ROOT / "packaging" / "call-list-desk.spec").read_text(encoding="utf-8")
    assert '*data("packaging/CHANGELOG.md", "desktop/resources"),' in spec
