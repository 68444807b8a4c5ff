"""The webhook's secret is nowhere: each failure is provoked, then logs, widgets' texts and files are searched."""

import asyncio
import contextlib
import logging
import traceback

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop import log
from desktop.app import Desk
from desktop.portal.process import PortalProcess
from desktop.ui.connect.dialog import ConnectDialog

TOKEN = "s3cretT0ken9xyzzy"

AWAY = "https://elsewhere.invalid"
FAULTS = {
    "a login page": {"kind": "html"},
    "a proxy's refusal": {"kind": "status", "status": 403, "body": "<html>no</html>"},
    "an empty answer": {"kind": "empty"},
    "a fault inside": {"kind": "error", "status": 500},
    "a refusal": {
        "kind": "error",
        "status": 400,
        "code": "ERROR_CORE",
        "description": f"see /rest/1/{TOKEN}/profile",
    },
    "half an answer": {"kind": "half_json"},
    "a broken connection": {"kind": "cut"},
    "a dropped connection": {"kind": "drop_before"},
    "a lost answer": {"kind": "drop_after"},
    "a redirect elsewhere": {"kind": "redirect", "status": 302, "location": AWAY},
    "a redirect to a page": {"kind": "redirect", "status": 302, "location": f"{AWAY}/login", "same_tail": False},
    "too many requests": {"kind": "query_limit"},
    "blocked for a while": {"kind": "operation_time_limit", "seconds": 2},
}
STATES = {"expired": {"state": "expired"}, "deleted": {"state": "deleted"}, "without crm": {"scopes": ["user"]}}


def texts_of(widget: QWidget):
    for part in [widget, *widget.findChildren(QWidget)]:
        yield part.accessibleName()
        yield part.toolTip()
        yield part.windowTitle()
        for name in ("text", "toPlainText", "title", "placeholderText"):
            read = getattr(part, name, None)
            hidden = isinstance(part, QLineEdit) and part.echoMode() is QLineEdit.EchoMode.Password
            if callable(read) and not (hidden and name == "text"):
                with contextlib.suppress(TypeError):
                    yield str(read())
        if isinstance(part, QLineEdit):
            yield part.displayText()


def files_below(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def assert_nowhere(caplog, desk, data_dir):
    for record in caplog.records:
        written = record.getMessage() + str(record.args)
        if record.exc_info:
            written += "".join(traceback.format_exception(*record.exc_info))
        assert TOKEN not in written, record.name
    for window in QApplication.topLevelWidgets():
        for text in texts_of(window):
            assert TOKEN not in text
    for path in files_below(data_dir):
        assert TOKEN.encode() not in path.read_bytes(), path.name


@pytest.mark.expects_log
@pytest.mark.parametrize("name", [*FAULTS, *STATES])
async def test_no_failure_shows_the_secret(run, tmp_path, caplog, hasty, name):
    log.set_up("debug")
    data_dir = tmp_path / "data"
    async with (
        PortalProcess(token=TOKEN, contacts=60, companies=5, call_lists=2, participants=20) as portal,
        Desk(portal.webhook, data_dir) as desk,
    ):
        await desk.idle()
        assert desk.services.session.known.read_at is not None
        if name in STATES:
            await portal.control.call("webhook", **STATES[name])
        else:
            await portal.control.call("fault", times=50, **FAULTS[name])
        desk.services.session.checked = False
        desk.controller.refresh()
        await desk.idle()
        assert desk.window.banner.isVisible()
        assert_nowhere(caplog, desk, data_dir)
        dialog = ConnectDialog(desk.window)
        dialog.address.setText(portal.webhook)
        dialog.show()
        await asyncio.sleep(0)
        assert_nowhere(caplog, desk, data_dir)
        dialog.close()
        dialog.deleteLater()
    await asyncio.sleep(0)
    for path in files_below(data_dir):
        assert TOKEN.encode() not in path.read_bytes(), path.name
    assert any(record.name.startswith("desktop.bitrix24") for record in caplog.records)
    assert logging.getLogger("httpx").getEffectiveLevel() >= logging.WARNING
