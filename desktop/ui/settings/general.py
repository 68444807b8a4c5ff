"""General settings: language, theme, automatic refresh, the layout of the window."""

from PySide6.QtCore import QCoreApplication, Signal

from desktop.domain.preferences import Preferences
from desktop.qtkit.boxes import side_by_side
from desktop.qtkit.named import push_button
from desktop.qtkit.plain import PlainLabel
from desktop.ui.settings.choice_box import ChoiceBox
from desktop.ui.settings.page import Page
from desktop.ui.window.actions import every_minutes, preference_choices

translate = QCoreApplication.translate


class GeneralPage(Page):
    """Emits `reset_wanted` beside what every page emits."""

    reset_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes = {
            "language": ChoiceBox("settingsLanguage", lambda: preference_choices()["language"]),
            "theme": ChoiceBox("settingsTheme", lambda: preference_choices()["theme"]),
            "refresh_minutes": ChoiceBox(
                "settingsRefresh", lambda: preference_choices()["refresh_minutes"], every_minutes
            ),
        }
        self._labels = {preference: PlainLabel() for preference in self._boxes}
        self._reset = push_button("settingsReset")
        self._reset.clicked.connect(self.reset_wanted)
        grid = self._grid()
        grid.setColumnStretch(1, 1)
        for row, (preference, box) in enumerate(self._boxes.items()):
            box.chosen.connect(lambda value, preference=preference: self.changed.emit({preference: value}))
            self._labels[preference].setBuddy(box)
            grid.addWidget(self._labels[preference], row, 0)
            grid.addWidget(box, row, 1)
        self.first = self._boxes["language"]
        """Where the keys begin."""
        grid.addLayout(side_by_side(self._reset, None), len(self._boxes), 1)
        grid.setRowStretch(len(self._boxes) + 1, 1)

    def show_preferences(self, chosen: Preferences) -> None:
        """Show preferences that were chosen here or elsewhere."""
        for preference, box in self._boxes.items():
            box.show_value(getattr(chosen, preference))

    def retranslate(self) -> None:
        """Show all texts in the present language."""
        self._labels["language"].setText(translate("Settings", "&Language"))
        self._labels["theme"].setText(translate("Settings", "&Theme"))
        self._labels["refresh_minutes"].setText(translate("Settings", "Aut&o-refresh"))
        for box in self._boxes.values():
            box.retranslate()
        self._reset.setText(translate("Settings", "Reset columns and &window"))
