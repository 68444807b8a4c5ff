"""The main window on screens of different scale; run separately, as screens and scales are those of a process.

`python -m tests.two_screens WEBHOOK DATA FOLDER [SCREEN]` opens the window, waits for the portal, moves it to the
screen of that name if one is given, and writes pictures of its parts into the folder, with what is cut and where the
window is as found.json. Screens come from the environment: see tests/ui/test_two_screens.py.
"""

import asyncio
import json
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop import app
from desktop.qtkit.loop import application, breathe
from tests.cuts import clipped


async def look(webhook, data, folder, screen):
    app.dress(application(), language="ru", theme_name="light")
    async with app.Desk(webhook, data) as desk:
        await desk.idle()
        window = desk.window
        if screen:
            [found] = [one for one in QGuiApplication.screens() if one.name() == screen]
            window.move(found.availableGeometry().topLeft())
        for _ in range(5):
            await breathe()
        await desk.idle()
        parts = {
            "menu": window.menuBar(),
            "toolbar": window.toolbar,
            "tabs": window.tabs.tabBar(),
            "table": window.call_lists.table,
            "panel": window.panel,
        }
        for name, part in parts.items():
            part.grab().save(str(folder / f"{name}.png"))
        edges, room = window.frameGeometry(), window.screen().availableGeometry()
        told = {
            "clipped": list(clipped(window)),
            "screen": window.screen().name(),
            "ratio": window.devicePixelRatio(),
            "inside": room.contains(edges),
            "width": window.width(),
        }
    (folder / "found.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    webhook, data, folder, *screen = sys.argv[1:]
    app.run(asyncio.wait_for(look(webhook, Path(data), Path(folder), "".join(screen)), 60))
