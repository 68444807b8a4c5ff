from datetime import timedelta

import msgspec
import pytest

from desktop.bitrix24.methods import records
from desktop.bitrix24.methods.records import Id, Listing, Number, Reference, Text, YesNo
from desktop.domain.problem import Cause, Problem


class Row(msgspec.Struct, rename="upper"):
    id: Id
    owner_id: Reference = Reference()
    sort: Number = Number()
    name: Text = Text()
    active: YesNo = YesNo()
    fm: Listing = Listing()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"ID": "13"}, (13, 0, 0, "", False, [])),
        ({"ID": 13, "OTHER": {"a": []}}, (13, 0, 0, "", False, [])),
        (
            {"ID": 13.0, "OWNER_ID": "29", "SORT": "10", "NAME": 5, "ACTIVE": "Y", "FM": [1]},
            (13, 29, 10, "5", True, [1]),
        ),
        (
            {"ID": 13, "OWNER_ID": None, "SORT": None, "NAME": None, "ACTIVE": None, "FM": None},
            (13, 0, 0, "", False, []),
        ),
        ({"ID": 13, "OWNER_ID": "", "SORT": "", "NAME": "", "ACTIVE": "", "FM": ""}, (13, 0, 0, "", False, [])),
        ({"ID": 13, "OWNER_ID": "0", "ACTIVE": "N", "FM": {"2": "x"}}, (13, 0, 0, "", False, ["x"])),
        ({"ID": 13, "OWNER_ID": [], "NAME": [], "ACTIVE": True}, (13, 0, 0, "", True, [])),
        ({"ID": 13, "ACTIVE": 1, "SORT": -5}, (13, 0, -5, "", True, [])),
        ({"ID": 13, "ACTIVE": "1", "SORT": 1.5}, (13, 0, 0, "", True, [])),
    ],
)
def test_rows_as_the_families_write_them(given, expected):
    row = records.row(given, Row, method="m")
    assert (row.id, row.owner_id, row.sort, row.name, bool(row.active), list(row.fm)) == expected


@pytest.mark.parametrize("given", [[], [1], [1, 2], [1, 2, 3, 4, 5], {"2": 1, "4": 2, "5": 3}])
def test_parts_have_all_rows_in_order(given):
    rows = list(given.values()) if isinstance(given, dict) else given
    parts = list(records.parts(given, 2))
    assert [row for part in parts for row in part] == rows
    assert all(len(part) <= 2 for part in parts)
    assert parts


@pytest.mark.parametrize("given", [None, "text", 13])
def test_what_is_no_list_is_one_part_for_the_decoder_to_refuse(given):
    assert list(records.parts(given, 2)) == [given]


def test_lists_may_be_maps_or_empty():
    assert [row.id for row in records.rows({"1": {"ID": 1}, "3": {"ID": 3}}, Row, method="m")] == [1, 3]
    assert records.rows([], Row, method="m") == []
    assert records.rows({}, Row, method="m") == []


@pytest.mark.parametrize("given", [None, 5, "text", [None], [5], [{}], [{"ID": "thirteen"}], [{"ID": True}], True])
def test_other_shapes_are_unreadable(given):
    with pytest.raises(Problem) as raised:
        records.rows(given, Row, method="user.get")
    assert (raised.value.cause, raised.value.method) == (Cause.UNREADABLE, "user.get")
    assert raised.value.__context__ is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-07-14 08:47:19", "2025-07-14T08:47:19+03:00"),
        ("2025-07-14T08:47:19+02:00", "2025-07-14T08:47:19+02:00"),
        ("2025-07-14", "2025-07-14T00:00:00+03:00"),
    ],
)
def test_times_without_a_zone_are_the_servers(written, read):
    assert records.moment(written, timedelta(hours=3)).isoformat() == read


@pytest.mark.parametrize("written", ["", "0000-00-00 00:00:00", "yesterday", "14.07.2025 08:47:19"])
def test_times_that_cannot_be_read_are_unknown(written):
    assert records.moment(written, timedelta(hours=3)) is None
