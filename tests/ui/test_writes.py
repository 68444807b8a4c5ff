"""Descriptions of writes: each kind has its own words."""

from desktop.domain.journal import ENTRY_TYPES
from desktop.ui.writes.kinds import WORDS


def test_each_kind_of_write_has_words_and_its_own_entry_in_the_journal():
    entries = [kind.entry for kind in WORDS]
    assert entries == [ENTRY_TYPES[entry.action] for entry in entries]
    assert {*entries} == {*ENTRY_TYPES.values()}
