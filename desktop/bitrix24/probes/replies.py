"""The answers to the questions of a check, and the decisions of probes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.bitrix24.line.protocol import Observed, Reply
from desktop.bitrix24.methods.call_lists import CallListRow
from desktop.domain.call_list import CHANGEABLE_KINDS
from desktop.domain.portal_report import PointVerdict, Why
from desktop.domain.problem import NO_RIGHT, Cause, Problem

ANSWERS = NO_RIGHT | {Cause.PORTAL_FAULT}
"""Causes that are answers to a question; with any other cause the portal did not answer it."""
_OPENED = 12
"""Lists of which a page is read."""


@dataclass
class Replies:
    """All that is known when a probe decides: filled by `asking`, read by the probes.

    `user_id` is the webhook's owner. `outcomes` are by the name of the question, `observed` those of calls outside
    batches. `lists` are the rows of crm.calllist.list by number.
    `moved`: the portal redirected the client to another address. `lost`: why nothing more was asked.
    """

    user_id: int
    outcomes: dict[str, Reply | Problem] = field(default_factory=dict)
    observed: dict[str, Observed] = field(default_factory=dict)
    lists: dict[int, CallListRow] = field(default_factory=dict)
    administrator: bool = False
    moved: bool = False
    lost: Problem | None = None

    def reply(self, name: str) -> Reply:
        """Return the reply to a question; raises the Problem that came instead."""
        outcome = self._outcome(name)
        if isinstance(outcome, Problem):
            raise outcome
        return outcome

    def answer(self, name: str) -> Reply | Problem:
        """Return a reply, or the Problem by which the portal answers; raises any other Problem."""
        outcome = self._outcome(name)
        if isinstance(outcome, Problem) and outcome.cause not in ANSWERS:
            raise outcome
        return outcome

    def over_http(self, name: str) -> Observed | None:
        """Return the answer to a call outside batches, None if it was not made; raises why nothing was asked."""
        if self.lost is not None:
            raise self.lost
        return self.observed.get(name)

    def _outcome(self, name: str) -> Reply | Problem:
        if self.lost is not None and name not in self.outcomes:
            raise self.lost
        return self.outcomes[name]

    def named(self, prefix: str) -> Iterator[tuple[int, Reply | Problem]]:
        """Yield number and answer of the questions "prefix:number"; raises what is no answer, or why none came."""
        if self.lost is not None:
            raise self.lost
        for name in self.outcomes:
            kind, _, number = name.partition(":")
            if kind == prefix and number.isdecimal():
                yield int(number), self.answer(name)

    def replies(self, prefix: str) -> Iterator[tuple[int, Reply]]:
        """Yield number and reply of the questions "prefix:number"; raises the Problem that came instead of one."""
        for number, answer in self.named(prefix):
            if isinstance(answer, Problem):
                raise answer
            yield number, answer

    @property
    def changeable(self) -> list[int]:
        """Numbers of the lists of contacts and companies, newest first."""
        return sorted((number for number, row in self.lists.items() if row.entity_type_id in CHANGEABLE_KINDS))[::-1]

    @property
    def sample(self) -> list[int]:
        """Numbers of the lists of which a page is read: the newest changeable ones."""
        return self.changeable[:_OPENED]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a probe decided; the point is the probe's own."""

    verdict: PointVerdict
    values: Mapping[str, int | str] = field(default_factory=dict)
    why: Why | None = None


Probe = Callable[[Replies], Seen]
"""Decides over replies; raises the Problem that kept it from doing so."""


def expected(**values: int | str) -> Seen:
    """Decide that the portal answers as the contract says."""
    return Seen(PointVerdict.AS_EXPECTED, values)


def otherwise(**values: int | str) -> Seen:
    """Decide that the portal answers otherwise."""
    return Seen(PointVerdict.OTHERWISE, values)


def either(as_expected: bool, **values: int | str) -> Seen:
    """Decide between the two."""
    return expected(**values) if as_expected else otherwise(**values)


def unseen(why: Why = Why.NO_EXAMPLE) -> Seen:
    """Decide that the answer can't be seen."""
    return Seen(PointVerdict.NOT_SEEN, why=why)


def refused(name: str) -> Probe:
    """Return the probe of a question that the portal refuses as expected."""

    def probe(replies: Replies) -> Seen:
        outcome = replies.answer(name)
        return otherwise() if isinstance(outcome, Reply) else expected(code=code_of(outcome))

    return probe


def record_in(outcome: Reply | Problem) -> dict[str, Any]:
    """Return a result that is a record; an empty one for anything else."""
    result = outcome.result if isinstance(outcome, Reply) else None
    return result if isinstance(result, dict) else {}


def records_in(result: Any) -> list[dict[str, Any]]:
    """Return the rows of a result that are records; none of anything but a list."""
    return [row for row in result if isinstance(row, dict)] if isinstance(result, list) else []


def code_of(problem: Problem) -> str:
    """Return an error's code fit for a report: letters, digits and _ only; "" for an empty one."""
    return "".join(letter for letter in problem.code if letter.isascii() and (letter.isalnum() or letter == "_"))[:60]
