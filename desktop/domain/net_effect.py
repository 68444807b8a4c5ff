"""The net effect of an action on call lists, added up over its journal entries: what undo reverses."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.domain.journal import Entry, Outcome
from desktop.domain.journal_entries import CreationEntry, DeletionEntry, MembersEntry
from desktop.domain.moves import list_of


@dataclass(slots=True)
class ListEffect:
    """The effect on one list: who came, and who left with which status, by CRM id.

    `made` and `deleted` are the entries that did that. `form` is the previous CRM form, in a tuple; None if it
    stayed.
    """

    list_id: int
    kind: int
    came: dict[int, None] = field(default_factory=dict)
    left: dict[int, str] = field(default_factory=dict)
    made: CreationEntry | None = None
    deleted: DeletionEntry | None = None
    form: tuple[int | None] | None = None

    def add(self, card_ids: Iterable[int]) -> None:
        """Note people who came; those who had left before are back."""
        for card_id in card_ids:
            if card_id in self.left:
                del self.left[card_id]
            else:
                self.came[card_id] = None

    def remove(self, people: Iterable[tuple[int, str]]) -> None:
        """Note people who left; those who came before were never there."""
        for card_id, status in people:
            if card_id in self.came:
                del self.came[card_id]
            else:
                self.left[card_id] = status


def net_effect(entries: Iterable[Entry]) -> list[ListEffect]:
    """Return the net effect of the entries that were done on each list, in order of first appearance."""
    effects: dict[int, ListEffect] = {}
    for entry in entries:
        if entry.outcome is not Outcome.DONE or not isinstance(entry, CreationEntry | MembersEntry | DeletionEntry):
            continue
        number = list_of(entry)
        effect = effects.setdefault(number, ListEffect(number, entry.kind))
        if isinstance(entry, DeletionEntry):
            effect.remove(entry.before.members)
            effect.deleted = entry
            continue
        absent = set(entry.result.absent)
        effect.add(card_id for card_id in entry.after.added if card_id not in absent)
        if isinstance(entry, CreationEntry):
            effect.made = entry
        else:
            still_in = set(entry.result.still_in)
            effect.remove(person for person in entry.before.removed if person[0] not in still_in)
            if entry.new_form and effect.form is None:
                effect.form = (entry.before.form,)
    return [effect for effect in effects.values() if not (effect.made and effect.deleted)]
