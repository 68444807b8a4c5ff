"""Searching the rows of a table: all words anywhere, digits in phone numbers however they are written."""

from collections.abc import Iterable, Sequence
from typing import Any

from desktop.qtkit.columns import Column
from desktop.qtkit.table_rows import Shelf
from desktop.qtkit.table_slices import PIECE, SMALL_PIECE, Steps, pieces
from desktop.qtkit.table_words import digits_of, normal


class Search:
    """What is searched for: `words` as they are compared, each with its digits if it is part of a phone number."""

    def __init__(self, text: str = "") -> None:
        self.words = [(normal(word), digits_of(word)) for word in text.split()]
        self.number = digits_of("".join(text.split()))
        """The digits of all words together, if they look like a phone number or a part of one."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Search) and self.words == other.words

    __hash__ = None  # type: ignore[assignment]

    def narrows(self, other: "Search") -> bool:
        """Return whether this finds only rows that the other one finds."""
        if any(digits for _, digits in (*self.words, *other.words)):
            return False
        return all(any(before in word for word, _ in self.words) for before, _ in other.words)


class Searching:
    """Owned by the model of a table. Keeps the texts of rows as they are compared, each made once."""

    def __init__(self, columns: Sequence[Column[Any]], shelf: Shelf[Any]) -> None:
        self._columns, self._shelf = columns, shelf
        self._texts: list[str | None] = []
        """By slot; None if it is to be made."""
        self._numbers: list[str] = []
        """The digits of the phone numbers of each row, in all notations."""
        self._complete = False
        self._last: tuple[Search, list[int]] | None = None
        """The last search, and what it found."""
        self.forgotten: list[list[Any]] = []
        """The long lists of texts that were forgotten; whoever takes them frees them, as that takes long."""

    def forget(self, slots: Iterable[int] | None = None) -> None:
        """Forget the texts of some rows, or of all, as they are others now."""
        self._last, self._complete = None, False
        if slots is None:
            self.forgotten += [made for made in (self._texts, self._numbers) if len(made) > PIECE]
            self._texts, self._numbers = [], []
        for slot in slots or ():
            if slot < len(self._texts):
                self._texts[slot] = None

    def found(self, search: Search) -> Steps[list[int]]:
        """Return the slots of the rows that match a search, in the order of the rows."""
        if not search.words:
            return self._shelf.order
        yield from self.prepare()
        narrower = self._last is not None and search.narrows(self._last[0])
        among = self._last[1] if narrower and self._last is not None else self._shelf.order
        found = among
        for word, digits in search.words:
            found = yield from self._having(found, word, digits)
        if search.number and len(search.words) > 1:
            found = yield from self._joined(found, (yield from self._having(among, "", search.number)))
        self._last = search, found
        return found

    def prepare(self) -> Steps[None]:
        """Make the texts that are missing."""
        if self._complete:
            return
        while (missing := len(self._shelf.rows) - len(self._texts)) > 0:
            more = min(missing, 10 * PIECE)
            self._texts += [None] * more
            self._numbers += [""] * more
            yield
        texts, rows = self._texts, self._shelf.rows
        searched = [column for column in self._columns if column.searched]
        for piece in pieces(self._shelf.order, SMALL_PIECE):
            for slot in piece:
                if texts[slot] is None:
                    row = rows[slot]
                    words = [column.whole_text(row) for column in searched]
                    pairs = zip(searched, words, strict=True)
                    self._numbers[slot] = "\n".join(
                        column.digits(text) for column, text in pairs if column.digits is not None
                    )
                    texts[slot] = normal("\n".join(words))
            yield
        self._complete = True

    def _having(self, slots: list[int], word: str, digits: str) -> Steps[list[int]]:
        """Return the slots of rows with a word in their texts, or with digits in their numbers; each may be ""."""
        texts: list[Any] = self._texts
        numbers, found = self._numbers, list[int]()
        for piece in pieces(slots):
            if not digits:
                found += [slot for slot in piece if word in texts[slot]]
            elif word:
                found += [slot for slot in piece if word in texts[slot] or digits in numbers[slot]]
            else:
                found += [slot for slot in piece if digits in numbers[slot]]
            yield
        return found

    def _joined(self, some: list[int], others: list[int]) -> Steps[list[int]]:
        """Return the slots that are in any of two lists, in the order of the rows."""
        flags = bytearray(len(self._shelf.rows))
        for slots in (some, others):
            for piece in pieces(slots):
                for slot in piece:
                    flags[slot] = 1
                yield
        found = list[int]()
        for piece in pieces(self._shelf.order):
            found += [slot for slot in piece if flags[slot]]
            yield
        return found
