"""A supervisor who keeps operators in work, so that a demo left open for hours goes on as a real portal would."""

from __future__ import annotations

import random

from desktop.portal import participants
from desktop.portal.fields import CONTACT
from desktop.portal.participants import IN_WORK, set_status
from desktop.portal.seed.dictionaries import OPERATORS, OWN_STATUS, SUPERVISORS
from desktop.portal.seed.people import PersonMaker
from desktop.portal.seed.subjects import LATER
from desktop.portal.state import Portal

_LOOK_SECONDS = 1_200.0
_ENOUGH = 400
"""Fewest people still to be called, before a new list is made: what eight operators do in four hours."""
_NEW_LIST, _FRESH, _AGAIN = (80, 240), (8, 25), (3, 12)
"""Fewest and most people of a new list, of those who come into one, and of those who are called again."""
_CORRECTED = {"SUCCESS": OWN_STATUS, "WRONG_NUMBER": "SUCCESS", OWN_STATUS: "STOP_CALLING"}

OPEN_LISTS = f"""SELECT c.id, c.entity_type_id, c.webform_id FROM call_list c
    JOIN activity a ON a.provider_id = 'CALL_LIST' COLLATE NOCASE
        AND a.associated_entity_id = c.id AND a.completed = 'N'
    JOIN user u ON u.id = a.responsible_id AND u.active = 1
    WHERE EXISTS (SELECT 1 FROM participant p WHERE p.list_id = c.id AND p.status_id = '{IN_WORK}')"""  # noqa: S608
"""SQL: the lists that operators work on. Those of dismissed colleagues stay as they are: nobody opens them."""


class Supervisor:
    """Owned by the shift. Looks at the lists three times an hour of simulated time, and does one thing each time."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._random = random.Random(portal.random.random())  # noqa: RUF100, S311
        self._people = PersonMaker(self._random, portal.texts.language)
        self._due = _LOOK_SECONDS

    def pass_time(self, seconds: float) -> None:
        """Let simulated time pass."""
        self._due -= seconds
        while self._due <= 0:
            self._due += _LOOK_SECONDS
            with self._portal.database.transaction(by=SUPERVISORS[-1]):
                self._look()

    def tend(self) -> None:
        """Do one thing to one of the lists in work: bring people, have some called again, correct a result."""
        ids = self._open_lists()
        if ids:
            do = self._random.choice((self._bring_people, self._bring_people, self._call_again, self._correct))
            do(self._random.choice(ids))

    def _look(self) -> None:
        waiting = sum(len(self._with_status(list_id, IN_WORK)) for list_id in self._open_lists())
        if waiting < _ENOUGH:
            self._make_list()
        else:
            self.tend()

    def _open_lists(self) -> list[int]:
        lists = self._portal.database.rows(f"{OPEN_LISTS} AND c.entity_type_id = {CONTACT} ORDER BY c.id")
        return [row["id"] for row in lists]

    def _make_list(self) -> None:
        """Make a list of the people who are in the fewest lists, and have not asked never to be called again."""
        portal, count = self._portal, self._random.randint(*_NEW_LIST)
        free = portal.database.column(
            "SELECT id FROM contact WHERE NOT EXISTS ("  # noqa: S608
            "SELECT 1 FROM participant p JOIN call_list c ON c.id = p.list_id"
            f" WHERE c.entity_type_id = {CONTACT} AND p.entity_id = contact.id AND p.status_id = 'STOP_CALLING')"
            " ORDER BY (SELECT COUNT(*) FROM participant p WHERE p.entity_id = contact.id), id LIMIT ?",
            (2 * count,),
        )
        chosen = self._random.sample(free, min(count, len(free)))
        chosen += [self._people.add(portal, CONTACT) for _ in range(count - len(chosen))]
        creator = self._random.choice(SUPERVISORS)
        list_id = participants.begin_list(portal, CONTACT, creator, self._random.choice((None, 1, 2)))
        with portal.database.transaction(by=creator):
            portal.database.insert_many("participant", participants.participant_rows(list_id, chosen))
        responsible = {"responsible_id": self._random.choice(OPERATORS)}
        subject = self._subject()
        participants.add_activity(
            portal, list_id, creator, **(responsible | {"subject": subject} if subject else responsible)
        )

    def _subject(self) -> str:
        """Return a name that no list has had; "" once all are used."""
        used = set(self._portal.database.column("SELECT subject FROM activity WHERE provider_id = 'CALL_LIST'"))
        return next((name for pair in LATER if (name := self._portal.texts.pick(*pair)) not in used), "")

    def _bring_people(self, list_id: int) -> None:
        """Add people who have just come into the CRM to a list."""
        portal = self._portal
        fresh = [self._people.add(portal, CONTACT) for _ in range(self._random.randint(*_FRESH))]
        last = portal.database.value("SELECT MAX(rank) FROM participant WHERE list_id = ?", (list_id,))
        portal.database.insert_many("participant", participants.participant_rows(list_id, fresh, behind=last))
        participants.renumber(portal, list_id)

    def _call_again(self, list_id: int) -> None:
        """Have some of those called again who asked for it."""
        for entity_id in self._some(self._with_status(list_id, OWN_STATUS), self._random.randint(*_AGAIN)):
            set_status(self._portal, list_id, entity_id, IN_WORK)

    def _correct(self, list_id: int) -> None:
        """Correct one result that an operator got wrong."""
        status, right = self._random.choice(list(_CORRECTED.items()))
        for entity_id in self._some(self._with_status(list_id, status), 1):
            set_status(self._portal, list_id, entity_id, right)

    def _with_status(self, list_id: int, status: str) -> list[int]:
        found: list[int] = self._portal.database.column(
            "SELECT entity_id FROM participant WHERE list_id = ? AND status_id = ? ORDER BY rank", (list_id, status)
        )
        return found

    def _some(self, ids: list[int], count: int) -> list[int]:
        return self._random.sample(ids, min(count, len(ids)))
