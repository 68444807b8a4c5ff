"""The actions that show, check, and take out what came of the calls."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.ui.window.action_maker import ActionMaker, always

translate = QCoreApplication.translate
StandardKey = QKeySequence.StandardKey


class ResultActions(ActionMaker):
    """A part of `Actions`."""

    def __init__(self, window: QWidget):
        super().__init__(window)
        self.export = self._make(
            "actionExport",
            lambda: translate("Actions", "Save ta&ble…"),
            key=StandardKey.Save,
            tip=lambda: translate("Actions", "Save what the table shows, or what is selected in it, as XLSX or CSV"),
            fits=lambda at: at.on_lists or at.on_people,
        )
        self.evening_report = self._make(
            "actionEveningReport",
            lambda: translate("Actions", "E&vening report…"),
            key="Ctrl+R",
            tip=lambda: translate("Actions", "What was done today, as a workbook, a text, and a picture"),
            fits=always,
        )
        self.operators = self._make(
            "actionOperators",
            lambda: translate("Actions", "&Operators…"),
            key="Ctrl+Shift+O",
            tip=lambda: translate("Actions", "Who called on a day, how often, and how long"),
            fits=always,
        )
        self.check_lists = self._make(
            "actionCheckLists",
            lambda: translate("Actions", "Chec&k lists…"),
            key="Ctrl+K",
            tip=lambda: translate("Actions", "Find what is wrong in all call lists, and repair it"),
            fits=always,
        )
        self.stop_list = self._make(
            "actionStopList",
            lambda: translate("Actions", "Stop l&ist…"),
            tip=lambda: translate("Actions", "Phones that must not be called"),
            fits=always,
        )
