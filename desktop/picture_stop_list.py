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

_FEW = 9
_STRANGERS = 30


async def walk_stop_list(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the stop list of a connected window by name, open; it is empty again afterwards."""
    session, controller = desk.services.session, desk.controller.stop_list
    if session is None:
        return
    desk.window.actions_.stop_list.trigger()
    await desk.idle()
    assert controller.dialog is not None
    yield "stop-list-empty", controller.dialog
    phones = _known_phones(session)
    await session.own_stop_list.add(_entries(phones))
    controller.pending.now()
    await desk.idle()
    controller.dialog.table.selectRow(1)
    yield "stop-list", controller.dialog
    controller.dialog.search.setText("zzz")
    controller.pending.now()
    await desk.idle()
    yield "stop-list-no-match", controller.dialog
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Не звонить, ноябрь.csv"
        lines = [
            f"Клиент {place};{written}" for place, written in enumerate((*phones[: _FEW * 2], "7,9E+10", "", "нет"))
        ]
        path.write_text("\n".join(("Клиент;Телефон", *lines)), encoding="utf-8-sig")
        controller.take_files([path])
        await desk.idle()
    preview = controller.dialog.findChild(QDialog, "stopListPreview")
    assert isinstance(preview, QDialog)
    yield "stop-list-preview", preview
    preview.reject()
    controller.dialog.reject()
    await session.own_stop_list.remove(list(session.own_stop_list.entries))
    await desk.idle()


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
