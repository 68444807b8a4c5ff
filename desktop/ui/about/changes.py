"""The change log in words, in the language of the window."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.services.change_log import Release

translate = QCoreApplication.translate


def text_of(releases: Iterable[Release]) -> str:
    """Return all versions, newest first, each with what changed in it."""
    language = "ru" if QLocale().language() is QLocale.Language.Russian else "en"
    return "\n\n".join("\n".join((_heading(release), *_lines(release, language))) for release in releases)


def _heading(release: Release) -> str:
    if release.day is None:
        return translate("About", "Not released yet")
    day = QDate(release.day.year, release.day.month, release.day.day)
    return f"{release.version} · {QLocale().toString(day, 'd MMMM yyyy')}"


def _lines(release: Release, language: str) -> list[str]:
    return [f"• {change}" for change in release.changes.get(language, ())]
