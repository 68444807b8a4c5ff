"""Asks a portal all questions of a check, round by round, and lets the probes decide."""

from collections.abc import Callable

from desktop.bitrix24.line.client import Client, Urgency
from desktop.bitrix24.line.protocol import Call, Observed, Reply
from desktop.bitrix24.line.reader import outcomes
from desktop.bitrix24.line.retry import CLOSED_DOORS
from desktop.bitrix24.methods import call_lists, users
from desktop.bitrix24.probes import beyond, cards, connection, lists, participants, questions
from desktop.bitrix24.probes.replies import Probe, Replies, code_of
from desktop.domain.portal_report import Point, PointFinding, PointVerdict
from desktop.domain.problem import Cause, Problem

PROBES: dict[Point, Probe] = {**connection.PROBES, **lists.PROBES, **participants.PROBES, **cards.PROBES}

_STEPS = 4
_HOPELESS = CLOSED_DOORS | {Cause.TIMED_OUT, Cause.NOT_A_PORTAL, Cause.LOCKED, Cause.CANCELLED_BY_CLOSE}
"""Causes that make further questions pointless."""


async def ask(client: Client, *, moved: bool, progress: Callable[[int, int], None]) -> tuple[PointFinding, ...]:
    """Return a finding for each point, in their order, including those that could not be asked.

    Reads only, in the background: three requests, and up to four outside batches for their HTTP status. `moved`: the
    portal was found at another address before. `progress` takes the number of steps done and of all steps.
    """
    replies = Replies(user_id=client.credentials.user_id, moved=moved)
    host = client.credentials.host
    rounds = (questions.first_round, questions.second_round, questions.third_round)
    for step, calls in enumerate(rounds):
        progress(step, _STEPS)
        replies.lost = await _ask(client, replies, calls(replies))
        if replies.lost is not None:
            break
        if step == 0:
            _look_at_first(replies)
    else:
        progress(_STEPS - 1, _STEPS)
        for name, call in questions.observations(replies).items():
            try:
                replies.observed[name] = await client.observe(call)
            except Problem as problem:
                replies.observed[name] = Observed(0, problem)
    replies.moved = moved or client.credentials.host != host
    progress(_STEPS, _STEPS)
    return tuple(_finding(point, replies) for point in Point)


async def _ask(client: Client, replies: Replies, calls: dict[str, Call]) -> Problem | None:
    """Ask one round; returns the Problem that makes another round pointless, if nothing was answered."""
    reader = client.reader(Urgency.BACKGROUND)
    answers = await outcomes(reader.read(call) for call in calls.values())
    replies.outcomes.update(zip(calls, answers, strict=True))
    lost = [answer for answer in answers if isinstance(answer, Problem) and answer.cause in _HOPELESS]
    return lost[0] if lost and len(lost) == len(answers) else None


def _look_at_first(replies: Replies) -> None:
    """Take from the first round what the later ones depend on."""
    profile, listed = replies.outcomes["profile"], replies.outcomes["lists"]
    try:
        if isinstance(profile, Reply):
            _, replies.administrator = users.decode_profile(profile.result)
        if isinstance(listed, Reply):
            replies.lists = {int(row.id): row for row in call_lists.rows(listed.result)}
    except Problem as problem:
        replies.outcomes["lists"] = problem


def _finding(point: Point, replies: Replies) -> PointFinding:
    if point in beyond.UNSEEN:
        return PointFinding(point, PointVerdict.NOT_SEEN, why=beyond.UNSEEN[point])
    try:
        seen = PROBES[point](replies)
    except Problem as problem:
        return PointFinding(point, PointVerdict.NOT_ASKED, problem=_bare(problem))
    return PointFinding(point, seen.verdict, seen.values, seen.why)


def _bare(problem: Problem) -> Problem:
    """Return a Problem without the portal's words and address, which don't belong into a report."""
    return Problem(problem.cause, method=problem.method, code=code_of(problem))
