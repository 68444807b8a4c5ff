import asyncio

import pytest

from desktop.domain.status_mark import Mark
from desktop.store.marks import Marks


def loaded(path):
    marks = Marks(path)
    asyncio.run(marks.load())
    return marks


def test_marks_are_there_again_after_a_restart(tmp_path):
    path = tmp_path / "portals" / "x.marks.json"
    marks = loaded(path)
    asyncio.run(marks.put("ПОЗЖЕ", Mark.CALL_AGAIN))
    asyncio.run(marks.put("SUCCESS", Mark.FINAL))
    asyncio.run(marks.put("ПОЗЖЕ", None))
    again = loaded(path)
    assert (again.of("SUCCESS"), again.of("ПОЗЖЕ"), again.of("OTHER")) == (Mark.FINAL, None, None)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"A": "no such mark"}', "\udcff"])
def test_a_file_that_is_not_understood_is_set_aside(tmp_path, text):
    path = tmp_path / "x.marks.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert loaded(path).of("A") is None
    [aside] = tmp_path.iterdir()
    assert aside.name == "x.marks.json.unreadable-1"
    assert aside.read_bytes() == text.encode("utf-8", "surrogateescape")


def test_what_cannot_be_saved_has_not_changed(tmp_path):
    marks = loaded(tmp_path / "x.marks.json")
    (tmp_path / "x.marks.json.new").mkdir()
    with pytest.raises(OSError):  # noqa: PT011
        asyncio.run(marks.put("A", Mark.FINAL))
    assert marks.of("A") is None
