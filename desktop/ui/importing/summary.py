"""The result of an import: rows with their cards, counts, and the list that they are probably meant for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from PySide6.QtCore import QCoreApplication

from desktop.domain.matching import Verdict
from desktop.domain.portal import Known
from desktop.domain.stop_list import PhoneMatcher, Stop, StopRule
from desktop.domain.whereabouts import Whereabouts
from desktop.services.file_import import Candidate, Flag
from desktop.services.matching import Matching
from desktop.services.session import ProgressStep
from desktop.ui import card_notes, formats
from desktop.ui.importing import words
from desktop.ui.importing.oddity import Oddity, Wanted
from desktop.ui.importing.verdicts import VerdictRow, is_odd

translate = QCoreApplication.translate
_MOSTLY = 0.5
"""Share of the matched cards that a list must already contain to be taken for the list the file is about."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What is shown of one file, computed in a worker thread because a file may have 200 000 rows.

    `counts` is a summary in words, `by_wanted` the number of rows for each choice of what to show. `likely_list` is
    the call list that already contains most of the cards, 0 for none: the file may be its newer version. `undecided`
    are the places of the ambiguous rows. `stopped` are the numbers of unmatched rows with a phone on the supervisor's
    own stop list.
    """

    rows: Sequence[VerdictRow] = ()
    by_wanted: Mapping[Wanted, int] = field(default_factory=dict)
    counts: str = ""
    card_ids: tuple[int, ...] = ()
    unmatched: tuple[VerdictRow, ...] = ()
    likely_list: int = 0
    undecided: tuple[int, ...] = ()
    stopped: frozenset[int] = frozenset()


class _Unlooked(Sequence[VerdictRow]):
    """Rows that were not searched for yet, made on access: to create and free 200 000 of them would take long."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates

    @overload
    def __getitem__(self, place: int) -> VerdictRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[VerdictRow]: ...
    def __getitem__(self, place: int | slice) -> VerdictRow | Sequence[VerdictRow]:
        if isinstance(place, slice):
            return _Unlooked(self._candidates[place])
        return VerdictRow(self._candidates[place], None, None)

    def __len__(self) -> int:
        return len(self._candidates)


def unlooked(candidates: Sequence[Candidate]) -> FileResult:
    """Return what is shown of rows that were not searched for yet."""
    return FileResult(_Unlooked(candidates))


def result_of(
    candidates: Sequence[Candidate],
    matching: Matching,
    known: Known,
    list_id: int,
    rule: StopRule,
    listed: PhoneMatcher,
) -> FileResult:
    """Combine the rows of a file with their matches.

    `rule` is as for `Whereabouts`, `listed` finds the phones of the supervisor's own stop list.
    """
    whereabouts = Whereabouts(known, rule)
    rows = list(_rows(candidates, matching, known, whereabouts, list_id, listed))
    card_ids = tuple(match.card_id for match in matching.matches if match.card_id is not None)
    lists = Counter(place.list_id for card_id in card_ids for place in whereabouts.places(matching.kind, card_id))
    [(likely, there)] = lists.most_common(1) or [(0, 0)]
    if there < _MOSTLY * len(card_ids):
        likely = there = 0
    found = formats.number(matching.counts.get(Verdict.MATCHED, 0))
    texts = [translate("Import", "{count} of %n row(s) matched.", "", len(rows)).format(count=found)]
    if stopped := sum(whereabouts.stopped(matching.kind, card_id) is not None for card_id in card_ids):
        texts.append(translate("Import", "%n on the stop list.", "", stopped))
    if mute := sum(1 for card_id in card_ids if not matching.cards[card_id].phones):
        texts.append(translate("Import", "%n without a phone.", "", mute))
    if likely:
        new = len(card_ids) - there
        text = translate("Import", "%n of them are in #{number} already: only {new} new.", "", there)
        if not new:
            text = translate("Import", "All %n are in #{number} already, none is new.", "", there)
        texts.append(text.format(number=likely, new=formats.number(new)))
    if doubtful := sum(1 for candidate in candidates if candidate.ids and not candidate.sure_ids):
        text = translate("Import", "%n ID(s) may be another program's: used only with the name.", "", doubtful)
        texts.append(text)
    flags = Counter(flag for candidate in candidates for flag in candidate.flags)
    if flags:
        texts.append(f"{', '.join(words.flagged(flag, flags[flag]) for flag in Flag if flags[flag])}.")
    unmatched = tuple(row for row in rows if row.match is not None and row.match.verdict is Verdict.NOT_FOUND)
    by_wanted: dict[Wanted, int] = {verdict: matching.counts.get(verdict, 0) for verdict in Verdict}
    by_wanted |= {oddity: sum(is_odd(row, oddity) for row in rows) for oddity in Oddity}
    undecided = tuple(place for place, row in enumerate(rows) if row.match and row.match.verdict is Verdict.AMBIGUOUS)
    stopped_rows = frozenset(row.candidate.row for row in unmatched if listed.of(row.candidate.phones))
    return FileResult(rows, by_wanted, " ".join(texts), card_ids, unmatched, likely, undecided, stopped_rows)


def state_of(result: FileResult) -> str:
    """Return in a few words how many of a file's rows were found."""
    count = len(result.rows)
    if others := count - result.by_wanted.get(Verdict.MATCHED, 0):
        text = translate("Import", "%n row(s), {count} not matched", "", count)
        return text.format(count=formats.number(others))
    return translate("Import", "%n row(s)", "", count)


def of_step(step: ProgressStep, name: str) -> tuple[str, float | None]:
    """Return the progress of the work on a file, in words and as a share."""
    done = formats.number(step.done)
    if step.total:
        text = translate("Import", "{file}: {done} of {total}")
        return text.format(file=name, done=done, total=formats.number(step.total)), step.done / step.total
    return translate("Import", "{file}: {done}").format(file=name, done=done), None


def _rows(
    candidates: Sequence[Candidate],
    matching: Matching,
    known: Known,
    whereabouts: Whereabouts,
    list_id: int,
    listed: PhoneMatcher,
) -> Iterator[VerdictRow]:
    for candidate, match in zip(candidates, matching.matches, strict=True):
        card = matching.cards.get(match.card_id) if match.card_id is not None else None
        notes: list[str] = []
        if card is not None:
            places = whereabouts.places(card.kind, card.id, besides=list_id)
            notes = card_notes.notes(card, places, known.statuses, stop=whereabouts.stopped(card.kind, card.id))
        elif listed.of(candidate.phones):
            notes = [card_notes.of_stop(Stop.PHONE)]
        yield VerdictRow(candidate, match, card, "; ".join(notes))
