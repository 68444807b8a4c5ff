"""A walk through the supervisor's own stop list: empty, filled, before phones are added; as part of the tour."""

import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from desktop import app
from desktop.domain.phones import Phone
from desktop.domain.stop_list import StopEntry
from desktop.services.session import Session
from desktop.ui.stop_list.dialog import StopListDialog

_FEW = 9
_STRANGERS = 30


async def walk_stop_list(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the stop list of a connected window by name, open; it is empty again afterwards."""
    session, controller = desk.services.session, desk.stop_list
    if session is None:
        return
    yield "stop-list-empty", await _opened(desk)
    phones = _known_phones(session)
    await session.own_stop_list.add(_entries(phones))
    dialog = await _opened(desk)
    dialog.table.selectRow(1)
    yield "stop-list", dialog
    dialog = await _opened(desk)
    dialog.search.setText("555 55 55")
    yield "stop-list-no-match", await _opened(desk)
    await _opened(desk)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Не звонить, ноябрь.csv"
        given = enumerate((*phones[: _FEW * 2], "7,9E+10", "", "нет"))
        lines = [f"Клиент {place};{written}" for place, written in given]
        path.write_text("\n".join(("Клиент;Телефон", *lines)), encoding="utf-8-sig")
        controller.take_files([path])
        await desk.idle()
    preview = desk.window.findChild(QDialog, "stopListPreview")
    assert isinstance(preview, QDialog)
    yield "stop-list-preview", preview
    if controller.dialog is not None:
        controller.dialog.reject()
    await session.own_stop_list.remove(list(session.own_stop_list.entries))
    await desk.idle()


async def _opened(desk: app.Desk) -> StopListDialog:
    """Return the list's dialog, open and filled; it may have been closed meanwhile."""
    controller = desk.stop_list
    desk.window.actions_.stop_list.trigger()
    await desk.idle()
    controller.pending.now()
    await desk.idle()
    assert controller.dialog is not None
    return controller.dialog


def _known_phones(session: Session) -> list[str]:
    cards = sorted(session.known.cards.values(), key=lambda card: (card.kind, card.id))
    return [card.phones[0] for card in cards if card.phones][: _FEW * 2]


def _entries(phones: list[str]) -> list[StopEntry]:
    """Return entries for some of the phones, and for strangers, put on the list one after another."""
    at = datetime.now(UTC).replace(hour=9, minute=30, second=0, microsecond=0)
    strangers = [f"+7 999 000-{place // 100:02}-{place % 100:02}" for place in range(_STRANGERS)]
    written = [*strangers, *phones[:_FEW]]
    sources = ("", "Отписались_октябрь.xlsx", "")
    return [
        StopEntry(Phone.read(text).key, text, sources[place % len(sources)], at - timedelta(hours=place))
        for place, text in enumerate(reversed(written))
    ]
