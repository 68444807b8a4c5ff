"""Call lists in groups: by who created them, who is responsible for them, or who calls them today."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.domain.card import User
from desktop.domain.figures import Figures, Standing
from desktop.domain.overview import ListRow
from desktop.domain.status import Tally


class GroupBy(Enum):
    """What lists are grouped by; the value is what is remembered."""

    CREATOR = "creator"
    RESPONSIBLE = "responsible"
    OPERATOR = "operator"
    """Those by whose calls people became done today, as far as calls tell: each list stands with each of them."""


NOBODY = 0
"""The key of the lists without a creator, responsible or operator; others have that person's number."""


@dataclass(frozen=True, slots=True)
class ListGroup:
    """The sums of `lists` lists that stand together.

    `person` is whose they are, None for nobody. `tally` counts their participants, None if those of no list were
    read. `moved` is how many of them changed since the supervisor looked last, `late` and `stuck` are numbers of
    lists, `newest` is the highest number of a list. `sums` are those of the board, None without one. In the group of
    an operator all these are sums of whole lists, whoever called in them; `own_today` is how many became done today
    by this operator's calls, None if the lists are grouped otherwise.
    """

    by: GroupBy
    person: User | None
    lists: int
    tally: Tally | None
    moved: int
    late: int
    stuck: int
    newest: int
    sums: Figures | None
    own_today: int | None = None


def keys_of(by: GroupBy, row: ListRow) -> tuple[int, ...]:
    """Return the groups of a list: numbers of people, that of the operator with most results first, or `NOBODY`."""
    if by is GroupBy.OPERATOR:
        operators = row.figures.operators if row.figures is not None else ()
        return tuple(number for number, _ in operators) or (NOBODY,)
    person = row.creator if by is GroupBy.CREATOR else row.responsible
    return (person.id if person is not None else NOBODY,)


def list_group(by: GroupBy, person: User | None, rows: Sequence[ListRow], sums: Figures | None) -> ListGroup:
    """Return the group of some lists, at least one, given the sums of the board for them."""
    counts = Counter[str]()
    tallies = [row.tally for row in rows if row.tally is not None]
    for tally in tallies:
        counts.update(dict(tally.counts))
    figures = [row.figures for row in rows if row.figures is not None]
    standings = Counter(each.standing for each in figures)
    own = [done for each in figures for number, done in each.operators if person is not None and number == person.id]
    return ListGroup(
        by=by,
        person=person,
        lists=len(rows),
        tally=Tally(tuple(counts.items())) if tallies else None,
        moved=sum(each.moved for each in figures),
        late=standings[Standing.LATE],
        stuck=standings[Standing.STUCK],
        newest=max(row.id for row in rows),
        sums=sums,
        own_today=sum(own) if by is GroupBy.OPERATOR and person is not None else None,
    )
