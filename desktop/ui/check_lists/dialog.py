"""The window that shows what is wrong in all call lists."""

from collections.abc import Sequence, Set

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollArea, QSpinBox, QWidget

from desktop.domain.findings import OF_PEOPLE, Checked, Finding, FindingKind, Gap
from desktop.domain.portal import Known
from desktop.domain.preferences import MOST_CALLED_DAYS
from desktop.qtkit.boxes import column, side_by_side
from desktop.qtkit.chips import Chip, ChipRow
from desktop.qtkit.dialog import ButtonRole, Dialog, heading
from desktop.qtkit.language import on_language_change
from desktop.qtkit.loop import breathe
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel, set_tooltip
from desktop.qtkit.progress import ThinProgress
from desktop.qtkit.table_view import TableView
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.services.checking import AT_ONCE
from desktop.ui import formats
from desktop.ui.check_lists import words
from desktop.ui.check_lists.model import FindingsModel, KindRow, KindsModel, kind_rows
from desktop.ui.copying import put_on_clipboard
from desktop.ui.phase import Phase, placeholder
from desktop.ui.write_hold import WriteHold, reason

translate = QCoreApplication.translate
_KINDS_WIDE = 330
"""Pixels."""
_MOST_ROWS = 2_000
"""Findings that the table holds; more would hold the window while they are sorted and measured."""
_MOST_LINES = 4
"""Lines of what could not be looked at that are visible; the rest scroll."""


