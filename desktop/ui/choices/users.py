"""Choosing users of the portal: one in a box, or several in a list."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from desktop.domain.card import User
from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.named import named
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.tick_list import TickList
from desktop.ui import words
from desktop.ui.choices.lookups import Lookups
from desktop.ui.copying import copy_current_cell

translate = QCoreApplication.translate
_SEARCH_AFTER = 300
"""Milliseconds after the last key before the portal is asked."""


class UserBox(QComboBox):
    """One user, or nobody in particular. Emits `changed`.

    Typing narrows the box, and users that it does not have yet are looked up on the portal.
    """

    changed = Signal()

    def __init__(self, name: str, lookups: Lookups, nobody: str, chosen: int | None):
        super().__init__(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.setObjectName(name)
        self._lookups = lookups
        self.addItem(nobody, None)
        self._take(user for user in lookups.known.users.values() if user.active)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self._soon = Debounce(self._search, _SEARCH_AFTER, self)
        self.editTextChanged.connect(lambda _: self._soon.ask())
        self.editTextChanged.connect(lambda _: self.changed.emit())
        lookups.users("", self._take)

    @property
    def user_id(self) -> int | None:
        """The chosen user; None for nobody in particular."""
        chosen: int | None = None if self.unclear else self.itemData(self.findText(self.currentText()))
        return chosen

    @property
    def unclear(self) -> bool:
        """Whether the text names no user."""
        return self.findText(self.currentText()) < 0

    def _search(self) -> None:
        if self.unclear:
            self._lookups.users(self.currentText(), self._take)

    def _take(self, users: Iterable[User]) -> None:
        text = self.currentText()
        with QSignalBlocker(self):
            for user in users:
                if user.active and self.findData(user.id) < 0:
                    self.addItem(words.person(user), user.id)
            self.setCurrentText(text)


class UserList(QWidget):
    """Several users, ticked in the order in which they get their parts. Emits `changed`."""

    changed = Signal()

    def __init__(self, lookups: Lookups):
        super().__init__()
        self._search = named(SearchField(), "colleagueSearch")
        self._search.setPlaceholderText(translate("Choices", "Search colleagues…"))
        self._search.setAccessibleName(translate("Choices", "Search colleagues"))
        self._list = named(TickList(), "colleagues")
        copy_current_cell(self._list)
        self._list.setAccessibleName(translate("Choices", "Colleagues"))
        self._list.setMinimumHeight(self.fontMetrics().lineSpacing() * 6)
        self._list.setMaximumHeight(self.fontMetrics().lineSpacing() * 8)
        column(self._search, (self._list, 1), within=self, spacing=8, margins=FLUSH)
        self._take(lookups.known.users.values())
        self._soon = Debounce(lambda: lookups.users(self._search.text(), self._take), _SEARCH_AFTER, self)
        self._search.textChanged.connect(self._list.narrow)
        self._search.textChanged.connect(lambda _: self._soon.ask())
        self._list.ticked_changed.connect(self.changed)
        lookups.users("", self._take)

    @property
    def user_ids(self) -> list[int]:
        """The ticked users, in the order of ticking."""
        return self._list.ticked

    def _take(self, users: Iterable[User]) -> None:
        there = set(self._list.keys)
        new = [user for user in users if user.active and user.id not in there]
        for user in sorted(new, key=lambda user: words.person(user).casefold()):
            self._list.add(user.id, words.person(user))
        self._list.narrow(self._search.text())
