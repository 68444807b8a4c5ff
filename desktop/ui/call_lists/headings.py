"""The cells of the headings above groups of call lists: whose lists these are, and their sums."""

from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from desktop.domain.figures import Count
from desktop.domain.list_groups import GroupBy, ListGroup
from desktop.qtkit.cells import BarCell, ChangeCell, PartCell, Pill, PillCell, TextCell, paint_pill
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.grouped_model import Heading
from desktop.qtkit.heading_cell import HeadingCell
from desktop.qtkit.look import Look
from desktop.qtkit.table_words import natural
from desktop.qtkit.tokens import Token
from desktop.ui import figure_words, formats, words
from desktop.ui.call_lists.model import CallListsModel, done_of_all, done_text

translate = QCoreApplication.translate
Lists = Heading[ListGroup]


class _AttentionCell(PillCell[Lists]):
    """Draws how many lists are late and how many are stuck, or where there is no room for both, their sum."""

    def paint(self, painter: QPainter, box: QRect, column: Column[Lists], row: Lists, look: Look) -> None:
        """Draw the cell of a heading into a box."""
        if self.width(column, row, look) > box.width():
            count = formats.number(row.group.late + row.group.stuck)
            paint_pill(
                painter, box, translate("CallLists", "attention: {count}").format(count=count), _pill(row), look
            )
        else:
            super().paint(painter, box, column, row, look)


def heading_columns(model: CallListsModel) -> list[Column[Lists]]:
    """Return the columns of headings, one for each column of the lists; most of those that are extra say nothing."""
    made = {column.key: column for column in (*_sums(model), *_figures(model))}
    return [_nobody_last(made.get(column.key) or _blank(column)) for column in model.columns]


def _nobody_last(column: Column[Lists]) -> Column[Lists]:
    """Sort the group of those without a person behind all others in both orders."""
    sort = column.sort
    return replace(column, sort=lambda row: sort(row) if sort is not None and row.group.person is not None else None)


def _sums(model: CallListsModel) -> list[Column[Lists]]:
    return [
        Column(
            key="subject",
            title=lambda: "",
            text=lambda row: _name(row.group),
            sort=_by_name,
            tooltip=lambda row: "\n".join(_whole(row.group, model.zone)),
            spoken=lambda row: _spoken(row, model.zone),
            cell=HeadingCell(lambda row: formats.number(row.group.lists)),
        ),
        Column(
            key="progress",
            title=lambda: "",
            text=lambda row: "" if row.group.tally is None else formats.percent(row.group.tally.done_share),
            sort=lambda row: None if row.group.tally is None else row.group.tally.done_share,
            tooltip=lambda row: model.counts_in_words(row.group.tally),
            bar=lambda row: model.segments(row.group.tally),
            cell=BarCell(),
        ),
        Column(
            key="done",
            title=lambda: "",
            text=lambda row: done_text(row.group.tally),
            sort=lambda row: None if row.group.tally is None else row.group.tally.done,
            cell=PartCell(lambda row: "" if row.group.tally is None else formats.number(row.group.tally.done)),
            alignment=RIGHT,
        ),
        Column(
            key="participants",
            title=lambda: "",
            text=lambda row: "" if row.group.tally is None else formats.number(row.group.tally.total),
            sort=lambda row: None if row.group.tally is None else row.group.tally.total,
            alignment=RIGHT,
        ),
        Column(key="number", title=lambda: "", text=lambda row: "", sort=lambda row: row.group.newest),
    ]


def _figures(model: CallListsModel) -> list[Column[Lists]]:
    return [
        Column(
            key="moved",
            title=lambda: "",
            text=lambda row: f"+{formats.number(row.group.moved)}" if row.group.moved else "",
            sort=lambda row: row.group.moved or None,
            cell=ChangeCell(),
            alignment=RIGHT,
        ),
        Column(
            key="pace",
            title=lambda: "",
            text=lambda row: "" if (pace := _pace(row)) is None else figure_words.pace_text(pace),
            sort=_pace,
            tooltip=lambda row: figure_words.pace_explained(row.group.sums.pace) if row.group.sums else "",
            alignment=RIGHT,
        ),
        Column(
            key="finish",
            title=lambda: "",
            text=lambda row: _finish(row.group, model.zone),
            sort=lambda row: row.group.sums.end.middle if row.group.sums and row.group.sums.end else None,
            tooltip=lambda row: "\n".join(_finish_explained(row.group, model.zone)),
        ),
        Column(
            key="last",
            title=lambda: "",
            text=lambda row: _success(row.group),
            sort=lambda row: row.group.sums.success if row.group.sums else None,
            cell=TextCell(ink=Token.SECONDARY),
        ),
        Column(
            key="responsible",
            title=lambda: "",
            text=lambda row: _left(row.group),
            sort=_by_name,
            cell=TextCell(ink=Token.SECONDARY),
        ),
        Column(
            key="state",
            title=lambda: "",
            text=lambda row: ", ".join(_attention(row.group)),
            sort=lambda row: (-row.group.late, -row.group.stuck),
            tooltip=lambda row: ", ".join(_attention(row.group)),
            cell=_AttentionCell(_pill),
        ),
        Column(
            key="today",
            title=lambda: "",
            text=lambda row: _today(row.group),
            sort=lambda row: _of_today(row.group),
            cell=TextCell(ink=Token.SECONDARY),
        ),
    ]


