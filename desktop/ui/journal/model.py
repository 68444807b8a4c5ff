"""Columns of the journal."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.journal import Entry, Outcome
from desktop.domain.moves import list_of
from desktop.domain.portal import Known
from desktop.qtkit.cells import Pill, PillCell, TextCell
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.glyph_cell import GlyphCell
from desktop.qtkit.icons import Glyph
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.tokens import Token
from desktop.ui import formats, words
from desktop.ui.journal.words import after, before, note, outcome, what
from desktop.ui.writes.kinds import words_of

translate = QCoreApplication.translate
_PILLS = {
    Outcome.DONE: Pill(Token.OK, Token.OK_GROUND),
    Outcome.NOT_DONE: Pill(Token.ERROR, Token.ERROR_GROUND),
}
_UNCERTAIN = Pill(Token.WARNING, Token.WARNING_GROUND)


class JournalModel(TableModel[Entry]):
    """Rows are `Entry`s by id; owned by the journal's dialog."""

    def __init__(self, known: Known, parent: QObject | None = None):
        self._known = known
        self._undone: Collection[int] = ()
        super().__init__(self._columns(), lambda entry: entry.id, parent)

    def set_undone(self, groups: Collection[int]) -> None:
        """Set the groups of entries that were undone since."""
        self._undone = groups

    def is_undone(self, entry: Entry) -> bool:
        """Return whether an entry was undone since."""
        return entry.group in self._undone and entry.outcome is Outcome.DONE

    def _columns(self) -> list[Column[Entry]]:
        known = self._known
        return [
            Column(
                key="when",
                title=lambda: translate("Journal", "When"),
                text=lambda entry: formats.stamp(entry.at.astimezone()),
                sort=lambda entry: (entry.at, entry.id),
                cell=TextCell(ink=Token.SECONDARY),
                width=20,
            ),
            Column(
                key="who",
                title=lambda: translate("Journal", "Who"),
                text=lambda entry: words.user(known, entry.user_id),
                dim=self._faded,
                width=18,
            ),
            Column(
                key="list",
                title=lambda: translate("Journal", "Call list"),
                text=lambda entry: f"#{number}" if (number := list_of(entry)) else "",
                sort=lambda entry: list_of(entry) or None,
                dim=self._faded,
                alignment=RIGHT,
                width=8,
            ),
            Column(
                key="what",
                title=lambda: translate("Journal", "What"),
                text=lambda entry: what(entry, known),
                tooltip=lambda entry: what(entry, known),
                dim=self._faded,
                cell=GlyphCell(lambda entry: Glyph.UNDO if entry.undoes else words_of(entry).glyph),
                weight=1,
                width=48,
            ),
            Column(
                key="before",
                title=lambda: translate("Journal", "Before"),
                text=lambda entry: before(entry, known),
                tooltip=lambda entry: before(entry, known),
                dim=self._faded,
                width=24,
                extra=True,
            ),
            Column(
                key="after",
                title=lambda: translate("Journal", "After"),
                text=lambda entry: after(entry, known),
                tooltip=lambda entry: after(entry, known),
                dim=self._faded,
                width=24,
                extra=True,
            ),
            Column(
                key="outcome",
                title=lambda: translate("Journal", "Outcome"),
                text=self._outcome,
                tooltip=lambda entry: note(entry, known),
                cell=PillCell(self._pill),
                width=18,
            ),
        ]

    def _faded(self, entry: Entry) -> bool:
        return entry.outcome is Outcome.NOT_DONE or self.is_undone(entry)

    def _outcome(self, entry: Entry) -> str:
        return translate("Journal", "undone") if self.is_undone(entry) else outcome(entry)

    def _pill(self, entry: Entry) -> Pill:
        return Pill() if self.is_undone(entry) else _PILLS.get(entry.outcome, _UNCERTAIN)
