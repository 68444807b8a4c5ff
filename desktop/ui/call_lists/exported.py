"""What spreadsheets get of the columns of call lists: numbers and moments where the table has words for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.domain.figures import Forecast
from desktop.domain.overview import ListRow
from desktop.qtkit.columns import Exported
from desktop.ui import figure_words
from desktop.ui.call_lists import figure_cells

if TYPE_CHECKING:
    from desktop.domain.spreadsheet import Value

translate = QCoreApplication.translate


def parts(zone: Callable[[], tzinfo]) -> Mapping[str, Sequence[Exported[ListRow]]]:
    """Return them by the key of the column; those that are not here give their text. `zone` is the portal's."""

    def local(moment: datetime | None) -> datetime | None:
        return None if moment is None else moment.astimezone(zone())

    return {
        "progress": [Exported(lambda: translate("CallLists", "Progress"), _progress)],
        "done": [
            Exported(
                lambda: translate("CallLists", "Done"), lambda row: None if row.tally is None else row.tally.done
            ),
            Exported(lambda: translate("CallLists", "Of"), _total),
        ],
        "moved": [Exported(lambda: translate("CallLists", "New"), figure_cells.moved)],
        "pace": [Exported(lambda: translate("CallLists", "Pace"), figure_cells.pace)],
        "finish": [
            Exported(lambda: translate("CallLists", "Ends not before"), lambda row: local(_finish(row, 0))),
            Exported(lambda: translate("CallLists", "Ends not after"), lambda row: local(_finish(row, 1))),
        ],
        "last": [Exported(lambda: translate("CallLists", "Result"), lambda row: local(figure_cells.last(row)))],
        "today": [Exported(lambda: translate("CallLists", "Today"), _today)],
        "created": [Exported(lambda: translate("CallLists", "Created"), lambda row: row.call_list.created)],
        "number": [Exported(lambda: translate("CallLists", "#"), lambda row: row.id)],
        "participants": [Exported(lambda: translate("CallLists", "Participants"), _total)],
    }


def _progress(row: ListRow) -> Value:
    from desktop.domain.spreadsheet import Share

    return None if row.tally is None else Share(row.tally.done_share)


def _total(row: ListRow) -> Value:
    return None if row.tally is None else row.tally.total


def _finish(row: ListRow, end: int) -> datetime | None:
    if figure_cells.finish(row) is None or row.figures is None or not isinstance(row.figures.forecast, Forecast):
        return None
    return row.figures.forecast.late if end else row.figures.forecast.early


def _today(row: ListRow) -> Value:
    """Return how many became done today: a number, or "214–226" where that is not known exactly."""
    if row.figures is None:
        return None
    found = row.figures.done_today
    return figure_words.count(found) if found.perhaps else found.sure
