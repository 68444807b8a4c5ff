"""What time it is where a person is, and whether they may be called now."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.overview import ParticipantRow
from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.clamped_label import ClampedLabel
from desktop.qtkit.named import named
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.panel.lines import heading
from desktop.ui.participants.times_there import TimesThere

translate = QCoreApplication.translate


class LocalTimeSection(QWidget):
    """Owned by the section of a person; hidden until something is known of their phones."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = heading()
        self._time = named(ClampedLabel(), "panelLocalTime")
        self._verdict = named(ToneLabel(), "panelMayCall")
        column(self._heading, self._time, self._verdict, within=self, spacing=4, margins=FLUSH)
        self.hide()

    def show_time(self, row: ParticipantRow, times: TimesThere) -> None:
        """Show the local time of a person, or that their phones do not show it."""
        from desktop.ui import local_time_words

        local, unknown = times.of(row), times.is_unknown(row)
        self.setVisible(local is not None or unknown)
        self._heading.setText(translate("SidePanel", "Local time"))
        self._time.setVisible(local is not None)
        if local is None:
            self._verdict.say(local_time_words.unknown_zone_text(), Tone.DIM)
            return
        self._time.setText(f"{local_time_words.time_there(local)} · {local_time_words.zone_there(local)}")
        verdict = local_time_words.may_call_text(local, times.hours)
        self._verdict.say(verdict, Tone.OK if local.may_call else Tone.AMBER)
