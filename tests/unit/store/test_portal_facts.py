import asyncio
from datetime import UTC, datetime

import pytest

from desktop.domain.portal_facts import Facts
from desktop.store.portal_facts import PortalFacts

FACTS = Facts(
    at=datetime(2026, 8, 3, 9, 0, tzinfo=UTC),
    form_list=False,
    short_pages=True,
    deleted_hidden=True,
    gone_code="ACTIVITY_NOT_FOUND",
)


def loaded(path):
    kept = PortalFacts(path)
    asyncio.run(kept.load())
    return kept.facts


@pytest.mark.parametrize("facts", [FACTS, Facts(form_list=True), Facts()])
def test_facts_come_back(tmp_path, facts):
    path = tmp_path / "portals" / "acme.facts.json"
    asyncio.run(PortalFacts(path).put(facts))
    assert loaded(path) == facts


def test_without_a_file_the_contract_holds(tmp_path):
    assert loaded(tmp_path / "none.json") == Facts()


@pytest.mark.parametrize("text", ["{", "[]", '{"at": "yesterday"}', '{"at": "2026-08-03T09:00:00"}', '{"at": 5}'])
def test_a_file_that_cannot_be_understood_is_set_aside(tmp_path, text):
    path = tmp_path / "acme.facts.json"
    path.write_text(text)
    assert loaded(path) == Facts()
    assert not path.exists()
    assert [other.read_text() for other in tmp_path.iterdir()] == [text]


def test_facts_that_cannot_be_saved_are_followed_all_the_same(tmp_path):
    (tmp_path / "file").write_text("")
    kept = PortalFacts(tmp_path / "file" / "acme.facts.json")
    with pytest.raises(OSError, match=r".*"):
        asyncio.run(kept.put(FACTS))
    assert kept.facts == FACTS
