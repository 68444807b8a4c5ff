"""Columns of the stop list, and the choice of its rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.phone_reading import readable
from desktop.domain.phones import search_digits
from desktop.domain.portal import Known
from desktop.domain.stop_list import Person, StopEntry
from desktop.qtkit.cells import NameCell, TextCell
from desktop.qtkit.columns import Column
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_words import normal
from desktop.qtkit.tokens import Token
from desktop.ui import formats, names

translate = QCoreApplication.translate
MOST = 1_000
"""Rows that are shown at once, so that a table of any length is filled within a frame; a search finds the others."""


@dataclass(frozen=True, slots=True)
class StopRow:
    """A phone on the list, and the known contacts and companies that have it, by name and number."""

    entry: StopEntry
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The newest rows that a search finds, at most `MOST`, and how many it finds in all."""

    rows: tuple[StopRow, ...]
    count: int


class StopListModel(TableModel[StopRow]):
    """Rows are `StopRow`s by the key of the phone; owned by the dialog."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(self._columns(), lambda row: row.entry.key, parent)

    @staticmethod
    def _columns() -> list[Column[StopRow]]:
        return [
            Column(
                key="phone",
                title=lambda: translate("StopList", "Phone"),
                text=lambda row: readable(row.entry.written),
                sort=lambda row: row.entry.key,
                tooltip=lambda row: row.entry.written,
                cell=NameCell(),
                width=24,
                least=18,
            ),
            Column(
                key="who",
                title=lambda: translate("StopList", "Who has it"),
                text=lambda row: ", ".join(row.who),
                sort=lambda row: ", ".join(row.who) or None,
                tooltip=lambda row: "\n".join(row.who),
                weight=2,
                width=40,
            ),
            Column(
                key="source",
                title=lambda: translate("StopList", "From"),
                text=lambda row: source_of(row.entry),
                tooltip=lambda row: source_of(row.entry),
                weight=1,
                width=28,
            ),
            Column(
                key="added",
                title=lambda: translate("StopList", "Added"),
                text=lambda row: formats.stamp(row.entry.added.astimezone()),
                sort=lambda row: row.entry.added,
                cell=TextCell(ink=Token.SECONDARY),
                width=20,
                least=18,
            ),
        ]


def source_of(entry: StopEntry) -> str:
    """Return the file that a phone came from, or that it was pasted."""
    return entry.source or translate("StopList", "pasted")


Who = Mapping[str, tuple[str, ...]]
"""Those who have a phone, by name and number, by the key of the phone."""


def who_has(holders: Mapping[Person, frozenset[str]], known: Known) -> Who:
    """Return who of the known cards has which phone."""
    who: dict[str, tuple[str, ...]] = {}
    for (kind, card_id), keys in holders.items():
        for key in keys:
            who[key] = (*who.get(key, ()), names.named(known, kind, card_id))
    return who


def entries_of(entries: Iterable[StopEntry], who: Who, text: str = "") -> list[StopEntry]:
    """Return the entries that a search finds, newest first.

    A search is by words of names and files, or by digits of a phone in any notation. It takes some 5 µs an entry, and
    belongs into a thread.
    """
    words, number = normal(text).split(), _digits(text)
    wanted = (entry for entry in entries if not words or _fits(entry, who.get(entry.key, ()), words, number))
    return sorted(wanted, key=lambda entry: entry.added, reverse=True)


def found(entries: Iterable[StopEntry], who: Who, text: str) -> Found:
    """Return the newest of the rows that a search finds; for a thread, as `entries_of`."""
    wanted = entries_of(entries, who, text)
    return Found(tuple(StopRow(entry, who.get(entry.key, ())) for entry in wanted[:MOST]), len(wanted))


def titles() -> list[str]:
    """Return the titles of the columns of a file."""
    return [column.title() for column in StopListModel().columns]


def cells_of(entry: StopEntry, who: Who) -> list[str]:
    """Return an entry for a file: phone, who has it, from where, and when it was added in this computer's zone."""
    added = f"{entry.added.astimezone():%Y-%m-%d %H:%M:%S}"
    return [entry.written, ", ".join(who.get(entry.key, ())), source_of(entry), added]


def _fits(entry: StopEntry, who: Iterable[str], words: Sequence[str], number: str) -> bool:
    if number:
        return number in search_digits(entry.key)
    text = normal(f"{' '.join(who)} {entry.source}")
    return all(word in text for word in words)


def _digits(text: str) -> str:
    """Return the digits of a search for a phone; "" for any other search."""
    return "" if any(map(str.isalpha, text)) else "".join(filter(str.isdecimal, text))
