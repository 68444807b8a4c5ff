"""The main window: toolbar, banner, tabs, side panel, status bar. It builds them and acts nowhere."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from desktop.qtkit import icons
from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.icons import Glyph
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.notice_bell import NoticeBell
from desktop.qtkit.notices import NoticeBanner, Notices
from desktop.qtkit.progress import ThinProgress
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.small_screen import room_for
from desktop.qtkit.style_sheet import PRIMARY
from desktop.qtkit.turning import TurningIcon
from desktop.ui.call_lists.tab import CallListsTab
from desktop.ui.panel.panel import SidePanel
from desktop.ui.participants.tab import ParticipantsTab
from desktop.ui.statuses.tab import StatusesTab
from desktop.ui.window.actions import Actions
from desktop.ui.window.menus import Menu
from desktop.ui.window.status_bar import StatusBar

translate = QCoreApplication.translate
_SEARCH = (180, 300)
"""Least and most width of the search in pixels."""
_NARROW = 1000
"""Width in pixels below which some buttons of the toolbar are icons only."""
_CORNER = 8
"""Pixels beside the chips."""
_BAR = (Menu.FILE, Menu.EDIT, Menu.LIST, Menu.PEOPLE, Menu.STATUSES, Menu.VIEW, Menu.HELP)


class MainWindow(QMainWindow):
    """Made by the program; its controller acts. Emits `closing` when it is closed, `minimised` with whether it is,
    or is hidden.

    `may_close` is asked before it closes; a callback that returns False takes over closing. `may_hide` is asked when
    somebody closes it by its frame; if that returns True, it is hidden instead.
    """

    closing = Signal()
    minimised = Signal(bool)

    def __init__(self, notices: Notices):
        super().__init__()
        self.setObjectName("mainWindow")
        room = room_for(self)
        self.resize(min(1366, room.width()), min(740, room.height()))
        self.may_close: Callable[[], bool] = lambda: True
        self.may_hide: Callable[[], bool] = lambda: False
        self._hidden = False
        self._portal = ""
        self._counts: list[int | None] = [None, None, None]
        self.actions_ = Actions(self)
        self.call_lists = CallListsTab(self.actions_.seen)
        self.participants = ParticipantsTab()
        self.statuses = StatusesTab(self.actions_)
        self._tabs = (self.call_lists, self.participants, self.statuses)
        self.tabs = named(QTabWidget(documentMode=True), "tabs")
        self.tabs.tabBar().setDrawBase(False)
        self._beside_tabs = TabCorner(self.tabs)
        self._searches = _stack(self.call_lists.search, self.participants.search)
        self._feet = _stack(self.call_lists.foot, self.participants.summary, QWidget())
        for beside in (self.call_lists.views, self.participants.filter.chips, self.statuses.buttons):
            self._beside_tabs.addWidget(beside)
        for tab in self._tabs:  # after the chips, as the keyboard goes from them to the tables
            self.tabs.addTab(tab, "")
        self.tabs.currentChanged.connect(self._show_what_belongs)
        self.banner = NoticeBanner(notices, over=self.tabs)
        self.bell = NoticeBell(notices)
        self.progress = ThinProgress()
        actions = self.actions_
        self.panel = SidePanel(
            [actions.open_list, actions.add_participants, actions.recycle, actions.split],
            [actions.combine, actions.delete_list, actions.edit_list, actions.hand_over],
            [actions.remove_participants, actions.remove_everywhere, actions.open_on_portal],
            [actions.rename_status, actions.colour_status, actions.move_status_up, actions.move_status_down],
        )
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal), "splitter")
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setHandleWidth(1)
        self.splitter.handle(1).setEnabled(False)  # one width per window width; F4 hides the panel
        self.splitter.setChildrenCollapsible(False)
        content = QWidget()
        column(self.progress, (self.splitter, 1), within=content, spacing=0, margins=FLUSH)
        self.setCentralWidget(content)
        self.status_bar = StatusBar(self._feet)
        self.status_bar.addPermanentWidget(self.progress.words)
        self.status_bar.addPermanentWidget(self.progress.stop)
        self.setStatusBar(self.status_bar)
        self._make_toolbar()
        self._make_menus()
        self._turning = TurningIcon(actions.refresh, self)
        self.actions_.side_panel.toggled.connect(self.panel.setVisible)
        for index, action in enumerate(self.actions_.tabs):
            action.triggered.connect(lambda _, index=index: self.go_to(index))
        self.actions_.find.triggered.connect(self._find)
        self.actions_.copy.triggered.connect(lambda: self._tabs[self.tabs.currentIndex()].table.copy_rows())
        self.actions_.compact.toggled.connect(self._set_compact)
        on_language_change(self, self._retranslate)
        self.go_to(0)

    def set_portal(self, host: str) -> None:
        """Name the portal in the title."""
        self._portal = host
        self._retranslate()

    def show_reading(self, reading: bool) -> None:
        """Turn the icon of the refresh while the portal is read."""
        self._turning.turn(reading)

    def set_count(self, tab: int, count: int | None) -> None:
        """Show a number behind a tab's title."""
        if count != self._counts[tab]:  # naming a tab draws the whole window anew
            self._counts[tab] = count
            self._name_tabs()

    def go_to(self, tab: int) -> None:
        """Show a tab, with the focus in its table."""
        self.tabs.setCurrentIndex(tab)
        self._tabs[tab].table.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whether the window may close, and tell the program that it does."""
        if event.spontaneous() and self.may_hide():
            event.ignore()
            self._hidden = True
            self.hide()
            self.minimised.emit(True)
            return
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Report that a window that was hidden is seen again."""
        super().showEvent(event)
        if self._hidden:
            self._hidden = False
            self.minimised.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        """Report when the window is minimised and when it comes back."""
        if event.type() == QEvent.Type.WindowStateChange:
            self.minimised.emit(self.isMinimized())
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop what is under way on Esc; a shortcut would take the key from the search fields."""
        if event.key() == Qt.Key.Key_Escape and self.actions_.cancel.isEnabled():
            self.actions_.cancel.trigger()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side panel its width, and in a narrow window the toolbar room for all that is in it."""
        self.panel.fit(self.width())
        narrow = self.width() < _NARROW
        for action in (self.actions_.refresh, self.actions_.undo):
            button = self.toolbar.widgetForAction(action)
            assert isinstance(button, QToolButton)
            button.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else self.toolbar.toolButtonStyle()
            )
        super().resizeEvent(event)

    def _set_compact(self, compact: bool) -> None:
        for tab in self._tabs:
            tab.table.set_compact(compact)

    def _find(self) -> None:
        search = self._searches.currentWidget()
        assert isinstance(search, SearchField)
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def _show_what_belongs(self, tab: int) -> None:
        """Show what belongs to a tab beside the tabs, in the toolbar and in the status bar."""
        self._beside_tabs.setCurrentIndex(tab)
        self._feet.setCurrentIndex(tab)
        self._searches.setCurrentIndex(1 if self._tabs[tab] is self.participants else 0)

    def _list_columns(self) -> None:
        self._columns.clear()
        self._tabs[self.tabs.currentIndex()].table.fill_column_menu(self._columns)

    def _make_toolbar(self) -> None:
        self.toolbar = bar = named(QToolBar(movable=False, floatable=False), "toolbar")
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setIconSize(icons.BESIDE_TEXT)
        actions = self.actions_
        bar.addActions(
            [actions.new_list, actions.import_files, actions.refresh, actions.evening_report, actions.undo]
        )
        filled = bar.widgetForAction(actions.new_list)
        filled.setProperty(PRIMARY, True)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        self._searches.setMinimumWidth(_SEARCH[0])
        self._searches.setMaximumWidth(_SEARCH[1])
        bar.addWidget(self._searches)
        self.portals_menu = QMenu(self)
        self.portal_button = named(
            QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup), "portalButton"
        )
        self.portal_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.portal_button.setIcon(icons.icon(Glyph.CHEVRON))
        self.portal_button.setMenu(self.portals_menu)
        self.portal_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bar.addWidget(self.bell)
        bar.addWidget(self.portal_button)
        self.addToolBar(bar)

    def _make_menus(self) -> None:
        names = ("status_marks", "groupings", "refresh_by_itself", "themes", "languages")
        self._submenus = {name: QMenu(self) for name in names}
        for name, menu in self._submenus.items():
            menu.addActions(getattr(self.actions_, name).actions())
        self._columns = QMenu(self)
        self._columns.aboutToShow.connect(self._list_columns)
        self._submenus |= {"portals": self.portals_menu, "columns": self._columns}
        self._menus = {where: self.menuBar().addMenu("") for where in _BAR}
        for where, menu in self._menus.items():
            self.actions_.fill(menu, where, self._submenus)

    def _retranslate(self) -> None:
        name = translate("Window", "Call List Desk")
        self.setWindowTitle(f"{name} - {self._portal}" if self._portal else name)
        titles = {
            self._menus[Menu.FILE]: translate("Window", "&File"),
            self._menus[Menu.EDIT]: translate("Window", "&Edit"),
            self._menus[Menu.LIST]: translate("Window", "&List"),
            self._menus[Menu.PEOPLE]: translate("Window", "&Participants"),
            self._menus[Menu.STATUSES]: translate("Window", "&Statuses"),
            self._submenus["status_marks"]: translate("Window", "Mar&k"),
            self._menus[Menu.VIEW]: translate("Window", "&View"),
            self._submenus["refresh_by_itself"]: translate("Window", "Auto-re&fresh"),
            self._columns: translate("Window", "&Columns"),
            self._submenus["groupings"]: translate("Window", "Gro&up lists by"),
            self._submenus["themes"]: translate("Window", "&Theme"),
            self._submenus["languages"]: translate("Window", "Lan&guage"),
            self.portals_menu: translate("Window", "P&ortals"),
            self._menus[Menu.HELP]: translate("Window", "&Help"),
        }
        for menu, title in titles.items():
            menu.setTitle(title)
        self.toolbar.setWindowTitle(translate("Window", "Toolbar"))
        self._name_tabs()

    def _name_tabs(self) -> None:
        titles = (
            translate("Window", "Call lists"),
            translate("Window", "Participants"),
            translate("Window", "Statuses"),
        )
        for index, (title, count) in enumerate(zip(titles, self._counts, strict=True)):
            self.tabs.setTabText(index, title if count is None else f"{title} {count}")


class TabCorner(QStackedWidget):
    """What is shown beside the tabs for each of them: it takes all the room that the tabs leave."""

    def __init__(self, tabs: QTabWidget) -> None:
        super().__init__()
        self._tabs = tabs
        tabs.setCornerWidget(self)

    def sizeHint(self) -> QSize:
        """Ask for what the tabs leave."""
        bar = self._tabs.tabBar().sizeHint()
        return QSize(max(0, self._tabs.width() - bar.width() - 2 * _CORNER), bar.height())

    def minimumSizeHint(self) -> QSize:
        """Require nothing: chips fold into a menu."""
        return QSize(0, 0)


def _stack(*widgets: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    for widget in widgets:
        stack.addWidget(widget)
    return stack