class CheckListsDialog(Dialog):
    """Made by its controller; the main window stays usable beside it. Never asks the portal, and changes nothing.

    Emits `repair_wanted` with the findings to repair, `ignore_wanted` with findings and whether they are ignored from
    now on, `place_wanted` with a list and a card id (0 for none), `cards_wanted` and `forms_wanted` to read what is
    missing, `stop_wanted` to stop that, `undo_wanted`, and `days_changed` with the days in which calls count.
    """

    repair_wanted = Signal(list)
    ignore_wanted = Signal(list, bool)
    place_wanted = Signal(int, int)
    cards_wanted = Signal()
    forms_wanted = Signal()
    stop_wanted = Signal()
    undo_wanted = Signal()
    days_changed = Signal(int)

    def __init__(self, known: Known, parent: QWidget, *, days: int, kind: FindingKind | None = None):
        super().__init__("checkListsDialog", parent, size=(1180, 660))
        self._known = known
        self._checked: Checked | None = None
        self._ignored: Set[str] = frozenset()
        self._shown: list[Finding] = []
        """Those that are not put aside, or those that are; `_of_kind` are those of the chosen kind."""
        self._of_kind: list[Finding] = []
        self._ignored_shown = self._reading = False
        self._hold: WriteHold | None = None
        self.kind = kind
        """The kind of findings that is shown; None for all."""
        self._heading = heading()
        self._as_known = ToneLabel(meaning=Tone.DIM)
        self.kinds_model = KindsModel(self)
        self.kinds = named(TableView(self.kinds_model, copy=put_on_clipboard), "findingsKinds")
        self.kinds.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.kinds.setFixedWidth(_KINDS_WIDE)
        self.kinds.set_compact(True)
        self.kinds.sort_by("kind")
        self.kinds.chosen.connect(self._choose_kind)
        self.model = FindingsModel(known, self)
        self.table = named(TableView(self.model, copy=put_on_clipboard), "findingsTable")
        self.table.sort_by("kind")
        self.table.chosen.connect(lambda _: self._enable())
        self.table.opened.connect(self._open)
        self.filter = ChipRow("findingsFilter")
        self.filter.chosen.connect(self._show_chip)
        self._before_days, self._after_days = PlainLabel(), PlainLabel()
        self.days = named(QSpinBox(minimum=1, maximum=MOST_CALLED_DAYS, value=days), "findingsDays")
        self.days.setKeyboardTracking(False)
        self.days.valueChanged.connect(self.days_changed)
        self._before_days.setBuddy(self.days)
        self._chosen = named(ToneLabel(), "findingsChosen")
        self._chosen.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._chosen.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self._gaps = named(ToneLabel(), "findingsGaps")
        self._gaps_area = QScrollArea(widgetResizable=True)
        self._gaps_area.setFrameShape(QFrame.Shape.NoFrame)
        self._gaps_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._gaps_area.setWidget(self._gaps)
        self.read_cards = push_button("findingsReadCards")
        self.read_cards.clicked.connect(self.cards_wanted)
        self.ask_forms = push_button("findingsAskForms")
        self.ask_forms.clicked.connect(self.forms_wanted)
        self._note = named(ToneLabel(), "findingsNote")
        self.progress = ThinProgress()
        self.progress.stop.setAutoDefault(False)
        self.progress.stop.clicked.connect(self.stop_wanted)
        self._closing_button()
        self.undo = self._button("findingsUndo", "", self.undo_wanted)
        self.open_list = self._button("findingsOpen", "", lambda: self._open(self.table.selected_rows()[0]))
        self.ignore = self._button("findingsIgnore", "", self._ignore)
        self.repair = self._button("findingsRepair", "", self._repair, ButtonRole.AcceptRole)
        self.undo.setEnabled(False)
        self._lay_out()
        on_language_change(self, self._retranslate)
        self.table.setFocus()

    async def show_checked(self, checked: Checked, ignored: Set[str]) -> None:
        """Show what a check has found, in two turns of the loop; findings with the keys `ignored` are put aside."""
        self._checked, self._ignored = checked, ignored
        self._show_kinds()
        await breathe()
        self._show_findings()

    def show_ignored(self, ignored: Set[str]) -> None:
        """Put the findings with these keys aside."""
        self._ignored = ignored
        self._show_kinds()
        self._show_findings()

    def show_hold(self, hold: WriteHold | None) -> None:
        """Say why nothing can be repaired now; None if it can."""
        self._hold = hold
        self._enable()

    def show_reading(self, *, reading: bool) -> None:
        """Show that what is missing is being read, or no longer."""
        if reading != self._reading:
            self._reading = reading
            (self.progress.begin if reading else self.progress.finish)()
        self._enable()

    def show_step(self, done: int, total: int | None) -> None:
        """Show the progress of reading cards."""
        text = translate("CheckLists", "Cards: {done} of {total}")
        values = {"done": formats.number(done), "total": "…" if total is None else formats.number(total)}
        self.progress.step(text.format(**values), done / total if total else None)

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Say how a repair went, or why something could not be read; "" for nothing."""
        self._note.say(text, tone)
        self._note.setVisible(bool(text))

    def _lay_out(self) -> None:
        above = side_by_side(self._before_days, self.days, self._after_days, None, spacing=8)
        right = column(above, (self.table, 1), self._chosen, spacing=8)
        left = column((self.kinds, 1), spacing=8)
        below = side_by_side(self.read_cards, self.ask_forms, (self.progress.words, 1), self.progress.stop, None)
        tables = side_by_side(left, (right, 1), spacing=16)
        self._note.hide()
        head = side_by_side((column(self._heading, self._as_known, spacing=2), 1), self.filter, spacing=16)
        self._stack(head, (tables, 1), self._gaps_area, below, self.progress, self._note)

    def _show_kinds(self) -> None:
        """Count the findings that are not put aside, or those that are, and say what could not be looked at."""
        checked = self._checked or Checked()
        aside = [finding for finding in checked.findings if finding.key in self._ignored]
        others = [finding for finding in checked.findings if finding.key not in self._ignored]
        self._shown = aside if self._ignored_shown else others
        if self._checked is not None:
            self.kinds_model.replace(kind_rows(Checked() if self._ignored_shown else checked, self._shown))
        if not self.kinds.selected_rows():
            self.kinds.choose([self.kind])
        chips = [
            Chip(False, translate("CheckLists", "Found"), formats.number(len(others))),
            Chip(True, translate("CheckLists", "Ignored"), formats.number(len(aside)), name="findingsIgnored"),
        ]
        self.filter.show_chips(chips, frozenset({self._ignored_shown}))
        self._tell_gaps(checked)
        self._as_known.say(words.as_known(self._known.read_at), Tone.DIM)

    def _show_findings(self) -> None:
        """Show the findings of the chosen kind."""
        self._of_kind = [finding for finding in self._shown if self.kind in (None, finding.kind)]
        self.model.replace(self._of_kind[:_MOST_ROWS])
        self.table.set_placeholder(None if self._of_kind else placeholder(*self._why_empty()))
        self._enable()

    def _why_empty(self) -> tuple[Phase, dict[Phase, tuple[str, str]]]:
        if self._checked is None:
            return Phase.LOADING, {Phase.LOADING: (translate("CheckLists", "Checking…"), "")}
        if self._ignored_shown:
            text = translate("CheckLists", "What is fine as it is can be ignored, and stays here.")
            return Phase.EMPTY, {Phase.EMPTY: (translate("CheckLists", "Nothing is ignored"), text)}
        gaps = self._checked.gaps if self.kind is None else self._checked.gaps_of(self.kind)
        title = translate("CheckLists", "Nothing wrong was found")
        text = "" if self.kind is None else words.kind_explained(self.kind)
        if self.kind in self._checked.unchecked:
            title = translate("CheckLists", "Not checked")
        elif gaps:
            title = translate("CheckLists", "Nothing found so far")
        if gaps:
            text = "\n".join(words.gap(gap, self._checked.gaps[gap]) for gap in gaps)
        return Phase.NO_MATCH if gaps else Phase.EMPTY, dict.fromkeys((Phase.NO_MATCH, Phase.EMPTY), (title, text))

    def _tell_gaps(self, checked: Checked) -> None:
        lines = [words.gap(gap, count) for gap, count in checked.gaps.items()]
        self._gaps.say("\n".join(lines), Tone.AMBER)
        self._gaps_area.setVisible(bool(lines))
        self._gaps_area.setFixedHeight(self.fontMetrics().lineSpacing() * min(len(lines), _MOST_LINES) + 2)

    def _choose_kind(self, rows: list[KindRow]) -> None:
        if rows and rows[0].kind is not self.kind:
            self.kind = rows[0].kind
            self._show_findings()

    def _show_chip(self, chosen: frozenset[bool]) -> None:
        self._ignored_shown = True in chosen
        self._show_kinds()
        self._show_findings()

    def _enable(self) -> None:
        chosen: Sequence[Finding] = self.table.selected_rows()
        repaired = repairable(chosen)
        text = translate("CheckLists", "&Repair")
        self.repair.setText(f"{text} ({formats.number(len(repaired))})…" if repaired else f"{text}…")
        self.repair.setEnabled(bool(repaired) and self._hold is None)
        set_tooltip(self.repair, reason(self._hold))
        self.ignore.setText(
            translate("CheckLists", "No lon&ger ignore")
            if self._ignored_shown
            else translate("CheckLists", "I&gnore")
        )
        self.ignore.setEnabled(bool(chosen))
        self.open_list.setEnabled(len(chosen) == 1)
        gaps = self._checked.gaps if self._checked is not None else {}
        self.read_cards.setVisible(Gap.CARDS_UNREAD in gaps)
        count = gaps.get(Gap.CARDS_UNREAD, 0)
        self.read_cards.setText(translate("CheckLists", "Read %n card(s)", "", count))
        self.ask_forms.setVisible(Gap.FORMS_UNKNOWN in gaps)
        for button in (self.read_cards, self.ask_forms):
            button.setEnabled(not self._reading)
        self._tell_chosen(chosen, repaired)

    def _tell_chosen(self, chosen: Sequence[Finding], repaired: Sequence[Finding]) -> None:
        if not chosen:
            self._chosen.say(self._hint(), Tone.DIM)
        elif len(chosen) == 1:
            self._chosen.say(f"{words.who(chosen[0], self._known)}\n{self.model.why(chosen[0])}")
        elif len(repaired) == len(chosen):
            self._chosen.say(translate("CheckLists", "%n findings are repaired together.", "", len(chosen)), Tone.DIM)
        elif repaired:
            together = translate("CheckLists", "%n findings are repaired together.", "", len(repaired))
            alone = translate(
                "CheckLists",
                "For %n more something has to be chosen: select those of one kind alone.",
                "",
                len(chosen) - len(repaired),
            )
            self._chosen.say(f"{together} {alone}", Tone.DIM)
        else:
            text = translate("CheckLists", "Select findings of one kind; a new list is made for one list at a time.")
            self._chosen.say(text, Tone.DIM)

    def _hint(self) -> str:
        text = translate("CheckLists", "Choose findings to repair or to ignore them.") if self._of_kind else ""
        if len(self._of_kind) > _MOST_ROWS:
            some = translate("CheckLists", "The first {shown} of {number} are shown.")
            some = some.format(shown=formats.number(_MOST_ROWS), number=formats.number(len(self._of_kind)))
            text = f"{some} {text}"
        return text

    def _repair(self) -> None:
        self.say("")
        self.repair_wanted.emit(repairable(self.table.selected_rows()))

    def _ignore(self) -> None:
        self.ignore_wanted.emit(list(self.table.selected_rows()), not self._ignored_shown)

    def _open(self, finding: Finding) -> None:
        self.place_wanted.emit(finding.list_id, finding.card_id if finding.kind in OF_PEOPLE else 0)

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("CheckLists", "Check of call lists"))
        self._heading.setText(self.windowTitle())
        self.kinds.setAccessibleName(translate("CheckLists", "Kinds of findings"))
        self.table.setAccessibleName(translate("CheckLists", "Findings"))
        self._gaps_area.setAccessibleName(translate("CheckLists", "What could not be looked at"))
        self._before_days.setText(translate("CheckLists", "A call elsewhere &counts for"))
        self._after_days.setText(translate("CheckLists", "day(s)"))
        self.ask_forms.setText(translate("CheckLists", "Ask for CRM &forms"))
        self.undo.setText(translate("CheckLists", "&Undo…"))
        self.open_list.setText(translate("CheckLists", "&Open list"))
        self.model.retranslate()
        self.kinds_model.retranslate()
        self._show_kinds()
        self._show_findings()


def repairable(chosen: Sequence[Finding]) -> list[Finding]:
    """Return those of some findings that are repaired by one plan; [] if there is none.

    Those for which nothing has to be chosen come first, whatever their kinds. Others are repaired if all are of one
    kind; a list of whom some are deleted, only alone, as it takes a new list.
    """
    if together := [finding for finding in chosen if finding.kind in AT_ONCE]:
        return together
    kinds = {finding.kind for finding in chosen}
    alone = len(chosen) == 1 or FindingKind.CARD_GONE not in kinds
    return list(chosen) if len(kinds) == 1 and alone else []
