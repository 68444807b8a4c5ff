"""How far lists are: how many are done, the bar, and the statuses with their counts and shares."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.status import Statuses, is_done
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel, set_tooltip
from desktop.qtkit.stacked_bar import Segment
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui import formats
from desktop.ui.colours import StatusColours
from desktop.ui.panel.lines import Line, Lines, secondary
from desktop.ui.panel.marks import Bar

translate = QCoreApplication.translate


class Progress(QWidget):
    """Owned by the side panel: the counts by status of one list, of several, or of several people."""

    def __init__(self) -> None:
        super().__init__()
        self._done = named(set_step(PlainLabel(), Step.TITLE), "panelDone")
        self._share = named(set_step(PlainLabel(alignment=Qt.AlignmentFlag.AlignRight), Step.TITLE), "panelShare")
        self._bar = named(Bar(), "panelBar")
        self._counts = named(Lines(), "panelCounts")
        self._unread = named(secondary(PlainLabel(wordWrap=True)), "panelUnread")
        self._counted = QWidget()
        figures = side_by_side(self._done, None, self._share)
        column(figures, 6, self._bar, 12, self._counts, within=self._counted, spacing=0, margins=FLUSH)
        column(self._counted, self._unread, within=self, spacing=8, margins=FLUSH)

    def show_counts(self, counts: Mapping[str, int], statuses: Statuses, *, unread: int = 0) -> None:
        """Show participants by status; `unread` lists have others."""
        total = sum(counts.values())
        done = sum(count for code, count in counts.items() if is_done(code))
        codes = [code for code in statuses.codes_with(counts) if counts.get(code)]
        colours = StatusColours(statuses)
        text = translate("CallLists", "{done} of {total}")
        self._done.setText(text.format(done=formats.number(done), total=formats.number(total)))
        self._share.setText(formats.percent(done / total) if total else "")
        self._bar.show_segments(
            [
                Segment(counts[code] / total, colours.of(code), statuses.name_of(code))
                for code in codes
                if is_done(code)
            ]
        )
        lines = tuple(
            Line(
                statuses.name_of(code),
                formats.number(counts[code]),
                formats.percent(counts[code] / total),
                dotted=True,
                colour=colours.of(code) if is_done(code) else None,
            )
            for code in codes
        )
        self._counts.show_lines(lines)
        words = "\n".join(f"{line.name}: {line.count}" for line in lines)
        self._bar.setAccessibleName(words)
        set_tooltip(self._bar, words)
        self._unread.setText(translate("Statuses", "%n list(s) not read yet", "", unread) if unread else "")
        self._unread.setVisible(unread > 0)
        self._counted.setVisible(total > 0 or not unread)
