"""The column of the participants' local time."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from desktop.domain.overview import ParticipantRow
from desktop.qtkit.columns import Column
from desktop.ui import local_time_words
from desktop.ui.participants.times_there import TimesThere

translate = QCoreApplication.translate

LOCAL_TIME = "local_time"
"""The key of the column."""


def local_time_column(times: Callable[[], TimesThere | None]) -> Column[ParticipantRow]:
    """Return the column; `times` returns what knows the times.

    The time of those who may not be called now is dimmed. Rows are sorted by the offset from UTC, so that the passing
    of time does not change their order.
    """

    def text(row: ParticipantRow) -> str:
        there = times()
        if there is None:
            return ""
        if (local := there.of(row)) is not None:
            return local_time_words.time_there(local)
        return translate("Participants", "unknown") if there.is_unknown(row) else ""

    def offsets(row: ParticipantRow) -> tuple[timedelta, timedelta] | None:
        there = times()
        local = there.of(row) if there is not None else None
        return local.offsets if local is not None else None

    def tooltip(row: ParticipantRow) -> str:
        there = times()
        if there is None:
            return ""
        if (local := there.of(row)) is not None:
            return local_time_words.explained(local, there.hours)
        return local_time_words.unknown_zone_text() if there.is_unknown(row) else ""

    def may_not_call(row: ParticipantRow) -> bool:
        there = times()
        return there is not None and not there.may_call(row)

    return Column(
        key=LOCAL_TIME,
        title=lambda: translate("Participants", "Local time"),
        text=text,
        sort=offsets,
        tooltip=tooltip,
        spoken=lambda row: ", ".join(filter(None, (text(row), *tooltip(row).splitlines()))),
        dim=may_not_call,
        width=14,
        gives_way=1,
        searched=False,
    )
