"""The actions on call lists and the people in them."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.ui.window.action_maker import ActionMaker, always

translate = QCoreApplication.translate
StandardKey = QKeySequence.StandardKey


class ListActions(ActionMaker):
    """A part of `Actions`."""

    def __init__(self, window: QWidget):
        super().__init__(window)
        writing = partial(self._make, writes=True)
        self.open_list = self._make(
            "actionOpenList", lambda: translate("Actions", "&Open"), fits=lambda at: at.on_lists and at.one
        )
        self.seen = self._make(
            "actionSeen",
            lambda: translate("Actions", "Mark as s&een"),
            key="Ctrl+E",
            tip=lambda: translate(
                "Actions", "You have seen what is new in the chosen lists, or if none is chosen, in all"
            ),
            fits=always,
        )
        self.new_list = writing(
            "actionNewCallList",
            lambda: translate("Actions", "&New list…"),
            key=StandardKey.New,
            tip=lambda: translate("Actions", "Create a call list of contacts or companies"),
            fits=always,
        )
        self.recycle = writing(
            "actionRecycle",
            lambda: translate("Actions", "Re&cycle…"),
            tip=lambda: translate("Actions", "Create a new list from participants with chosen statuses"),
            fits=lambda at: at.one_changeable,
        )
        self.add_participants = writing(
            "actionAddParticipants",
            lambda: translate("Actions", "&Add participants…"),
            key="Ins",
            fits=lambda at: at.one_changeable,
        )
        self.add_to_list = writing(
            "actionAddToList",
            lambda: translate("Actions", "Add to an&other list…"),
            tip=lambda: translate("Actions", "Add the selected people to another list; they stay in this one"),
            fits=lambda at: at.on_people and bool(at.people) and at.changeable,
        )
        self.new_list_of_people = writing(
            "actionNewListOfPeople",
            lambda: translate("Actions", "Ne&w list of these…"),
            tip=lambda: translate("Actions", "Create a new list of the selected people; they stay in this one"),
            fits=lambda at: at.on_people and bool(at.people) and at.changeable,
        )
        self.remove_participants = writing(
            "actionRemoveParticipants",
            lambda: translate("Actions", "&Remove from the list…"),
            key=StandardKey.Delete,
            fits=lambda at: at.on_people and bool(at.people) and at.changeable,
        )
        self.change_form = writing(
            "actionChangeForm", lambda: translate("Actions", "CRM &form…"), fits=lambda at: at.changeable
        )
        self.edit_list = writing(
            "actionEditCallList",
            lambda: translate("Actions", "&Subject and responsible…"),
            key="F2",
            tip=lambda: translate("Actions", "Subject, responsible, due date and state of the selected lists"),
            fits=lambda at: any(row.activity is not None for row in at.lists),
        )
        self.split = writing(
            "actionSplit",
            lambda: translate("Actions", "S&plit…"),
            tip=lambda: translate("Actions", "Split the people still to be called among colleagues or into parts"),
            fits=lambda at: at.one_changeable,
        )
        self.hand_over = writing(
            "actionHandOver",
            lambda: translate("Actions", "Hand o&ver…"),
            tip=lambda: translate("Actions", "Give the lists of one operator to a colleague, or split what is left"),
            fits=always,
        )
        self.combine = writing(
            "actionCombine",
            lambda: translate("Actions", "Co&mbine…"),
            tip=lambda: translate("Actions", "Combine several lists into a new one"),
            fits=lambda at: at.on_lists and len(at.lists) > 1 and at.changeable and at.of_one_kind,
        )
        self.delete_list = writing(
            "actionDeleteCallList",
            lambda: translate("Actions", "&Delete list…"),
            key=StandardKey.Delete,
            fits=lambda at: at.on_lists and bool(at.lists),
        )
        self.forget_history = self._make(
            "actionForgetHistory",
            lambda: translate("Actions", "Forget &history…"),
            tip=lambda: translate("Actions", "Delete from this computer what it remembers of the selected lists"),
            fits=lambda at: at.on_lists and bool(at.lists),
        )
        self.remove_everywhere = writing(
            "actionRemoveEverywhere",
            lambda: translate("Actions", "Remove from all &lists…"),
            tip=lambda: translate("Actions", "Find a person and remove them from every list"),
            fits=always,
        )
