"""Whether the program looks for new versions of itself, where, and what it found."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop.domain.preferences import Preferences
from desktop.domain.updates import AddressFault, Looked, Outcome, read_feed_address
from desktop.qtkit.boxes import side_by_side
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.settings.page import Page
from desktop.ui.update import words

translate = QCoreApplication.translate
_LINES = 4
"""Lines of room for the longest message, so that the dialog does not grow."""


class UpdatesPage(Page):
    """Nothing is asked before an address was applied.

    Emits `look_wanted` and `page_wanted` beside what every page emits.
    """

    look_wanted = Signal()
    page_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen, self._looked = Preferences(), Looked()
        self._looking = False
        self._fault: AddressFault | None = None
        self.wanted = named(QCheckBox(), "settingsUpdates")
        self._what = ToneLabel("", Tone.DIM)
        self._address_name = PlainLabel()
        self.address = named(QLineEdit(), "settingsFeed")
        self._address_name.setBuddy(self.address)
        self.apply_button = push_button("settingsFeedApply")
        self.look_button, self.page_button = push_button("settingsLook"), push_button("settingsReleasePage")
        self.verdict = named(ToneLabel(), "settingsUpdatesVerdict")
        self.verdict.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid = self._grid()
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.wanted, 0, 0, 1, 2)
        grid.addWidget(self._what, 1, 0, 1, 2)
        grid.addWidget(self._address_name, 2, 0)
        grid.addLayout(side_by_side((self.address, 1), self.apply_button, spacing=8), 2, 1)
        grid.addLayout(side_by_side(self.look_button, self.page_button, None, spacing=8), 3, 1)
        grid.addWidget(self.verdict, 4, 1)
        grid.setRowStretch(5, 1)
        self.wanted.clicked.connect(self._choose)
        self.address.textEdited.connect(lambda _: self._type())
        self.address.returnPressed.connect(self._apply)
        self.apply_button.clicked.connect(self._apply)
        self.look_button.clicked.connect(self.look_wanted)
        self.page_button.clicked.connect(self.page_wanted)

    def show_preferences(self, chosen: Preferences) -> None:
        """Show preferences that were chosen here or elsewhere; an address that is being typed stays."""
        before, self._chosen = self._chosen, chosen
        self.wanted.setChecked(chosen.look_for_updates)
        if chosen.feed_address != before.feed_address or not self.address.text():
            self.address.setText(chosen.feed_address)
            self.address.setCursorPosition(0)
        self._tell()

    def show_looked(self, looked: Looked, *, looking: bool) -> None:
        """Show what came of asking the feed, or that it is being asked."""
        self._looked, self._looking = looked, looking
        self._tell()

    def retranslate(self) -> None:
        """Show all texts in the present language."""
        self.wanted.setText(translate("Settings", "Look for new &versions once a day"))
        self._what.say(
            translate(
                "Settings",
                "The address below is asked, and told nothing about you or your portals. Nothing is downloaded or "
                "installed.",
            ),
            Tone.DIM,
        )
        self._address_name.setText(translate("Settings", "&Feed of versions"))
        self.address.setPlaceholderText("https://company.ru/call-list-desk/releases.atom")
        self.apply_button.setText(translate("Settings", "&Apply"))
        self.look_button.setText(translate("Settings", "Look &now"))
        self.page_button.setText(translate("Settings", "&Open its page"))
        self._tell()

    def _choose(self, wanted: bool) -> None:
        if wanted and not self._chosen.feed_address:
            self.address.setFocus()
        self.changed.emit({"look_for_updates": wanted})

    def _type(self) -> None:
        self._fault = None
        self._tell()

    def _apply(self) -> None:
        typed = self.address.text().strip()
        read = read_feed_address(typed) if typed else ""
        if isinstance(read, AddressFault):
            self._fault = read
            self.address.setFocus()
        else:
            self._fault = None
            self.changed.emit({"feed_address": read})
            self.address.setText(read)
        self._tell()

    def _tell(self) -> None:
        typed, applied = self.address.text().strip(), self._chosen.feed_address
        self.apply_button.setEnabled(typed != applied)
        self.look_button.setEnabled(bool(applied) and typed == applied and not self._looking)
        known = self._looked if self._looked.address == applied else Looked()
        self.page_button.setVisible(known.release is not None)
        if self._fault is not None:
            self.verdict.say(words.of_fault(self._fault), Tone.ERROR)
        elif typed != applied or not applied:
            self.verdict.say(words.of_fault(AddressFault.EMPTY))
        elif self._looking:
            self.verdict.say(translate("Updates", "Looking…"))
        else:
            good = known.outcome in (Outcome.NEVER, Outcome.LATEST, Outcome.FOUND)
            self.verdict.say(words.of_looked(known), Tone.DIM if good else Tone.AMBER)
