"""The evening report: what was done on a day, as one value of which its workbook, its text and its picture are made.

All its numbers hang together: those by list, by status and by operator each add up to `done`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from desktop.domain.call_list import Visibility
from desktop.domain.card import Card, User
from desktop.domain.counting import counted, done_on, hours_of, results_of, stretches
from desktop.domain.figures import Count, HourCount, ListFigures, Stretch
from desktop.domain.history import Movement
from desktop.domain.operators import NOBODY, CallsOfTime, OperatorWork, works_of
from desktop.domain.overview import ListRow, list_rows
from desktop.domain.portal import Known
from desktop.domain.report_choices import Lists, Part
from desktop.domain.results import CallResult, ClientCall
from desktop.domain.status import SUCCESS
from desktop.domain.working_hours import WorkingHours

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is to be about: the day by the portal's clock, which lists, and which parts."""

    day: date
    lists: Lists = Lists.WORKED_ON
    chosen: frozenset[int] = frozenset()
    parts: frozenset[Part] = frozenset(Part)


@dataclass(frozen=True, slots=True)
class ListLine:
    """A call list as it is now, with its figures, and how many became done in it on the day."""

    row: ListRow
    done: Count


@dataclass(frozen=True, slots=True)
class StatusLine:
    """How many got a status on the day."""

    code: str
    done: Count


