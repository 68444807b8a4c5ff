"""The picker on a real portal: typed, pasted, chosen, by keys only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from desktop.portal.process import PortalProcess
from desktop.qtkit.scope import TaskScope
from desktop.qtkit.table_view import TableView
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.ui.picker.controller import Picker


@pytest.fixture(scope="module")
def portal():
    with PortalProcess(contacts=300, companies=60, call_lists=2, participants=5, plain=True, limits="off") as running:
        yield running


class Scene:
    """A window with a picker, and what a supervisor sees of it."""

    def __init__(self, portal, session, window, scope):
        self.portal, self.session, self.window, self.scope = portal, session, window, scope
        self.picker = Picker(window, scope)
        self.picked = []
        self.picker.picked.connect(self.picked.append)

    def open(self, verb="Add to #41 …", **options):
        self.picker.open(self.session, verb=verb, **options)
        QTest.qWaitForWindowActive(self.dialog)

    @property
    def dialog(self):
        return next(dialog for dialog in self.window.findChildren(QDialog, "pickerDialog") if dialog.isVisible())

    @property
    def closed(self):
        return not [dialog for dialog in self.window.findChildren(QDialog, "pickerDialog") if dialog.isVisible()]

    def part(self, kind, name):
        return self.dialog.findChild(kind, name)

    @property
    def search(self):
        return self.part(QLineEdit, "pickerSearch")

    @property
    def results(self):
        return self.part(TableView, "pickerResults")

    @property
    def chosen(self):
        return self.part(TableView, "pickerChosen")

    @property
    def note(self):
        return self.part(QLabel, "pickerNote").text()

    @property
    def empty_words(self):
        placeholder = self.results.findChild(QWidget, "placeholder")
        return placeholder.accessibleName() if placeholder.isVisible() else None

    def button(self, name):
        return self.part(QPushButton, name)

    def ids(self, table):
        return [row.card.id for row in table.model().shown]

    def selected(self):
        return [row.card.id for row in self.results.selected_rows()]

    def notes(self, card_id):
        model = self.results.model()
        column = next(number for number, column in enumerate(model.columns) if column.key == "notes")
        return model.index(model.index_of(card_id).row(), column).data()

    async def type(self, text):
        """Type a text in the place of what is there, and wait for what it brings."""
        self.search.selectAll()
        QTest.keyClicks(self.search, text)
        await self.settled()

    async def paste(self, text):
        QGuiApplication.clipboard().setText(text)
        self.search.selectAll()
        QTest.keySequence(self.search, "Ctrl+V")
        await self.settled()

    async def settled(self):
        """Search at once, as Enter does, and wait until nothing is under way."""
        self.dialog.findChild(QWidget, "pickerSearch").setFocus()
        QTest.keyClick(self.search, Qt.Key.Key_Return)
        await self.scope.idle()

    async def requests(self):
        return (await self.portal.control.call("requests", reset=True))["count"]


@pytest.fixture
def play(run, portal, tmp_path, hasty):
    """Run a story on a session that has read the portal's lists."""

    def play_(story):
        async def whole():
            errors = []
            portals, window = Portals(tmp_path), QWidget()
            scope = TaskScope(errors.append, owner=window)
            window.show()
            try:
                session = await portals.open(portal.webhook)
                await refresh(session, lambda _: None)
                result = await story(Scene(portal, session, window, scope))
                assert not scope.busy
            finally:
                await scope.close()
                await portal.control.call("clear_faults")
                await portals.close()
                window.close()
                window.deleteLater()
            assert errors == []
            return result

        return run(whole())

    return play_
