"""What is told outside the window, and whether the program goes on without it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QSystemTrayIcon

from desktop.domain.preferences import Preferences
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.settings.choice_box import ChoiceBox
from desktop.ui.settings.page import Page

translate = QCoreApplication.translate
_IDLE_MINUTES = (10, 15, 20, 30, 45, 60, 90, 120)


class NotificationsPage(Page):
    """Where the system has no tray, the program can't go on without a window."""

    def __init__(self) -> None:
        super().__init__()
        self._notify = named(QCheckBox(), "settingsNotify")
        self._what = ToneLabel("", Tone.DIM)
        self._idle = ChoiceBox(
            "settingsIdle", lambda: {number: _minutes(number) for number in _IDLE_MINUTES}, _minutes
        )
        self._idle_label = PlainLabel()
        self._idle_label.setBuddy(self._idle)
        self._tray = named(QCheckBox(), "settingsTray")
        self._tray.setEnabled(QSystemTrayIcon.isSystemTrayAvailable())
        self._why = ToneLabel("", Tone.DIM)
        grid = self._grid()
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._notify, 0, 0, 1, 2)
        grid.addWidget(self._what, 1, 0, 1, 2)
        grid.addWidget(self._idle_label, 2, 0)
        grid.addWidget(self._idle, 2, 1)
        grid.setRowMinimumHeight(3, 8)
        grid.addWidget(self._tray, 4, 0, 1, 2)
        grid.addWidget(self._why, 5, 0, 1, 2)
        grid.setRowStretch(6, 1)
        self._notify.clicked.connect(lambda ticked: self.changed.emit({"notify": ticked}))
        self._tray.clicked.connect(lambda ticked: self.changed.emit({"keep_in_tray": ticked}))
        self._idle.chosen.connect(lambda minutes: self.changed.emit({"idle_minutes": minutes}))

    def show_preferences(self, chosen: Preferences) -> None:
        """Show preferences that were chosen here or elsewhere."""
        self._notify.setChecked(chosen.notify)
        self._idle.setEnabled(chosen.notify)
        self._idle_label.setEnabled(chosen.notify)
        self._idle.show_value(chosen.idle_minutes)
        self._tray.setChecked(chosen.keep_in_tray)

    def retranslate(self) -> None:
        """Show all texts in the present language."""
        self._notify.setText(translate("Settings", "Show system &notifications"))
        self._what.say(
            translate(
                "Settings", "A list is finished, stuck or late, or an operator makes no calls. Each is told once."
            ),
            Tone.DIM,
        )
        self._idle_label.setText(translate("Settings", "An operator &is idle after"))
        self._idle.retranslate()
        self._tray.setText(translate("Settings", "Keep running in the &tray when the window is closed"))
        why = translate("Settings", "Refreshing, notifications and the wallboard go on. Quit from the tray's menu.")
        if not self._tray.isEnabled():
            why = translate("Settings", "This system has no tray.")
        self._why.say(why, Tone.DIM)


def _minutes(number: int) -> str:
    return translate("Settings", "%n minute(s) of work", "", number)