def _blank(column: Column[Any]) -> Column[Lists]:
    return Column(key=column.key, title=column.title, text=lambda row: "", sort=lambda row: None)


def _name(group: ListGroup) -> str:
    if group.person is not None:
        return words.person(group.person)
    return {
        GroupBy.CREATOR: translate("CallLists", "Creator unknown"),
        GroupBy.RESPONSIBLE: translate("CallLists", "Nobody responsible"),
        GroupBy.OPERATOR: translate("CallLists", "No operator known today"),
    }[group.by]


def _by_name(row: Lists) -> str:
    return natural(_name(row.group))


def _size(group: ListGroup) -> str:
    return translate("CallLists", "%n call list(s)", "", group.lists)


def _pace(row: Lists) -> float | None:
    return figure_words.current(row.group.sums.pace) if row.group.sums is not None else None


def _finish(group: ListGroup, zone: tzinfo) -> str:
    sums = group.sums
    return figure_words.finish_text(sums.end, sums.at, zone) if sums is not None and sums.end is not None else ""


def _finish_explained(group: ListGroup, zone: tzinfo) -> list[str]:
    sums = group.sums
    if sums is None:
        return []
    end = figure_words.finish_explained(sums.end, zone) if sums.end is not None else ""
    lacking = sums.without_forecast
    without = translate("Figures", "%n list(s) have no forecast yet.", "", lacking) if lacking else ""
    return [*filter(None, (end, without))]


def _success(group: ListGroup) -> str:
    share = group.sums.success if group.sums is not None else None
    return "" if share is None else translate("CallLists", "{share} success").format(share=formats.percent(share))


def _left(group: ListGroup) -> str:
    if group.sums is None:
        return ""
    return translate("CallLists", "{count} left").format(count=formats.number(group.sums.left))


def _of_today(group: ListGroup) -> int | None:
    if group.own_today is not None:
        return group.own_today
    return group.sums.done_today.sure if group.sums is not None else None


def _today(group: ListGroup, say: Callable[[Count], str] = figure_words.count) -> str:
    """Return how many became done today: "40 today", for an operator "12 of 40 today"."""
    if group.sums is None:
        return ""
    count = say(group.sums.done_today)
    if group.own_today is None:
        return translate("CallLists", "{count} today").format(count=count)
    text = translate("CallLists", "{own} of {count} today")
    return text.format(own=formats.number(group.own_today), count=count)


def _attention(group: ListGroup) -> list[str]:
    late = translate("Figures", "%n late", "", group.late) if group.late else ""
    stuck = translate("Figures", "%n stuck", "", group.stuck) if group.stuck else ""
    return [*filter(None, (late, stuck))]


def _pill(row: Lists) -> Pill:
    if row.group.late:
        return Pill(Token.ERROR, Token.ERROR_GROUND)
    return Pill(Token.WARNING, Token.WARNING_GROUND)


def _whole(group: ListGroup, zone: tzinfo) -> list[str]:
    """Return all sums of a group, a line each."""
    pace = figure_words.current(group.sums.pace) if group.sums is not None else None
    lines = [
        _size(group),
        done_of_all([group.tally]),
        _today(group, figure_words.count_spoken),
        "" if pace is None else figure_words.pace_text(pace),
        _left(group),
        _success(group),
        *_finish_explained(group, zone),
        *_attention(group),
    ]
    if group.own_today is not None:
        lines.append(
            translate(
                "CallLists",
                "A list called by several people stands with each of them; the sums are those of whole lists.",
            )
        )
    return [*filter(None, lines)]


def _spoken(row: Lists, zone: tzinfo) -> str:
    folded = translate("CallLists", "folded") if row.folded else translate("CallLists", "unfolded")
    return ", ".join([_name(row.group), folded, *_whole(row.group, zone)])
