"""Everything that goes into a frozen program comes with its licence."""

import json
import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def locked(name):
    lock = (ROOT / "packaging" / "locks" / f"{name}.txt").read_text(encoding="utf-8")
    return re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)


def installed(names):
    for name in names:
        try:
            yield metadata.distribution(name)
        except metadata.PackageNotFoundError:  # for another system
            continue


@pytest.fixture
def licences(script):
    return script("licences")


def test_every_distribution_that_the_program_needs_has_a_licence_and_its_text(licences):
    parts = [licences.of_distribution(found) for found in installed(locked("run"))]
    assert len(parts) > 20
    assert [part.name for part in parts if not part.licence or not part.texts] == []
    assert [part.name for part in parts if sum(text.stat().st_size for text in part.texts) < 500] == []


def test_what_is_collected_can_be_read_back(licences, tmp_path, monkeypatch):
    import httpx
    import PySide6

    monkeypatch.setattr(licences, "_dpkg_query", lambda *words: "")
    files = {"httpx": httpx.__file__, "PySide6/__init__": PySide6.__file__}
    licences.collect(files, tmp_path / "licences")
    listed = json.loads((tmp_path / "licences" / "licences.json").read_text(encoding="utf-8"))
    by_name = {entry["name"]: entry for entry in listed}
    assert {"Python", "httpx", "PySide6_Essentials"} <= set(by_name)
    assert "aiosqlite" not in by_name
    assert by_name["httpx"]["version"] == httpx.__version__
    assert by_name["PySide6_Essentials"]["licence"] == "LGPL-3.0-only"
    texts = {name for entry in listed for name in entry["files"]}
    assert texts == {path.name for path in (tmp_path / "licences").iterdir()} - {"licences.json"}
    assert "LGPL-3.0.txt" in texts
    assert all(entry["files"] and entry["version"] and entry["licence"] for entry in listed)


def test_a_library_without_a_licence_stops_the_build(licences, tmp_path):
    stray = tmp_path / "libstray.so.1"
    stray.touch()
    with pytest.raises(licences.NoLicence, match=r"libstray\.so\.1"):
        licences.collect({"libstray.so.1": stray}, tmp_path / "licences")
    assert not (tmp_path / "licences").exists()


@pytest.mark.parametrize(("folder", "name"), [("resources/fonts", "Inter"), ("resources/icons/lines", "Lucide")])
def test_what_others_drew_comes_with_its_licence(licences, tmp_path, monkeypatch, folder, name):
    monkeypatch.setattr(licences, "_dpkg_query", lambda *words: "")
    drawn = {path.name: path for path in (ROOT / folder).iterdir() if path.suffix != ".txt"}
    assert drawn
    licences.collect(drawn, tmp_path / "licences")
    listed = {
        entry["name"]: entry
        for entry in json.loads((tmp_path / "licences" / "licences.json").read_text(encoding="utf-8"))
    }
    [text] = listed[name]["files"]
    assert "Permission" in (tmp_path / "licences" / text).read_text(encoding="utf-8")
