"""What an action did to call lists in the end, added up over its journal entries: what taking it back undoes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.domain.journal import Action, Entry, Outcome
from desktop.domain.moves import list_of


@dataclass(slots=True)
class ListEffect:
    """One list: who came, who left with which status, by CRM id. `made` and `deleted` are the entries that did that.

    `form` is the CRM form before, in a tuple; None when it stayed.
    """

    list_id: int
    kind: int
    came: dict[int, None] = field(default_factory=dict)
    left: dict[int, str] = field(default_factory=dict)
    made: Entry | None = None
    deleted: Entry | None = None
    form: tuple[int | None] | None = None

    def add(self, card_ids: Iterable[int]) -> None:
        """Note people who came; whoever had left before is back."""
        for card_id in card_ids:
            if card_id in self.left:
                del self.left[card_id]
            else:
                self.came[card_id] = None

    def remove(self, people: Iterable[tuple[int, str]]) -> None:
        """Note people who left; whoever came before never was there."""
        for card_id, status in people:
            if card_id in self.came:
                del self.came[card_id]
            else:
                self.left[card_id] = status


def net_effect(entries: Iterable[Entry]) -> list[ListEffect]:
    """Return what the entries that were done did to each list, in the order in which the lists were first met."""
    effects: dict[int, ListEffect] = {}
    for entry in entries:
        if entry.outcome is not Outcome.DONE or entry.action not in _OF_LISTS:
            continue
        number = list_of(entry)
        kind = int(entry.before.get("kind") or entry.after.get("kind") or 0)
        effect = effects.setdefault(number, ListEffect(number, kind))
        absent, still_in = set(entry.result.get("absent", ())), set(entry.result.get("still_in", ()))
        effect.add(card_id for card_id in entry.after.get("added", ()) if card_id not in absent)
        if entry.action is Action.CREATE_LIST:
            effect.made = entry
        elif entry.action is Action.DELETE_LIST:
            effect.remove((int(card_id), status) for card_id, status in entry.before["members"])
            effect.deleted = entry
        else:
            gone = ((int(card_id), status) for card_id, status in entry.before["removed"])
            effect.remove((card_id, status) for card_id, status in gone if card_id not in still_in)
            if entry.new_form and effect.form is None:
                effect.form = (entry.before["form"],)
    return [effect for effect in effects.values() if not (effect.made and effect.deleted)]


_OF_LISTS = frozenset({Action.CREATE_LIST, Action.CHANGE_PARTICIPANTS, Action.DELETE_LIST})
