"""Subject by a pattern, responsible, due date and state of several call lists at once."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QWidget

from desktop.domain.list_plans import ActivityWish
from desktop.domain.local_plans import DueWish
from desktop.domain.overview import ListRow
from desktop.domain.subject_pattern import filled, unknown_places
from desktop.qtkit.boxes import FLUSH, Item, column, form, side_by_side
from desktop.qtkit.day_edit import DayEdit
from desktop.qtkit.link_button import LinkButton
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel, set_tooltip
from desktop.services.writing.activities import ChangeActivity
from desktop.services.writing.local import SetDue
from desktop.services.writing.operation import Operation, Writes
from desktop.services.writing.write import AnyWrite
from desktop.ui import formats, words
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.users import UserBox
from desktop.ui.copying import copy_current_cell

translate = QCoreApplication.translate
_LINES = 4
"""Lines of room for the new subjects."""


class SeveralChoices(Choices):
    """What is left as it is in all lists is left out of the action; a list without a visible activity takes no part.

    One list that can't be changed does not keep the others from it.
    """

    def __init__(self, lookups: Lookups, rows: Sequence[ListRow]):
        title = translate("Choices", "Properties of %n call list(s)", "", len(rows))
        super().__init__(title, translate("Choices", "Change"))
        self._session, self._rows = lookups.session, [row for row in rows if row.activity is not None]
        self._subject = named(QLineEdit(f"{{{_places()[0][0]}}}"), "activitySubject")
        self._responsible = UserBox("activityResponsible", lookups, translate("Choices", "as it is"), None)
        finished = translate("Choices", "&Finished: operators are done with them")
        self._finished = named(QCheckBox(finished), "activityFinished")
        self._begin_with_state()
        self._due = named(QComboBox(), "activityDue")
        for text, value in (
            (translate("Choices", "as it is"), None),
            (translate("Choices", "none"), False),
            (translate("Choices", "until"), True),
        ):
            self._due.addItem(text, value)
        today = self._today
        self._due.setAccessibleName(translate("Choices", "Due date"))
        self._day = named(DayEdit(QDate(today.year, today.month, today.day)), "activityDueDate")
        self._day.setAccessibleName(translate("Choices", "Due date"))
        self._day.setEnabled(False)
        self._preview = named(QListWidget(), "activityPreview")
        self._preview.setAccessibleName(translate("Choices", "New subjects"))
        self._preview.setFixedHeight(self.fontMetrics().lineSpacing() * (_LINES + 1) + 8)
        copy_current_cell(self._preview)
        fields = QWidget()
        due = QWidget()
        column(side_by_side((self._due, 1), 8, (self._day, 1)), within=due, margins=FLUSH)
        form(
            (translate("Choices", "&Subject"), self._subject),
            ("", self._inserting()),
            (translate("Choices", "&Responsible"), self._responsible),
            (translate("Choices", "&Due date"), due),
            ("", self._finished),
            within=fields,
        )
        left_out = len(rows) - len(self._rows)
        note = translate("Choices", "%n have no activity that you see and stay as they are.", "", left_out)
        column(
            fields,
            4,
            PlainLabel(translate("Choices", "New subjects")),
            self._preview,
            *([PlainLabel(note, wordWrap=True)] if left_out else ()),
            within=self,
            spacing=8,
            margins=FLUSH,
        )
        self._subject.textChanged.connect(lambda _: self.changed.emit())
        self._responsible.changed.connect(self.changed)
        self._finished.checkStateChanged.connect(lambda _: self.changed.emit())
        self._due.currentIndexChanged.connect(self._choose_due)
        self._day.dateChanged.connect(lambda _: self.changed.emit())
        self.changed.connect(self._show_subjects)
        self._show_subjects()

    def chosen(self) -> Operation | str:
        """Return the change of all lists, with only those values that differ from the known ones."""
        if why_not := self._why_not():
            return why_not
        writes: list[AnyWrite] = []
        for row in self._rows:
            wish = self._wish(row)
            if wish != ActivityWish(row.id):
                writes.append(ChangeActivity(wish))
        if (dated := self._due.currentData()) is not None:
            day = date(*self._day.date().getDate()) if dated else None
            board = self._session.board
            writes += [SetDue(DueWish(row.id, day)) for row in self._rows if board.of(row.id).due != day]
        return Writes(tuple(writes), apart=True) if writes else translate("Choices", "Nothing is changed yet.")

    @property
    def _today(self) -> date:
        board = self._session.board
        return board.hours.day_of(board.now)

    def _why_not(self) -> str:
        pattern = self._subject.text()
        if unknown := unknown_places(pattern, self._values(self._rows[0])):
            text = translate("Choices", "A subject has no {place}.")
            return text.format(place=f"{{{unknown[0]}}}")
        if not all(map(self._new_subject, self._rows)):
            return translate("Choices", "A subject is needed.")
        if self._responsible.unclear:
            return translate("Choices", "Choose the responsible from the list.")
        return ""

    def _wish(self, row: ListRow) -> ActivityWish:
        before, subject, responsible = row.activity, self._new_subject(row), self._responsible.user_id
        state = self._finished.checkState()
        completed = None if state is Qt.CheckState.PartiallyChecked else state is Qt.CheckState.Checked
        return ActivityWish(
            row.id,
            subject=None if before is None or subject == before.subject else subject,
            responsible_id=None if before is None or responsible == before.responsible_id else responsible,
            completed=None if before is None or completed is before.completed else completed,
        )

    def _new_subject(self, row: ListRow) -> str:
        """Return the subject that the pattern makes for a list; the present one as it is, if that is the same."""
        present, new = words.subject(row), filled(self._subject.text(), self._values(row))
        return present if new == " ".join(present.split()) else new

    def _values(self, row: ListRow) -> dict[str, str]:
        """Return what stands for each name in a pattern, by its names in English and in the window's language."""
        chosen = self._responsible.user_id
        known = self._session.known
        responsible = words.person(row.responsible) if chosen is None else words.user(known, chosen)
        values = (words.subject(row), str(row.id), responsible, formats.whole_day(self._today))
        own = dict(zip((name.casefold() for name, _ in _places()), values, strict=True))
        return own | dict(zip(("subject", "number", "responsible", "date"), values, strict=True))

    def _inserting(self) -> QWidget:
        """Return links that put a name into the pattern."""
        links: list[Item] = []
        for name, tip in _places():
            link = LinkButton(f"{{{name}}}")
            set_tooltip(link, tip)
            link.setAccessibleName(tip)
            link.clicked.connect(partial(self._insert, f"{{{name}}}"))
            links += [link, 8]
        row = QWidget()
        column(side_by_side(*links, None, spacing=0), within=row, margins=FLUSH)
        return row

    def _insert(self, text: str) -> None:
        self._subject.insert(text)
        self._subject.setFocus()

    def _begin_with_state(self) -> None:
        """Show the state that all lists have; if they differ, that each keeps its own."""
        states = {row.activity.completed for row in self._rows if row.activity is not None}
        if len(states) > 1:
            self._finished.setTristate(True)
            self._finished.setCheckState(Qt.CheckState.PartiallyChecked)
            set_tooltip(self._finished, translate("Choices", "A dash: each list stays as it is"))
        else:
            self._finished.setChecked(states == {True})

    def _choose_due(self) -> None:
        self._day.setEnabled(self._due.currentData() is True)
        self.changed.emit()

    def _show_subjects(self) -> None:
        """Show what each list will be called, or that the pattern can't be used yet."""
        usable = not unknown_places(self._subject.text(), self._values(self._rows[0]))
        lines = [f"#{row.id}  {self._new_subject(row) if usable else words.subject(row)}" for row in self._rows]
        if lines != [self._preview.item(place).text() for place in range(self._preview.count())]:
            self._preview.clear()
            self._preview.addItems(lines)


def _places() -> tuple[tuple[str, str], ...]:
    """Return the names that a pattern may have, in the window's language, each with what stands for it."""
    return (
        (translate("Choices", "subject"), translate("Choices", "The present subject")),
        (translate("Choices", "number"), translate("Choices", "The number of the call list")),
        (translate("Choices", "responsible"), translate("Choices", "The name of the responsible")),
        (translate("Choices", "date"), translate("Choices", "Today's date")),
    )
