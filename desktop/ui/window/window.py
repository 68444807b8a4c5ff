"""The main window: toolbar, banner, tabs, side panel, status bar. Builds and places; acts nowhere."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.qtkit.column_menu import fill_column_menu
from desktop.qtkit.language import on_language_change
from desktop.qtkit.notices import NoticeBanner, Notices
from desktop.qtkit.progress import ThinProgress
from desktop.qtkit.small_screen import room_for
from desktop.ui.call_lists.tab import CallListsTab
from desktop.ui.panel.panel import SidePanel
from desktop.ui.participants.tab import ParticipantsTab
from desktop.ui.statuses.tab import StatusesTab
from desktop.ui.window.actions import Actions
from desktop.ui.window.status_bar import StatusBar

translate = QCoreApplication.translate


class MainWindow(QMainWindow):
    """Made by the program; its controller acts. Emits `closing` when it is closed, `minimised` with whether it is.

    `may_close` is asked before it closes; a callback that returns False takes over closing.
    """

    closing = Signal()
    minimised = Signal(bool)

    def __init__(self, notices: Notices):
        super().__init__()
        self.setObjectName("mainWindow")
        room = room_for(self)
        self.resize(min(1366, room.width()), min(740, room.height()))
        self.may_close: Callable[[], bool] = lambda: True
        self._portal = ""
        self._counts: list[int | None] = [None, None, None]
        self.actions_ = Actions(self)
        self.call_lists = CallListsTab()
        self.participants = ParticipantsTab()
        self.statuses = StatusesTab(self.actions_)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setObjectName("tabs")
        for tab in (self.call_lists, self.participants, self.statuses):
            self.tabs.addTab(tab, "")
        self.banner = NoticeBanner(notices)
        self.progress = ThinProgress()
        actions = self.actions_
        self.panel = SidePanel([actions.open_list, actions.add_participants, actions.recycle, actions.split])
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("splitter")
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([1120, 246])
        self.splitter.setChildrenCollapsible(False)  # F4 folds the panel away, and says so
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self.progress)
        layout.addWidget(self.splitter, 1)
        self.setCentralWidget(content)
        self.status_bar = StatusBar()
        self.status_bar.addPermanentWidget(self.progress.words)
        self.status_bar.addPermanentWidget(self.progress.stop)
        self.setStatusBar(self.status_bar)
        self._make_toolbar()
        self._make_menus()
        self.actions_.side_panel.toggled.connect(self.panel.setVisible)
        for index, action in enumerate(self.actions_.tabs):
            action.triggered.connect(lambda _, index=index: self.go_to(index))
        self.actions_.find.triggered.connect(self._find)
        on_language_change(self, self._retranslate)
        self.go_to(0)

    def set_portal(self, host: str) -> None:
        """Name the portal in the title."""
        self._portal = host
        self._retranslate()

    def set_count(self, tab: int, count: int | None) -> None:
        """Show a number behind a tab's title."""
        self._counts[tab] = count
        self._name_tabs()

    def go_to(self, tab: int) -> None:
        """Show a tab, with the keys in its table."""
        self.tabs.setCurrentIndex(tab)
        (self.call_lists, self.participants, self.statuses)[tab].table.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the program, which ends the work under way and then goes."""
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the window is minimised and when it comes back."""
        if event.type() == QEvent.Type.WindowStateChange:
            self.minimised.emit(self.isMinimized())
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what is under way; a QAction would take it from the search fields."""
        if event.key() == Qt.Key.Key_Escape and self.actions_.cancel.isEnabled():
            self.actions_.cancel.trigger()
            return
        super().keyPressEvent(event)

    def _find(self) -> None:
        search = getattr(self.tabs.currentWidget(), "search", None)
        if search is not None:
            search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            search.selectAll()

    def _list_columns(self) -> None:
        self._columns.clear()
        tab = (self.call_lists, self.participants, self.statuses)[self.tabs.currentIndex()]
        fill_column_menu(self._columns, tab.table)

    def _make_toolbar(self) -> None:
        self.toolbar = QToolBar(movable=False, floatable=False)
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.toolbar.addAction(self.actions_.new_list)
        self.toolbar.addAction(self.actions_.import_files)
        self.toolbar.addAction(self.actions_.refresh)
        self.toolbar.addAction(self.actions_.cancel)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.toolbar.addWidget(gap)
        self.toolbar.addAction(self.actions_.undo)
        self.portals_menu = QMenu(self)
        self.portal_button = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.portal_button.setObjectName("portalButton")
        self.portal_button.setMenu(self.portals_menu)
        self.portal_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toolbar.addWidget(self.portal_button)
        self.addToolBar(self.toolbar)

    def _make_menus(self) -> None:
        actions = self.actions_
        bar = self.menuBar()
        self._file = bar.addMenu("")
        self._file.addAction(actions.import_files)
        self._file.addSeparator()
        self._file.addAction(actions.connect_portal)
        self._file.addMenu(self.portals_menu)
        self._file.addActions([actions.read_only, actions.journal])
        self._file.addSeparator()
        self._file.addAction(actions.settings)
        self._file.addAction(actions.quit)
        self._edit = bar.addMenu("")
        self._edit.addActions([actions.undo, actions.redo])
        self._edit.addSeparator()
        self._edit.addAction(actions.paste)
        self._edit.addAction(actions.find)
        self._list = bar.addMenu("")
        self._list.addActions([actions.new_list, actions.recycle, actions.combine, actions.split])
        self._list.addSeparator()
        self._list.addActions([actions.open_list, actions.edit_list, actions.change_form, actions.open_on_portal])
        self._list.addSeparator()
        self._list.addAction(actions.delete_list)
        self._people = bar.addMenu("")
        self._people.addActions([actions.add_participants, actions.remove_participants])
        self._people.addSeparator()
        self._people.addAction(actions.remove_everywhere)
        self._statuses = bar.addMenu("")
        self._statuses.addActions([actions.add_status, actions.rename_status, actions.colour_status])
        self._statuses.addActions([actions.move_status_up, actions.move_status_down])
        self._marks = self._statuses.addMenu("")
        self._marks.addActions(actions.status_marks.actions())
        self._statuses.addSeparator()
        self._statuses.addAction(actions.delete_status)
        self._view = bar.addMenu("")
        self._view.addActions([actions.refresh, actions.cancel])
        self._every = self._view.addMenu("")
        self._every.addActions(actions.refresh_by_itself.actions())
        self._view.addSeparator()
        self._view.addActions(actions.tabs)
        self._view.addSeparator()
        self._view.addAction(actions.side_panel)
        self._columns = self._view.addMenu("")
        self._columns.aboutToShow.connect(self._list_columns)
        self._view.addSeparator()
        self._theme = self._view.addMenu("")
        self._theme.addActions(actions.themes.actions())
        self._language = self._view.addMenu("")
        self._language.addActions(actions.languages.actions())
        self._view.addSeparator()
        self._view.addAction(actions.reset_layout)
        self._help = bar.addMenu("")
        self._help.addActions([actions.keys, actions.check_portal])
        self._help.addSeparator()
        self._help.addActions([actions.open_log, actions.copy_diagnostics])
        self._help.addSeparator()
        self._help.addAction(actions.about)

    def _retranslate(self) -> None:
        name = translate("Window", "Call List Desk")
        self.setWindowTitle(f"{name} - {self._portal}" if self._portal else name)
        titles: dict[QMenu, str] = {
            self._file: translate("Window", "&File"),
            self._edit: translate("Window", "&Edit"),
            self._list: translate("Window", "&List"),
            self._people: translate("Window", "&Participants"),
            self._statuses: translate("Window", "&Statuses"),
            self._marks: translate("Window", "Mar&k"),
            self._view: translate("Window", "&View"),
            self._every: translate("Window", "Refresh by &itself"),
            self._columns: translate("Window", "&Columns"),
            self._theme: translate("Window", "&Theme"),
            self._language: translate("Window", "Lan&guage"),
            self.portals_menu: translate("Window", "P&ortals"),
            self._help: translate("Window", "&Help"),
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
