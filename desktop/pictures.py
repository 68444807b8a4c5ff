"""Draws every tab, dialog and state of the window as PNG, in both languages and both themes."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop import app
from desktop.picture_tour import states, walk
from desktop.qtkit.loop import application
from desktop.qtkit.small_screen import room_for

_THEMES = ("light", "dark")


async def draw_all(webhooks: Mapping[str, str], data_dir: Path, target: Path, *, demo: bool) -> None:
    """Draw all pictures into `target` as NAME-LANGUAGE-THEME.png; `webhooks` by language.

    The window fills the screen, whose size and scale are set by the environment.
    """
    target.mkdir(parents=True, exist_ok=True)
    for language, webhook in webhooks.items():
        app.dress(application(), language=language, theme_name="light")
        async with app.Desk(webhook, data_dir / language, demo=demo) as desk:
            desk.window.resize(room_for(desk.window))
            async for name, widget in walk(desk):
                await _draw(widget, target, name, language)
        async with app.Desk("", data_dir / language) as desk:
            desk.window.resize(room_for(desk.window))
            for name, widget in states(desk):
                await _draw(widget, target, name, language)


async def _draw(widget: QWidget, target: Path, name: str, language: str) -> None:
    application_ = application()
    for theme in _THEMES:
        app.dress(application_, language=language, theme_name=theme)
        await _settled(application_)
        widget.grab().save(str(target / f"{name}-{language}-{theme}.png"))


async def _settled(application_: QApplication) -> None:
    """Let posted layouts and paints happen."""
    for _ in range(3):
        application_.sendPostedEvents()
        await asyncio.sleep(0.02)
