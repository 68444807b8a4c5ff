import asyncio
import json

import pytest

from desktop.store import ignored_findings
from desktop.store.ignored_findings import IgnoredFindings


def put(path, *keys, ignored=True):
    return asyncio.run(IgnoredFindings(path).put(keys, ignored=ignored))


def loaded(path):
    return asyncio.run(IgnoredFindings(path).load())


def test_what_is_ignored_is_ignored_after_a_restart(tmp_path):
    path = tmp_path / "portals" / "x.ignored.json"
    assert loaded(path) == frozenset()
    assert put(path, "a", "b") == {"a", "b"}
    assert put(path, "c") == {"a", "b", "c"}
    assert put(path, "a", "never there", ignored=False) == {"b", "c"}
    assert loaded(path) == {"b", "c"}
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_first_ones_are_dropped_when_there_are_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(ignored_findings, "_MOST", 2)
    path = tmp_path / "x.ignored.json"
    put(path, "z")
    put(path, "b")
    assert put(path, "a") == loaded(path) == {"b", "a"}


@pytest.mark.parametrize("text", ["", "{", "[]"])
def test_a_file_that_is_not_understood_is_set_aside(tmp_path, text):
    path = tmp_path / "x.ignored.json"
    path.write_text(text)
    assert loaded(path) == frozenset()
    [aside] = tmp_path.iterdir()
    assert aside.read_text() == text


def test_foreign_values_do_no_harm(tmp_path):
    path = tmp_path / "x.ignored.json"
    path.write_text(json.dumps({"a": "yesterday", "b": None}))
    assert put(path, "c") == {"a", "b", "c"}


def test_what_cannot_be_saved_has_not_changed(tmp_path):
    path = tmp_path / "x.ignored.json"
    put(path, "a")
    (tmp_path / "x.ignored.json.new").mkdir()
    with pytest.raises(OSError):  # noqa: PT011
        put(path, "b")
    assert loaded(path) == {"a"}
