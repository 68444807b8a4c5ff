"""Draws every tab, dialog and state of the window as PNG, in both languages and both themes."""

import asyncio
import contextlib
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop import app
from desktop.picture_days import pass_days, portal_of_days
from desktop.picture_tour import states, walk
from desktop.qtkit.loop import application
from desktop.qtkit.small_screen import room_for

_LANGUAGES = ("ru", "en")
_THEMES = ("light", "dark")


async def draw_all(webhook: str, data_dir: Path, target: Path, portal_dir: Path | None) -> None:
    """Draw all pictures into `target` as NAME-LANGUAGE-THEME.png.

    They show the portal of a webhook, or the demo's, after some days at work, where `portal_dir` is a folder for its
    data. The window fills the screen, whose size and scale are set by the environment. Raises OSError if the demo's
    portal can't be started.
    """
    target.mkdir(parents=True, exist_ok=True)
    for language in _LANGUAGES:
        app.dress(application(), language=language, theme_name="light")
        async with contextlib.AsyncExitStack() as stack:
            portal = None
            if portal_dir is not None:
                portal = await stack.enter_async_context(portal_of_days(portal_dir, language))
                webhook = portal.webhook
            desk = app.Desk(webhook, data_dir / language, demo=portal is not None)
            await stack.enter_async_context(desk)
            desk.window.resize(room_for(desk.window))
            if portal is not None:
                await pass_days(desk, portal)
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
        await _settled()
        widget.grab().save(str(target / f"{name}-{language}-{theme}.png"))


async def _settled() -> None:
    """Let posted layouts and paints happen, and those that they post."""
    for _ in range(3):
        await asyncio.sleep(0.02)