@dataclass(frozen=True, slots=True)
class OperatorLine:
    """Who became done by an operator's calls, as far as these tell, and the calls of the day, None without any.

    `user` is None in the one line of what nobody knows the operator of.
    """

    user: User | None
    done: Count
    work: OperatorWork | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A result: who, in which list, with which status.

    It happened between `earliest` and `latest`, which are the same if the moment is known. `sure`: it surely was on
    the day. `card` is None if it was not read, `comment` that of the day's last call, "" if there is none or it was
    not read.
    """

    list_id: int
    card_id: int
    card: Card | None
    code: str
    earliest: datetime
    latest: datetime
    sure: bool
    operator: User | None
    comment: str


@dataclass(frozen=True, slots=True)
class CallTotals:
    """The calls of the day. `hidden`: calls of others are missing, as this user may see only some."""

    calls: int
    answered: int
    talked: timedelta
    hidden: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What was done on a day in some call lists, as far as it is known at the moment `at`, by the portal's clock.

    `left` are still to be called now in those of the lists that are in progress. `hours` are those of the day, and
    `stretches` those of its results whose hour nobody knows. `calls` is None if they could not be read; only where
    lists were chosen are they those to the people of these lists. `read_at` is when the lists in progress were read
    last: the earliest of these moments.
    """

    wanted: Wanted
    at: datetime
    hours_of_work: WorkingHours
    lists: tuple[ListLine, ...]
    done: Count
    left: int
    statuses: tuple[StatusLine, ...]
    hours: tuple[HourCount, ...]
    stretches: tuple[Stretch, ...]
    operators: tuple[OperatorLine, ...]
    people: tuple[PersonLine, ...]
    calls: CallTotals | None
    read_at: datetime | None

    @property
    def in_progress(self) -> int:
        """How many of the lists are in progress."""
        return sum(line.row.visibility is Visibility.ACTIVE for line in self.lists)

    @property
    def succeeded(self) -> Count:
        """How many became done with success."""
        return next((line.done for line in self.statuses if line.code == SUCCESS), Count())

    @property
    def success(self) -> float | None:
        """The share of success among those who surely became done on the day; None without any."""
        return self.succeeded.sure / self.done.sure if self.done.sure else None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a report is made of, apart from what is known of the portal: the figures and the first reading of each
    list, what happened in them, and the calls of the day, None if they were not read.
    """

    figures: Mapping[int, ListFigures]
    begins: Mapping[int, datetime | None]
    movements: Sequence[Movement]
    calls: CallsOfTime | None = None


def day_results(movements: Iterable[Movement], day: date, hours: WorkingHours) -> list[Movement]:
    """Return the movements by which somebody became done on a day, or perhaps did, by their latest moments."""
    begin, end = hours.begin_of(day), hours.begin_of(day + _DAY)
    return [result for result in results_of(movements) if result.latest >= begin and result.earliest < end]


def report_of(known: Known, basis: Basis, wanted: Wanted, hours: WorkingHours, at: datetime) -> Report:
    """Return the report of a day. Takes some milliseconds for each thousand results."""
    of_lists = defaultdict[int, list[Movement]](list)
    for result in day_results(basis.movements, wanted.day, hours):
        of_lists[result.list_id].append(result)
    rows = [row for row in list_rows(known) if _is_wanted(row, wanted, of_lists)]
    lists = [_list_line(row, of_lists.get(row.id, []), basis, wanted.day, hours) for row in rows]
    lists.sort(key=lambda line: (-line.done.sure, -line.done.perhaps, -line.row.id))
    results = results_of(result for row in rows for result in of_lists.get(row.id, ()))
    calls = _calls_of(known, rows, basis.calls, wanted)
    in_progress = [line for line in lists if line.row.visibility is Visibility.ACTIVE]
    midnight, next_midnight = hours.begin_of(wanted.day), hours.begin_of(wanted.day + _DAY)
    return Report(
        wanted=wanted,
        at=at,
        hours_of_work=hours,
        lists=tuple(lists),
        done=sum((line.done for line in lists), Count()),
        left=sum(line.row.tally.total - line.row.tally.done for line in in_progress if line.row.tally is not None),
        statuses=_statuses(known, results, midnight, next_midnight),
        hours=_hours(lists, of_lists, basis, wanted.day, at, hours),
        stretches=stretches(results, midnight, next_midnight, hours),
        operators=_operators(known, results, works_of(calls, results, hours.zone), midnight, next_midnight),
        people=_people(known, results, calls, midnight, next_midnight),
        calls=None if basis.calls is None else _totals(calls, hidden=basis.calls.hidden),
        read_at=min((line.row.membership.read_at for line in in_progress if line.row.membership), default=None),
    )


def _is_wanted(row: ListRow, wanted: Wanted, of_lists: Mapping[int, Sequence[Movement]]) -> bool:
    match wanted.lists:
        case Lists.WORKED_ON:
            return row.id in of_lists
        case Lists.CHOSEN:
            return row.id in wanted.chosen
        case Lists.ALL:
            return not row.in_the_way or row.id in of_lists


def _list_line(row: ListRow, results: Sequence[Movement], basis: Basis, day: date, hours: WorkingHours) -> ListLine:
    return ListLine(replace(row, figures=basis.figures.get(row.id)), done_on(results, day, hours))


def _statuses(known: Known, results: Sequence[Movement], begin: datetime, end: datetime) -> tuple[StatusLine, ...]:
    """Return how many got each status, in the order of the dictionary."""
    by_code = defaultdict[str, list[Movement]](list)
    for result in results:
        by_code[result.after or ""].append(result)
    codes = [code for code in known.statuses.codes_with(by_code) if code in by_code]
    return tuple(StatusLine(code, counted(by_code[code], begin, end)) for code in codes)


def _operators(
    known: Known, results: Sequence[Movement], works: Sequence[OperatorWork], begin: datetime, end: datetime
) -> tuple[OperatorLine, ...]:
    """Return what each operator did, most first, and last what nobody knows the operator of."""
    by_operator = defaultdict[int, list[Movement]](list)
    for result in results:
        by_operator[result.operator_id or NOBODY].append(result)
    work_of = {work.operator_id: work for work in works if work.calls}
    lines = [
        OperatorLine(
            None if number == NOBODY else _user(known, number),
            counted(by_operator.get(number, []), begin, end),
            work_of.get(number),
        )
        for number in by_operator.keys() | work_of.keys()
    ]
    return tuple(sorted(lines, key=_most_first))


def _most_first(line: OperatorLine) -> tuple[bool, int, int, int]:
    calls = line.work.calls if line.work is not None else 0
    return line.user is None, -line.done.sure, -calls, line.user.id if line.user is not None else 0


def _hours(
    lists: Sequence[ListLine],
    of_lists: Mapping[int, Sequence[Movement]],
    basis: Basis,
    day: date,
    at: datetime,
    hours: WorkingHours,
) -> tuple[HourCount, ...]:
    """Return the hours of a day in all lists together.

    An hour is unknown as soon as it is in one of them; in lists that nobody works on any more, for lack of readings
    only as far as there were results.
    """
    counts, unknown = defaultdict[datetime, Count](Count), Counter[datetime]()
    for line in lists:
        row = line.row
        read_at = row.membership.read_at if row.membership else None
        begins = basis.begins.get(row.id)
        if row.visibility is not Visibility.ACTIVE:
            begins, read_at = hours.begin_of(day), at
        for hour in hours_of(of_lists.get(row.id, []), day, begins, read_at, at, hours):
            counts[hour.begin] += hour.count
            unknown[hour.begin] += hour.unknown
    return tuple(HourCount(begin, counts[begin], bool(unknown[begin])) for begin in sorted(counts))


def _people(
    known: Known, results: Sequence[Movement], calls: Sequence[ClientCall], begin: datetime, end: datetime
) -> tuple[PersonLine, ...]:
    comments = {call.client: call.comment for call in calls if call.comment}
    lines = []
    for result in results:
        kind = known.call_lists[result.list_id].kind
        lines.append(
            PersonLine(
                list_id=result.list_id,
                card_id=result.card_id,
                card=known.cards.get((kind, result.card_id)),
                code=result.after or "",
                earliest=result.earliest,
                latest=result.latest,
                sure=begin <= result.earliest and result.latest < end,
                operator=None if result.operator_id is None else _user(known, result.operator_id),
                comment=comments.get((kind, result.card_id), ""),
            )
        )
    return tuple(lines)


def _calls_of(
    known: Known, rows: Sequence[ListRow], calls: CallsOfTime | None, wanted: Wanted
) -> Sequence[ClientCall]:
    """Return the outgoing calls that count, oldest first: where lists were chosen, those to their people."""
    if calls is None:
        return ()
    outgoing = [call for call in calls.calls if not call.incoming]
    if wanted.lists is not Lists.CHOSEN:
        return outgoing
    people = {(row.call_list.kind, card_id) for row in rows if row.membership for card_id in row.membership.card_ids}
    return [call for call in outgoing if call.client in people]


def _totals(calls: Sequence[ClientCall], *, hidden: bool) -> CallTotals:
    answered = sum(call.result is CallResult.ANSWERED for call in calls)
    return CallTotals(len(calls), answered, sum((call.talked or timedelta() for call in calls), timedelta()), hidden)


def _user(known: Known, number: int) -> User:
    return known.users.get(number) or User(number, "")
