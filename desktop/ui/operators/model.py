"""Columns of the table of operators."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.operators import OperatorWork
from desktop.qtkit.cells import InkCell, NameCell
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.sparkline import Bar, SparklineCell
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.tokens import Token
from desktop.ui import figure_words, formats

translate = QCoreApplication.translate
_DASH = "\N{EN DASH}"
_IDLE = timedelta(minutes=30)
"""Working time without a call after which that is pointed out."""


@dataclass(frozen=True, slots=True)
class OperatorRow:
    """What an operator did on a day.

    `hours` begin those that are drawn, the same ones in all rows. `now` is the portal's time when the day is today,
    otherwise None; `idle` is the working time since the last call then. Moments are shown in `zone`.
    """

    work: OperatorWork
    name: str
    hours: tuple[datetime, ...]
    zone: tzinfo
    now: datetime | None = None
    idle: timedelta | None = None

    @property
    def bars(self) -> list[Bar]:
        """Calls by hour: those that were answered, and paler the others."""
        made = {hour.begin: hour for hour in self.work.hours}
        found = (made.get(begin) for begin in self.hours)
        return [Bar(hour.answered, hour.calls - hour.answered) if hour else Bar(0) for hour in found]


class OperatorsModel(TableModel[OperatorRow]):
    """Rows are `OperatorRow`s by operator; owned by the window of operators."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(_columns(), lambda row: row.work.operator_id, parent)


def _columns() -> list[Column[OperatorRow]]:
    return [
        Column(
            key="operator",
            title=lambda: translate("Operators", "Operator"),
            text=lambda row: row.name,
            cell=NameCell(),
            weight=1,
            width=30,
            least=16,
        ),
        Column(
            key="calls",
            title=lambda: translate("Operators", "Calls"),
            text=lambda row: formats.number(row.work.calls),
            sort=lambda row: row.work.calls,
            alignment=RIGHT,
            width=10,
        ),
        Column(
            key="answered",
            title=lambda: translate("Operators", "Answered"),
            text=_answered,
            sort=lambda row: row.work.share_answered,
            tooltip=_answered_explained,
            alignment=RIGHT,
            width=12,
        ),
        Column(
            key="talked",
            title=lambda: translate("Operators", "Talk time"),
            text=lambda row: _clock(row.work.talked),
            sort=lambda row: row.work.talked,
            tooltip=_talked_explained,
            alignment=RIGHT,
            width=16,
        ),
        Column(
            key="done",
            title=lambda: translate("Operators", "Done"),
            text=lambda row: figure_words.count(row.work.done),
            sort=lambda row: (row.work.done.sure, row.work.done.perhaps),
            tooltip=_done_explained,
            spoken=lambda row: figure_words.count_spoken(row.work.done),
            alignment=RIGHT,
            width=12,
        ),
        Column(
            key="idle",
            title=lambda: translate("Operators", "Idle since"),
            text=_idle,
            sort=lambda row: row.work.last,
            tooltip=_idle_explained,
            cell=InkCell(lambda row: Token.WARNING if row.idle is not None and row.idle >= _IDLE else Token.TEXT),
            width=24,
        ),
        Column(
            key="hours",
            title=lambda: translate("Operators", "By hour"),
            text=lambda row: "",
            whole=_hours,
            sort=lambda row: row.work.hours[0].begin if row.work.hours else None,
            tooltip=_hours_explained,
            spoken=_hours_explained,
            cell=SparklineCell(lambda row: row.bars),
            width=24,
            gives_way=1,
        ),
    ]


def _answered(row: OperatorRow) -> str:
    share = row.work.share_answered
    return _DASH if share is None else formats.percent(share)


def _answered_explained(row: OperatorRow) -> str:
    return translate("Operators", "{answered} of {calls} calls were answered").format(
        answered=formats.number(row.work.answered), calls=formats.number(row.work.calls)
    )


def _clock(length: timedelta) -> str:
    """Return hours, minutes and seconds as spreadsheets read them: "1:05:09"."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _talked_explained(row: OperatorRow) -> str:
    return average(row.work)


def average(work: OperatorWork) -> str:
    """Return how long an answered call took on average; "" without any."""
    if not work.answered:
        return ""
    minutes, seconds = divmod(round(work.talked.total_seconds() / work.answered), 60)
    text = translate("Operators", "{minutes}:{seconds} min a call on average")
    return text.format(minutes=minutes, seconds=f"{seconds:02}")


def _done_explained(row: OperatorRow) -> str:
    done = row.work.done
    lines = [translate("Operators", "Became done by this operator's calls: {count}").format(count=done.sure)]
    if done.perhaps:
        lines.append(translate("Operators", "%n more became done while this operator called them", "", done.perhaps))
    return "\n".join(lines)


def _idle(row: OperatorRow) -> str:
    last = row.work.last
    if last is None:
        return ""
    at = formats.time_of_day(last.astimezone(row.zone))
    return at if row.now is None else f"{at}, {formats.age(row.now - last)}"


def _idle_explained(row: OperatorRow) -> str:
    last = row.work.last
    if last is None:
        return ""
    ended = translate("Operators", "The last call ended: {moment}").format(
        moment=formats.moment(last.astimezone(row.zone))
    )
    if row.idle is None or row.idle < _IDLE:
        return ended
    without = translate("Operators", "Without a call for {time} of working time").format(
        time=figure_words.span(row.idle, whole=True)
    )
    return f"{ended}\n{without}"


def _hours(row: OperatorRow) -> str:
    return ", ".join(
        f"{formats.time_of_day(hour.begin.astimezone(row.zone))} {_DASH} {formats.number(hour.calls)}"
        for hour in row.work.hours
    )


def _hours_explained(row: OperatorRow) -> str:
    text = translate("Operators", "{hour}: calls {calls}, answered {answered}")
    return "\n".join(
        text.format(
            hour=formats.time_of_day(hour.begin.astimezone(row.zone)),
            calls=formats.number(hour.calls),
            answered=formats.number(hour.answered),
        )
        for hour in row.work.hours
    )
