"""The language of the window, switched while it runs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QWidget

LANGUAGES = ("en", "ru")
"""English is the language of the code and the default; its catalogue has plural forms only."""

LEFT_OUT_BY_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Alias"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Shortcut"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
)
"""Texts of Qt's own dialogs that its Russian catalogue lacks (6.11), so ours has them."""


class Languages(QObject):
    """Owned by the application: the installed translators, and the current language."""

    def __init__(self, application: QCoreApplication, folder: Path) -> None:
        super().__init__(application)
        self.current = ""
        self._application = application
        self._folder = folder
        self._translators: list[QTranslator] = []

    def set(self, code: str | None) -> None:
        """Switch to a language, None for the system's; every widget gets a LanguageChange event."""
        chosen = code or QLocale.system().name().partition("_")[0]
        chosen = chosen if chosen in LANGUAGES else "en"
        QLocale.setDefault(QLocale(chosen) if code else QLocale.system())
        if chosen == self.current:
            return
        for translator in self._translators:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self.current = chosen
        catalogues = (
            (f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            (f"call-list-desk_{chosen}", str(self._folder)),
        )
        self._translators = []
        # ours last: Qt asks the translator installed last first
        for name, folder in catalogues:
            translator = QTranslator(self)
            if translator.load(name, folder):
                self._application.installTranslator(translator)
                self._translators.append(translator)


def on_language_change(widget: QWidget, retranslate: Callable[[], None]) -> None:
    """Call `retranslate` now, and again whenever the language changes during the life of the widget."""
    retranslate()
    widget.installEventFilter(_Listener(widget, retranslate))


class _Listener(QObject):
    def __init__(self, widget: QWidget, retranslate: Callable[[], None]) -> None:
        super().__init__(widget)
        self._retranslate = retranslate

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False
