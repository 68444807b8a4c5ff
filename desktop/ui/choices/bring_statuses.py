"""Which set of statuses is brought to the portal: a file's, or that of another remembered portal."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QPushButton

from desktop.domain.known_portal import KnownPortal
from desktop.domain.set_fault import StatusFileError
from desktop.domain.status_set import Bringing, StatusSet, bring
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.file_dialogs import ask_which_to_open
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel, labelling
from desktop.services import status_sets
from desktop.services.operations.bring_statuses import BringStatuses
from desktop.services.portals import Portals
from desktop.services.writing.operation import Operation
from desktop.ui import names
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.statuses.set_words import in_words

translate = QCoreApplication.translate


class BringChoices(Choices):
    """`portals` are asked for the other remembered portals, of which the last known state is taken."""

    names = ("statusSetDialog", "planSummary", "statusSetAccept")
    lines = 5

    def __init__(self, lookups: Lookups, portals: Portals):
        super().__init__(translate("StatusSet", "Bring statuses"), translate("StatusSet", "Bring"))
        self._lookups, self._portals, self._session = lookups, portals, lookups.session
        self._set: StatusSet | None = None
        self._why_not = ""
        self._from = named(QComboBox(), "statusSetFrom")
        self._from.setPlaceholderText(translate("StatusSet", "another portal, or a file"))
        for portal in self._others():
            text = translate("StatusSet", "{portal} ({user})") if portal.user_name else "{portal}"
            self._from.addItem(text.format(portal=portal.host, user=portal.user_name), portal)
        self._from.setCurrentIndex(-1)
        self._file = named(QPushButton(translate("StatusSet", "&Choose a file…")), "statusSetFile")
        self._file.setAutoDefault(False)
        self._summary = named(PlainLabel(wordWrap=True), "statusSetSummary")
        column(
            side_by_side(labelling(translate("StatusSet", "&From"), self._from), 12, (self._from, 1), 8, self._file),
            self._summary,
            within=self,
            spacing=8,
            margins=FLUSH,
        )
        self._from.currentIndexChanged.connect(lambda _: self._chose())
        self._file.clicked.connect(self._ask_for_a_file)

    def chosen(self) -> Operation | str:
        """Return the bringing of the set that was chosen."""
        if self._set is None:
            return self._why_not or translate("StatusSet", "Choose where the statuses come from.")
        return BringStatuses(self._set)

    def open_file(self, path: Path) -> None:
        """Choose the set of a file."""
        place = self._from.findData(path)
        if place < 0:
            self._from.addItem(path.name, path)
            place = self._from.count() - 1
        if place == self._from.currentIndex():
            self._chose()  # it may be another file by now
        else:
            self._from.setCurrentIndex(place)

    def _others(self) -> Sequence[KnownPortal]:
        return [portal for portal in self._portals.known if portal.id != self._session.id]

    def _ask_for_a_file(self) -> None:
        title = translate("StatusSet", "A set of statuses")
        filters = [f"{title} (*.json)", translate("StatusSet", "All files (*)")]
        ask_which_to_open(self.window(), title, lambda paths: self.open_file(paths[0]), filters=filters)

    def _chose(self) -> None:
        source = self._from.currentData()
        self._say("", None, translate("StatusSet", "Loading statuses…"))
        if isinstance(source, Path):
            self._lookups.run("set", partial(self._read, lambda: status_sets.read_set(source)), lambda _: None)
        elif isinstance(source, KnownPortal):
            read = partial(status_sets.remembered_set, self._portals, source)
            self._lookups.run("set", partial(self._read, read), lambda _: None)

    async def _read(self, reading: Callable[[], Awaitable[StatusSet]]) -> None:
        try:
            found = await reading()
        except StatusFileError as error:
            self._say("", None, in_words(error))
        except OSError as error:
            text = translate("StatusSet", "The file can't be opened: {reason}. Choose another one.")
            self._say("", None, text.format(reason=error.strerror or ""))
        else:
            if not found.entries:
                text = translate(
                    "StatusSet", "There are no statuses of its own, as last known. Open that portal once."
                )
                self._say("", None, text)
            else:
                self._say(self._told(found), found)

    def _say(self, summary: str, found: StatusSet | None, why_not: str = "") -> None:
        self._set, self._why_not = found, why_not
        self._summary.setText(summary)
        self.changed.emit()

    def _told(self, found: StatusSet) -> str:
        """Return what is there already and stays; the plan below says the rest."""
        known = self._session.known.statuses
        bringing = bring(found, known, self._session.marks.of)
        texts = [translate("StatusSet", "%n status(es) in the set.", "", len(found.entries))]
        for codes, text in _stays(bringing):
            if codes:
                shown = names.some([names.quoted(known.name_of(code)) for code in codes])
                texts.append(text.format(names=shown))
        return " ".join([*texts, *self._renamed_in_use(bringing)])

    def _renamed_in_use(self, bringing: Bringing) -> list[str]:
        """Return a warning for each status that participants have and that is called otherwise in the set.

        Portals make codes of their own, so that the same one may mean something else.
        """
        known = self._session.known
        renamed = {wish.code: wish.name for wish in bringing.changes if wish.name is not None}
        texts = []
        for code, usage in self._session.usage.by_code(known, renamed).items():
            if usage.participants:
                text = translate(
                    "StatusSet",
                    "Look twice: %n participant(s) have “{before}”, which would be called “{after}”.",
                    "",
                    usage.participants,
                )
                texts.append(text.format(before=known.statuses.name_of(code), after=renamed[code]))
        return texts


def _stays(bringing: Bringing) -> tuple[tuple[Sequence[str], str], ...]:
    return (
        (bringing.same, translate("StatusSet", "Already the same here: {names}.")),
        (bringing.others, translate("StatusSet", "Not in the set, and stays: {names}.")),
        (bringing.passed_over, translate("StatusSet", "The portal's own, and left alone: {names}.")),
    )
