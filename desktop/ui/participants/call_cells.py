"""The columns of the last call to each participant, which are hidden until somebody wants to see them."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.domain.card import User
from desktop.domain.overview import ParticipantRow
from desktop.domain.results import ClientCall, NoCall
from desktop.qtkit.cells import PersonCell
from desktop.qtkit.columns import Column, Exported
from desktop.ui import call_words, formats, words

translate = QCoreApplication.translate

KEYS = ("lastCall", "callResult", "callComment", "callOperator")
"""The columns that show the last call."""


def call_columns(users: Callable[[], Mapping[int, User]]) -> list[Column[ParticipantRow]]:
    """Return the columns; `users` returns the users who may be named."""

    def operator(row: ParticipantRow) -> str:
        return _of(row, lambda call: "" if call.operator_id is None else _name(users(), call.operator_id))

    return [
        Column(
            key="lastCall",
            title=lambda: translate("Participants", "Last call"),
            text=lambda row: _of(row, lambda call: call_words.when(call.began), nobody=True),
            sort=lambda row: row.last_call.began.timestamp() if isinstance(row.last_call, ClientCall) else None,
            whole=lambda row: _whole(row, lambda call: call_words.when(call.began)),
            tooltip=lambda row: _explained(row, lambda call: formats.moment(call.began)),
            exported=[Exported(lambda: translate("Participants", "Last call"), _began)],
            dim=_is_absent,
            width=22,
            least=16,
            extra=True,
            searched=False,
        ),
        Column(
            key="callResult",
            title=lambda: translate("Participants", "Call result"),
            text=lambda row: _of(row, call_words.outcome),
            sort=lambda row: _whole(row, call_words.outcome) or None,
            whole=lambda row: _whole(row, call_words.outcome),
            tooltip=lambda row: _explained(row, call_words.outcome),
            dim=_is_absent,
            width=24,
            least=14,
            extra=True,
            searched=False,
        ),
        Column(
            key="callComment",
            title=lambda: translate("Participants", "Call comment"),
            text=lambda row: _of(row, lambda call: call.comment),
            sort=lambda row: _whole(row, lambda call: call.comment) or None,
            whole=lambda row: _whole(row, lambda call: call.comment),
            tooltip=lambda row: _explained(row, lambda call: call.comment),
            dim=_is_absent,
            width=40,
            least=14,
            weight=3,
            extra=True,
            searched=False,
        ),
        Column(
            key="callOperator",
            title=lambda: translate("Participants", "Operator"),
            text=operator,
            sort=lambda row: operator(row) if isinstance(row.last_call, ClientCall) else None,
            whole=lambda row: operator(row) if isinstance(row.last_call, ClientCall) else "",
            tooltip=lambda row: _explained(row, lambda _: operator(row)),
            dim=_is_absent,
            cell=PersonCell(),
            width=24,
            extra=True,
            searched=False,
        ),
    ]


def _of(row: ParticipantRow, text: Callable[[ClientCall], str], *, nobody: bool = False) -> str:
    """Return what a cell says of a call; without one, why, and that nobody has called only if `nobody`."""
    if isinstance(row.last_call, ClientCall):
        return text(row.last_call)
    return {
        NoCall.UNREAD: "…",
        NoCall.NONE: translate("Participants", "no calls") if nobody else "",
        NoCall.NO_RIGHT: translate("Participants", "no right"),
        NoCall.FAILED: translate("Participants", "not read"),
    }[row.last_call]


def _whole(row: ParticipantRow, text: Callable[[ClientCall], str]) -> str:
    return text(row.last_call) if isinstance(row.last_call, ClientCall) else ""


def _explained(row: ParticipantRow, text: Callable[[ClientCall], str]) -> str:
    if isinstance(row.last_call, ClientCall):
        return text(row.last_call)
    return {
        NoCall.UNREAD: translate("Participants", "Calls are read for the rows that you look at."),
        NoCall.NONE: translate("Participants", "Nobody has called, as far as you may see."),
        NoCall.NO_RIGHT: translate(
            "Participants", "You may not read calls. The portal's administrator can give you the right to activities."
        ),
        NoCall.FAILED: translate("Participants", "The call could not be read. The next refresh tries again."),
    }[row.last_call]


def _is_absent(row: ParticipantRow) -> bool:
    return not isinstance(row.last_call, ClientCall)


def _name(users: Mapping[int, User], user_id: int) -> str:
    return words.person(users.get(user_id) or User(user_id, ""))


def _began(row: ParticipantRow) -> datetime | None:
    return row.last_call.began if isinstance(row.last_call, ClientCall) else None
