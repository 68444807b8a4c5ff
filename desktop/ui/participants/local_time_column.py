"""The column of the participants' local time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.domain.overview import ParticipantRow
from desktop.qtkit.columns import Column
from desktop.ui.participants.times_there import TimesThere

if TYPE_CHECKING:
    from desktop.domain.local_time import LocalTime

translate = QCoreApplication.translate

LOCAL_TIME = "local_time"
"""The key of the column."""


def local_time_column(times: Callable[[], TimesThere | None]) -> Column[ParticipantRow]:
    """Return the column; `times` returns what knows the times.

    The time of those who may not be called now is dimmed. Rows are sorted by the offset from UTC, so that the passing
    of time does not change their order.
    """

    def local_time(row: ParticipantRow) -> LocalTime | None:
        there = times()
        return there.of(row) if there is not None else None

    def is_unknown(row: ParticipantRow) -> bool:
        there = times()
        return there is not None and there.is_unknown(row)

    def text(row: ParticipantRow) -> str:
        local = local_time(row)
        if local is None:
            return translate("Participants", "unknown") if is_unknown(row) else ""
        from desktop.ui.local_time_words import time_there

        return time_there(local)

    def offsets(row: ParticipantRow) -> tuple[timedelta, timedelta] | None:
        local = local_time(row)
        return local.offsets if local is not None else None

    def tooltip(row: ParticipantRow) -> str:
        there, local = times(), local_time(row)
        if there is None or (local is None and not is_unknown(row)):
            return ""
        from desktop.ui.local_time_words import explained, unknown_zone_text

        return explained(local, there.hours) if local is not None else unknown_zone_text()

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
