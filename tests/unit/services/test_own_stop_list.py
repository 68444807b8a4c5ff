import asyncio
from datetime import UTC, datetime

import pytest

from desktop.domain.card import Card
from desktop.domain.phones import Phone
from desktop.domain.portal import Known
from desktop.domain.stop_list import PhoneMatcher, StopEntry
from desktop.services import own_stop_list
from desktop.services.own_stop_list import OwnStopList
from desktop.store.stop_list import StopListFile

AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
ANNA, BORIS, OFFICE = "+7 903 111-22-33", "+7 903 111-22-44", "8 495 700-11-22"


def entries(*written):
    return [StopEntry(Phone.read(text).key, text, "", AT) for text in written]


class Scene:
    """A list over two contacts and a company, with how often it said that other people are on it."""

    def __init__(self, path):
        self.known, self.told, self.path = Known(), 0, path
        self.loaded = asyncio.Event()
        self.loaded.set()
        self.read(
            Card(3, 1, "Анна", ("89031112233",)),
            Card(3, 2, "Борис", (BORIS, OFFICE)),
            Card(4, 1, "Ромашка", (OFFICE,)),
        )
        self.own = self.made()

    def made(self):
        return OwnStopList(StopListFile(self.path), lambda: self.known, self._tell, cards_known=self.loaded.wait)

    def read(self, *cards, missing=()):
        self.known.put_cards(cards, missing)
        return [*((card.kind, card.id) for card in cards), *missing]

    def _tell(self):
        self.told += 1


@pytest.fixture
def scene(tmp_path):
    return Scene(tmp_path / "x.stop-list.sqlite")


async def test_known_cards_with_one_of_the_phones_are_on_the_list(scene):
    await scene.own.add(entries(OFFICE, ANNA))
    assert scene.own.people == {(3, 1), (3, 2), (4, 1)}
    assert scene.own.holders[3, 2] == {"+74957001122"}
    assert (bool(scene.own), [entry.written for entry in scene.own.entries.values()]) == (True, [OFFICE, ANNA])
    await scene.own.remove(["+74957001122"])
    assert scene.own.people == {(3, 1)}
    await scene.own.remove(["+79031112233"])
    assert (scene.own.people, bool(scene.own), scene.told) == (frozenset(), False, 3)


async def test_it_is_there_again_after_a_restart(scene):
    await scene.own.add(entries(ANNA))
    again = scene.made()
    await again.load()
    await again.settled()
    assert again.people == {(3, 1)}
    assert again.entries == scene.own.entries


async def test_cards_that_are_read_change_who_is_on_it(scene):
    await scene.own.add(entries(ANNA))
    scene.own.take(scene.read(Card(3, 1, "Анна", (BORIS,)), Card(3, 7, "Вера", ("8 903 1112233",))))
    await scene.own.settled()
    assert scene.own.people == {(3, 7)}
    scene.own.take(scene.read(missing=[(3, 7)]))
    await scene.own.settled()
    assert scene.own.people == frozenset()


async def test_what_is_read_or_added_while_cards_are_compared_counts_too(scene, monkeypatch):
    """The second reading comes while the first is being compared; so does another phone."""
    at_work, go_on = asyncio.Event(), asyncio.Event()
    matcher, held = OwnStopList.matcher, []

    async def slow(own):
        found = await matcher(own)
        if not held:
            held.append(True)
            at_work.set()
            await go_on.wait()
        return found

    await scene.own.add(entries("+7 900 000-00-00"))
    monkeypatch.setattr(OwnStopList, "matcher", slow)
    adding = asyncio.ensure_future(scene.own.add(entries(ANNA)))
    await at_work.wait()
    scene.own.take(scene.read(Card(3, 1, "Анна", ("+7 903 000-00-99",)), Card(3, 8, "Вера", (ANNA,))))
    more = asyncio.ensure_future(scene.own.add(entries(BORIS)))
    for _ in range(50):
        await asyncio.sleep(0.001)
    go_on.set()
    await adding
    await more
    assert scene.own.people == {(3, 2), (3, 8)}


async def test_nobody_is_let_through_when_comparing_fails(scene, monkeypatch):
    def broken(_matcher, cards):
        raise RuntimeError("no comparison")

    monkeypatch.setattr(PhoneMatcher, "holders", broken)
    with pytest.raises(RuntimeError, match="no comparison"):
        await scene.own.add(entries(ANNA))
    with pytest.raises(RuntimeError, match="no comparison"):
        await scene.own.settled()
    monkeypatch.undo()
    await scene.own.settled()
    assert scene.own.people == {(3, 1)}


async def test_many_cards_are_compared_part_by_part(scene, monkeypatch):
    monkeypatch.setattr(own_stop_list, "_AT_ONCE", 3)
    scene.read(*(Card(3, number, "", (f"+7 900 000-00-{number:02}",)) for number in range(10, 30)))
    await scene.own.add(entries(*(f"8 900 000-00-{number}" for number in (11, 19, 28)), ANNA))
    assert scene.own.people == {(3, 11), (3, 19), (3, 28), (3, 1)}
    await scene.own.close()


async def test_it_can_be_closed_while_cards_are_compared(scene):
    adding = asyncio.ensure_future(scene.own.add(entries(ANNA)))
    while not scene.own:  # noqa: ASYNC110 - the comparison begins in the same step
        await asyncio.sleep(0)
    await scene.own.close()
    await adding
    assert scene.own.people == frozenset()


async def test_nothing_is_settled_before_the_cards_that_were_saved_are_known(scene):
    await scene.own.load()
    await scene.own.add(entries(BORIS))
    known, scene.known = scene.known, Known()
    scene.loaded.clear()
    async_own = scene.made()
    await async_own.load()
    settled = asyncio.create_task(async_own.settled())
    for _ in range(20):
        await asyncio.sleep(0)
    assert not settled.done()
    scene.known = known
    async_own.take(known.cards)
    scene.loaded.set()
    await settled
    assert async_own.people == {(3, 2)}
