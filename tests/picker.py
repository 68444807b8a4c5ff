"""A window with a picker, as a supervisor sees and uses it."""

from contextlib import asynccontextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from desktop.domain.call_list import CONTACT
from desktop.qtkit.notices import Notices
from desktop.qtkit.scope import TaskScope
from desktop.qtkit.table_view import TableView
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.ui.picker.controller import Picker
from desktop.ui.picker.search import PickerSearch


class Scene:
    """A window with a picker, as a supervisor sees and uses it."""

    def __init__(self, portal, session, window, scope):
        self.portal, self.session, self.window, self.scope = portal, session, window, scope
        self.picker = Picker(window, scope, Notices())
        self.picked = []
        self.picker.picked.connect(self.picked.append)

    def open(self, verb="Add to #41", **options):
        said = lambda count: f"{verb} ({count})…" if count else f"{verb}…"  # noqa: E731
        self.picker.open(self.session, verb=said, **options)

    def press(self, keys):
        """Press keys in the widget that has the focus."""
        QTest.keySequence(self.dialog.focusWidget(), keys)

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
        """Replace the searched text, and wait for the results."""
        self.search.selectAll()
        self.search.insert(text)  # QTest types Latin letters only
        await self.settled()

    async def paste(self, text):
        QGuiApplication.clipboard().setText(text)
        self.search.selectAll()
        QTest.keySequence(self.search, "Ctrl+V")
        await self.settled()

    @property
    def pending(self):
        return self.dialog.findChild(PickerSearch).pending

    async def settled(self):
        """Search at once, as Enter does, and wait until nothing is under way."""
        if self.pending.isActive():
            QTest.keyClick(self.search, Qt.Key.Key_Return)
        await self.scope.idle()

    async def add_cards(self, phones, kind=CONTACT, **columns):
        made = await self.portal.control.call("add_cards", kind=kind, count=len(phones), phones=phones)
        for card_id in made if columns else ():
            await self.portal.control.call("set_card", kind=kind, id=card_id, **columns)
        return made

    async def requests(self):
        return (await self.portal.control.call("requests", reset=True))["count"]


@asynccontextmanager
async def picking(portal, folder):
    """Show a window on a session that has read the portal's lists."""
    errors = []
    portals, window = Portals(folder), QWidget()
    scope = TaskScope(errors.append, owner=window)
    window.show()
    try:
        session = await portals.open(portal.webhook)
        await refresh(session, lambda _: None)
        yield Scene(portal, session, window, scope)
        assert not scope.busy
    finally:
        await scope.close()
        await portal.control.call("clear_faults")
        await portals.close()
        window.close()
        window.deleteLater()
    assert errors == []
