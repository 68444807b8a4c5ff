"""The version is defined in one place, and everything that states it agrees."""

import re
import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime
from pathlib import Path

from desktop import __version__

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"


def test_packages_have_the_programs_version(script):
    assert script("bundle").version() == __version__


def test_the_newest_entries_of_changelog_and_description_are_of_this_version_and_of_one_day(script):
    changelog = (LINUX / "changelog").read_text(encoding="utf-8")
    assert re.match(r"call-list-desk \(([^)]+)\)", changelog)[1] == __version__
    [metainfo] = LINUX.glob("*.metainfo.xml")
    release = ElementTree.parse(metainfo).getroot().find("releases/release")
    assert release.get("version") == __version__
    day = datetime.fromtimestamp(script("bundle").released_at(), UTC).date()
    assert release.get("date") == day.isoformat()


def test_windows_gets_four_numbers(script):
    numbers_of = script("windows/version_info").numbers_of
    assert numbers_of("1.2.3") == (1, 2, 3, 0)
    assert numbers_of("2.0") == (2, 0, 0, 0)
    assert len(numbers_of(__version__)) == 4
