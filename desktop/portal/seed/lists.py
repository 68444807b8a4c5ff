"""Call lists of the seeded portal, with the work done on them so far."""

from __future__ import annotations

import random

import msgspec

from desktop.portal import activities, participants, work
from desktop.portal.database import Row
from desktop.portal.fields import COMPANY, CONTACT
from desktop.portal.participants import IN_WORK
from desktop.portal.seed.dictionaries import OPERATORS
from desktop.portal.state import Portal
from desktop.portal.work import OperatorCall

_HOUR, _DAY = 3_600, 86_400
_SIZES = (240, 60, 137, 320, 95, 180, 45, 410, 150, 75, 210, 120)
_PROGRESS = (0.97, 0.88, 0.62, 0.74, 0.93, 0.41, 0.80, 0.55, 0.30, 0.18, 0.08, 0.0)
_STATUS_ORDER = {"IN_WORK": 10, "CALL_BACK": 15, "SUCCESS": 20, "WRONG_NUMBER": 30, "STOP_CALLING": 40}
_CREATORS = (1, 6, 1, 29)
_COMPANY_LISTS = frozenset({1, 8})
_NO_ANSWER_YET = 0.15


class ListPlan(msgspec.Struct):
    """One list to make."""

    kind: int
    ids: list[int]
    created: int
    progress: float
    creator: int = 1
    responsible: int = 1
    form: int | None = None
    subject: str = ""
    last_work: int = 0
    """Until when work was done; 0 for until now."""
    activity: bool = True
    old: bool = False
    """Made years ago: the activity has no owner and no binding (contract 4.8)."""
    deleted: int = 0
    """When the activity was deleted; 0 for never."""


class ListMaker:
    """Makes call lists in a database that has people; used within one transaction."""

    def __init__(self, portal: Portal, source: random.Random, *, plain: bool) -> None:
        self._portal = portal
        self._random = source
        self._plain = plain
        self._now = int(portal.clock.now())
        database = portal.database
        self.contacts: list[int] = database.column("SELECT id FROM contact ORDER BY id")
        self.companies: list[int] = database.column("SELECT id FROM company WHERE is_my_company = 'N' ORDER BY id")
        self._clients = {(client.kind, client.id): client for client in work.clients(portal)}

    def ordinary(self, count: int, each: int | None) -> list[ListPlan]:
        """Plan active lists, the newest last; all of one size when that is given."""
        deck = list(self.contacts)
        self._random.shuffle(deck)
        made = []
        for number in range(count):
            size = each if each is not None else _SIZES[number % len(_SIZES)]
            age = (count - number) * min(14 * _HOUR, 6 * _DAY // max(count, 1)) - 4 * _HOUR
            companies = number in _COMPANY_LISTS and not self._plain and size <= len(self.companies)
            plan = ListPlan(
                kind=COMPANY if companies else CONTACT,
                ids=self._chosen(deck, number, size, companies=companies),
                created=self._now - max(age, _HOUR),
                progress=_PROGRESS[(2 * number + 1) * len(_PROGRESS) // (2 * count)],
                form=(None, 1, 2)[number % 3],
            )
            if not self._plain:
                plan.creator = _CREATORS[number % len(_CREATORS)]
                plan.responsible = plan.creator if number % 3 else OPERATORS[number % len(OPERATORS)]
            made.append(plan)
        return made

    def add(self, plan: ListPlan) -> int:
        """Add one list with its activity, participants and the work done."""
        list_id = participants.begin_list(self._portal, plan.kind, plan.creator, plan.form, plan.created)
        done = int(len(plan.ids) * plan.progress)
        statuses: dict[int, tuple[str, int | None]] = dict.fromkeys(plan.ids, (IN_WORK, None))
        self._work(plan, statuses, done)
        ordered = sorted(plan.ids, key=lambda key: _STATUS_ORDER.get(statuses[key][0], 99))
        rows = [
            row | dict(zip(("status_id", "call_id"), statuses[key], strict=True))
            for key, row in zip(ordered, participants.participant_rows(list_id, ordered), strict=True)
        ]
        self._portal.database.insert_many("participant", rows)
        if plan.activity:
            activity_id = self._add_activity(plan, list_id, completed=bool(plan.ids) and done == len(plan.ids))
            if plan.deleted:
                activities.delete(self._portal, activity_id, plan.deleted)
        return list_id

    def hide(self, count: int) -> None:
        """Hide `count` participants of each list from non-administrators."""
        database = self._portal.database
        for list_id, kind in database.rows("SELECT id, entity_type_id FROM call_list ORDER BY id"):
            if kind not in (CONTACT, COMPANY):
                continue
            rows = database.rows(
                "SELECT p.entity_id, (SELECT COUNT(*) FROM participant o WHERE o.entity_id = p.entity_id) AS lists,"
                " EXISTS (SELECT 1 FROM hidden_card h WHERE h.entity_type_id = ? AND h.entity_id = p.entity_id)"
                " AS hidden FROM participant p WHERE p.list_id = ? ORDER BY lists, p.entity_id",
                (kind, list_id),
            )
            missing = count - sum(row["hidden"] for row in rows)
            free = [row["entity_id"] for row in rows if not row["hidden"]][: max(missing, 0)]
            database.connection.executemany(
                "INSERT OR IGNORE INTO hidden_card VALUES (?, ?)", [(kind, key) for key in free]
            )

    def _chosen(self, deck: list[int], number: int, size: int, *, companies: bool) -> list[int]:
        """Return a list's participants: in a plain portal no two lists share one as long as there are enough."""
        if companies:
            return self._random.sample(self.companies, size)
        start = number * size
        if self._plain and start + size <= len(deck):
            return deck[start : start + size]
        if size > len(deck):
            raise ValueError(f"a list of {size} participants needs as many contacts, there are {len(deck)}")
        return self._random.sample(deck, size)

    def _work(self, plan: ListPlan, statuses: dict[int, tuple[str, int | None]], done: int) -> None:
        """Write the calls of the participants already worked on, spread over the time since the list was made."""
        if plan.kind not in (CONTACT, COMPANY):
            return
        until = plan.last_work or self._now
        span = max(until - plan.created, 60)
        calls: list[OperatorCall] = []
        for number, key in enumerate(plan.ids):
            answered = number < done
            if not answered and not (done and self._random.random() < _NO_ANSWER_YET):
                continue
            outcome = work.draw_outcome(self._random, self._portal.texts.language, answered=answered)
            moment = plan.created + int(span * self._random.random())
            operator = self._random.choice(OPERATORS)
            calls.append(OperatorCall(self._clients[plan.kind, key], outcome, moment, operator, form=plan.form))
        calls.sort(key=lambda call: call.moment)
        first = work.record(self._portal, calls, self._random)
        for activity_id, call in enumerate(calls, start=first):
            statuses[call.client.id] = (call.outcome.status, activity_id)

    def _add_activity(self, plan: ListPlan, list_id: int, *, completed: bool) -> int:
        columns: Row = {"responsible_id": plan.responsible} | activities.completion(completed=completed)
        if plan.subject:
            columns["subject"] = plan.subject
        if plan.old:
            columns |= {"owner_id": 0, "owner_type_id": 0}
        return participants.add_activity(self._portal, list_id, plan.creator, plan.created, **columns)
