"""A set of statuses as a file: what was saved comes back, and whatever else a file may be is told apart."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.set_fault import SetFault, StatusFileError
from desktop.domain.status_code import LONGEST_CODE, LONGEST_NAME
from desktop.domain.status_mark import Mark
from desktop.domain.status_set import SetEntry, StatusSet
from desktop.store import status_file

KEPT = StatusSet(
    (SetEntry("LATER", "Позже “сам”", "#AABBCC", Mark.CALL_AGAIN), SetEntry("1", "Later"), SetEntry("2", "Later")),
    ("IN_WORK", "LATER", "SUCCESS", "1", "2"),
    "acme.bitrix24.ru",
    datetime(2026, 12, 1, 9, 30, tzinfo=UTC),
)


def row(**values):
    return {"code": "A", "name": "A"} | values


def text(*rows, **values):
    whole = {"format": "call-list-desk-statuses", "version": 1, "statuses": list(rows)} | values
    return json.dumps(whole).encode()


def test_what_was_saved_comes_back(tmp_path):
    path = tmp_path / "набор.json"
    path.write_text("an older one")
    status_file.write(path, KEPT)
    assert status_file.read(path) == KEPT
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cant_be_written_leaves_nothing_behind(tmp_path):
    path = tmp_path / "set.json"
    path.mkdir()
    with pytest.raises(OSError, match="set"):
        status_file.write(path, KEPT)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_an_editors_mark_and_missing_parts_do_no_harm(tmp_path, mark):
    path = tmp_path / "set.json"
    path.write_text(mark + text(row(name=" A  b ", colour="#aabbcc"), saved="yesterday").decode(), encoding="utf-8")
    assert status_file.read(path) == StatusSet((SetEntry("A", "A  b", "#AABBCC"),))


@pytest.mark.parametrize(
    ("data", "fault", "where", "value"),
    [
        (b"{" + b" " * 1_000_000, SetFault.TOO_LARGE, "", ""),
        ("Имя".encode("cp1251"), SetFault.NOT_TEXT, "", ""),
        (b"", SetFault.NOT_JSON, "1:1", ""),
        (b'{\n "format": ]', SetFault.NOT_JSON, "2:12", ""),
        (b"[" * 100_000, SetFault.NOT_A_SET, "", ""),
        (b"1" * 5_000, SetFault.NOT_A_SET, "", ""),
        (b"[]", SetFault.NOT_A_SET, "", ""),
        (b'{"version": 1, "statuses": []}', SetFault.NOT_A_SET, "", ""),
        (text(row(), version=2), SetFault.NEWER, "", "2"),
        (text(row(), version="1"), SetFault.WRONG_SHAPE, "version", ""),
        (text(row(), version=True), SetFault.WRONG_SHAPE, "version", ""),
        (text(statuses={}), SetFault.WRONG_SHAPE, "statuses", ""),
        (text(row(), queue=[1]), SetFault.WRONG_SHAPE, "queue", ""),
        (text(row(), portal=5), SetFault.WRONG_SHAPE, "portal", ""),
        (text(), SetFault.NO_STATUS, "", ""),
        (text(row(), "B"), SetFault.WRONG_SHAPE, "statuses[2]", ""),
        (text(row(code=5)), SetFault.WRONG_SHAPE, "statuses[1].code", ""),
        (text(row(code="")), SetFault.CODE, "1", ""),
        (text(row(code="C5:A")), SetFault.CODE, "1", "C5:A"),
        (text(row(code="A" * (LONGEST_CODE + 1))), SetFault.CODE, "1", "A" * 40),
        (text(row(), row(code="a")), SetFault.CODE_TWICE, "2", "a"),
        (text(row(name="  ")), SetFault.NAME, "1", ""),
        (text(row(name="n" * (LONGEST_NAME + 1))), SetFault.NAME, "1", "n" * 40),
        (text(row(colour="red")), SetFault.COLOUR, "1", "red"),
        (text(row(mark="maybe")), SetFault.MARK, "1", "maybe"),
    ],
)
def test_what_is_wrong_and_where_is_told(tmp_path, data, fault, where, value):
    path = tmp_path / "set.json"
    path.write_bytes(data)
    with pytest.raises(StatusFileError) as caught:
        status_file.read(path)
    assert (caught.value.fault, caught.value.where, caught.value.value) == (fault, where, value)


TEXTS = st.sampled_from(["", "A", "a:b", "#112233", "final", "n" * 120, "2026-12-01"])
SCALARS = st.none() | st.booleans() | st.integers(-1, 3) | TEXTS
VALUES = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(TEXTS, SCALARS, max_size=2)
ROWS = st.dictionaries(st.sampled_from(["code", "name", "colour", "mark"]), VALUES)


@given(
    st.dictionaries(st.sampled_from(["queue", "portal", "saved", "version"]), VALUES),
    st.lists(ROWS | VALUES, max_size=3),
)
def test_any_other_content_is_a_set_or_a_fault(tmp_path_factory, values, rows):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(text(*rows, **values))
    try:
        found = status_file.read(path)
    except StatusFileError:
        return
    assert found.entries
