"""A JSON file is replaced whole, or stays as it is."""

import json
import os
from pathlib import Path

import pytest

from desktop.store import json_file


@pytest.fixture
def held(monkeypatch):
    """Return a function that refuses to replace files some times, as Windows does while another program reads them.

    It returns the list of the pauses that are made.
    """
    slept, replace = [], Path.replace
    monkeypatch.setattr("time.sleep", slept.append)

    def held_(times):
        def refuse(new, path):
            if len(slept) < times:
                raise PermissionError(13, "Access is denied")
            return replace(new, path)

        monkeypatch.setattr(Path, "replace", refuse)
        return slept

    return held_


def names(folder):
    return [path.name for path in folder.iterdir()]


def test_a_file_that_is_read_for_a_moment_is_replaced_afterwards(tmp_path, held):
    json_file.write(tmp_path / "a.json", {"a": 1})
    slept = held(7)
    json_file.write(tmp_path / "a.json", {"a": 2})
    assert json_file.read(tmp_path / "a.json") == {"a": 2}
    assert len(slept) == 7
    assert names(tmp_path) == ["a.json"]


def test_a_file_that_is_held_longer_stays_as_it_is_and_nothing_is_left_beside_it(tmp_path, held):
    json_file.write(tmp_path / "a.json", {"a": 1})
    slept = held(1000)
    with pytest.raises(PermissionError):
        json_file.write(tmp_path / "a.json", {"a": 2})
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == {"a": 1}
    assert names(tmp_path) == ["a.json"]
    assert 0.9 <= sum(slept) <= 1.1


def test_a_full_disk_leaves_nothing_beside_it(tmp_path, monkeypatch):
    json_file.write(tmp_path / "a.json", {"a": 1})

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        json_file.write(tmp_path / "a.json", {"a": 2})
    assert json_file.read(tmp_path / "a.json") == {"a": 1}
    assert names(tmp_path) == ["a.json"]
