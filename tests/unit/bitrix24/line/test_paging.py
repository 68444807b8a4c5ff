import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bitrix24.line.paging import by_id, slices
from desktop.bitrix24.line.protocol import Call, Reply
from desktop.bitrix24.line.reader import together
from desktop.domain.problem import Cause, Problem


class Rows:
    """A reader over ids; `wrong` pages ignore the id from which to continue."""

    def __init__(self, ids, *, wrong=False):
        self.ids, self.wrong, self.reads = sorted(ids), wrong, 0

    async def read(self, call, *, rank=0):
        self.reads += 1
        last = 0 if self.wrong else call.params["last"]
        return Reply([one for one in self.ids if one > last][:50])


def pages(reader):
    async def collect():
        calls = by_id(reader, lambda last: Call("m", {"last": last}), lambda result: result, lambda row: row)
        return [row async for page in calls for row in page]

    return asyncio.run(collect())


@given(st.sets(st.integers(1, 10_000), max_size=300))
def test_every_row_once(ids):
    reader = Rows(ids)
    assert pages(reader) == sorted(ids)
    assert reader.reads == len(ids) // 50 + 1


def test_an_ignored_filter_is_an_error_and_no_endless_loop():
    reader = Rows(range(1, 200), wrong=True)
    with pytest.raises(Problem) as raised:
        pages(reader)
    assert raised.value.cause is Cause.UNREADABLE
    assert reader.reads == 2


@given(st.lists(st.integers(1, 400)))
def test_slices_hold_each_id_once(ids):
    parts = list(slices(ids))
    assert [one for part in parts for one in part] == list(dict.fromkeys(ids))
    assert all(0 < len(part) <= 50 for part in parts)
    assert len(parts) == -(-len(set(ids)) // 50)


async def test_together_cancels_the_others_when_one_fails():
    ended = []

    async def endless():
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            ended.append(1)
            raise

    async def failing():
        raise Problem(Cause.REFUSED)

    with pytest.raises(Problem):
        await together([endless(), failing(), endless()])
    assert ended == [1, 1]
