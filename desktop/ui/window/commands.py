"""The actions that change the portal: which of them fit the selection, and what each asks for.

Dialogs are loaded when they are first opened, because the start should not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.journal import Outcome
from desktop.domain.overview import ListRow, ParticipantRow, list_row
from desktop.domain.status import IN_WORK
from desktop.domain.status_mark import Mark
from desktop.services.session import Session
from desktop.ui import formats
from desktop.ui.changes.controller import Changes
from desktop.ui.participants.controller import ParticipantsController
from desktop.ui.picker.controller import Picked, Picker
from desktop.ui.portal_state import PortalState
from desktop.ui.window.menus import Menu
from desktop.ui.window.parts import WindowParts
from desktop.ui.window.selection import Selection
from desktop.ui.write_hold import WriteHold

if TYPE_CHECKING:
    from desktop.services.writing.carrying_out import Done
    from desktop.ui.check_lists.controller import CheckLists
    from desktop.ui.choices.new_list import ListDraft

translate = QCoreApplication.translate


class Commands(QObject):
    """Owned by the main window's controller, which sets what is selected. Changes nothing without a plan.

    Emits `place_wanted` with a list and a participant of it (0 for none) to be shown.
    """

    place_wanted = Signal(int, int)

    def __init__(self, parts: WindowParts, changes: Changes, participants: ParticipantsController):
        super().__init__(parts.window)
        self._window = window = parts.window
        self._parts = parts
        self._portals, self._changes, self._participants = parts.portals, changes, participants
        self._picker = Picker(window, parts.scope, parts.notices)
        self._picked_for = 0
        """The list that the picker adds to; 0 for a new one."""
        self._draft: ListDraft | None = None
        """What was written about the new list that people are picked for."""
        self.selected_lists: list[ListRow] = []
        self.people: Sequence[ParticipantRow] = ()
        """The selected participants."""
        self._hold: WriteHold | None = None
        self._checks: CheckLists | None = None
        actions = window.actions_
        for action, act in (
            (actions.new_list, self._new_list),
            (actions.recycle, self._recycle),
            (actions.add_participants, self._add_participants),
            (actions.add_to_list, self._add_to_list),
            (actions.new_list_of_people, self._new_list_of_people),
            (actions.remove_participants, self._remove_participants),
            (actions.change_form, self._change_form),
            (actions.edit_list, self._edit_list),
            (actions.split, self._split),
            (actions.hand_over, self._hand_over),
            (actions.combine, self._combine),
            (actions.delete_list, self._delete_lists),
            (actions.remove_everywhere, self._remove_everywhere),
            (actions.check_lists, self._check_lists),
            (actions.undo, changes.undo),
            (actions.redo, changes.redo),
        ):
            self._connect(action, act)
        self._picker.picked.connect(self._picked)
        self._picker.closed.connect(changes.cancel)  # otherwise its plan would be shown after the picker is gone
        changes.ended.connect(self._ended)
        changes.clean_list_wanted.connect(self._clean_list)
        window.call_lists.table.set_menu(lambda menu, rows: actions.fill(menu, Menu.ON_LISTS))
        window.participants.table.set_menu(lambda menu, rows: actions.fill(menu, Menu.ON_PEOPLE))
        self.enable()

    @property
    def lists(self) -> list[ListRow]:
        """The lists that an action is about: the selected ones, or on the tab of participants the open one."""
        if self._window.tabs.currentWidget() is self._window.call_lists:
            return self.selected_lists
        session, list_id = self._portals.session, self._participants.list_id
        on_people = self._window.tabs.currentWidget() is self._window.participants
        if not on_people or session is None or list_id not in session.known.call_lists:
            return []
        return [list_row(session.known, list_id)]

    def looked_at(self, *, by_itself: bool) -> set[int]:
        """Return the lists that a refresh reads even if they are finished: the open one, and the selected ones unless
        it comes `by_itself`.
        """
        opened = self._participants.list_id
        selected = [] if by_itself else [row.id for row in self.selected_lists]
        return {*selected, opened} if opened is not None else set(selected)

    def show_state(self, state: PortalState) -> None:
        """Switch writing off, or on again."""
        self._hold = state.hold
        if self._checks is not None:
            self._checks.show_hold(state.hold)
        self.enable()

    def enable(self) -> None:
        """Enable the actions that fit the selection; those that write only while writing is possible."""
        shown = self._window.tabs.currentWidget()
        self._window.actions_.enable(
            Selection(
                lists=self.lists,
                people=self.people,
                on_lists=shown is self._window.call_lists,
                on_people=shown is self._window.participants,
                connected=self._portals.session is not None,
                hold=self._hold,
            )
        )

    def check_now(self) -> None:
        """Check the lists without waiting, if something has changed since they were checked."""
        if self._checks is not None:
            self._checks.pending.now()

    def leave(self) -> None:
        """Close what is about the portal that is left."""
        if self._checks is not None:
            self._checks.close()

    def _connect(self, action: QAction, act: Callable[[Session], None]) -> None:
        def triggered() -> None:
            if self._portals.session is not None:
                act(self._portals.session)

        action.triggered.connect(triggered)

    def _new_list(self, session: Session) -> None:
        from desktop.ui.choices.new_list import ListDraft

        self._picked_for, self._draft = 0, ListDraft()
        text = translate("Commands", "Create list")
        self._picker.open(session, verb=lambda count: f"{text} ({formats.number(count)})…" if count else f"{text}…")

    def _add_participants(self, session: Session) -> None:
        [row] = self.lists
        self._picked_for = row.id

        def verb(count: int) -> str:
            text = translate("Commands", "Add %n to #{number}", "", count)
            return (text if count else translate("Commands", "Add to #{number}")).format(number=row.id)

        self._picker.open(session, verb=verb, kind=row.call_list.kind, list_id=row.id)

    def _picked(self, picked: Picked) -> None:
        from desktop.domain.plans import Wish
        from desktop.services.writing.members import ChangeMembers
        from desktop.ui.choices.new_list import NewListChoices

        session = self._portals.session
        if session is None:
            return
        if self._picked_for:
            wish = Wish(self._picked_for, add=picked.card_ids)
            self._changes.change(session, [ChangeMembers(wish)], over=self._picker.dialog)
        elif self._draft is not None:
            make = partial(NewListChoices, kind=picked.kind, card_ids=picked.card_ids, draft=self._draft)
            self._changes.choose(session, make, over=self._picker.dialog)

    def _ended(self, over: object, done: Done) -> None:
        if over is self._picker.dialog and done.outcome is Outcome.DONE and not done.rest:
            self._picker.finish()

    def _add_to_list(self, session: Session) -> None:
        from desktop.ui.choices.add_to_list import AddToListChoices

        [row] = self.lists
        people = [person.card_id for person in self.people]
        self._changes.choose(
            session, lambda lookups: AddToListChoices(lookups, row.call_list.kind, people, besides=row.id)
        )

    def _new_list_of_people(self, session: Session) -> None:
        from desktop.ui.choices.new_list import ListDraft, NewListChoices

        [row] = self.lists
        people = tuple(person.card_id for person in self.people)
        make = partial(NewListChoices, kind=row.call_list.kind, card_ids=people, draft=ListDraft())
        self._changes.choose(session, make)

    def _remove_participants(self, session: Session) -> None:
        from desktop.domain.plans import Wish
        from desktop.services.writing.members import ChangeMembers

        [row] = self.lists
        gone = tuple(person.card_id for person in self.people)
        self._changes.change(session, [ChangeMembers(Wish(row.id, remove=gone))])

    def _recycle(self, session: Session) -> None:
        from desktop.ui.choices.recycle import RecycleChoices

        [row] = self.lists
        self._changes.choose(session, lambda lookups: RecycleChoices(lookups, row, session.marked(Mark.CALL_AGAIN)))

    def _clean_list(self, list_id: int, over: QWidget | None = None) -> None:
        """Offer a new list of all participants of a list; those without a card are left out automatically.

        `over` is the dialog in which that was asked for.
        """
        from desktop.ui.choices.recycle import RecycleChoices

        session = self._portals.session
        if session is not None:
            row = list_row(session.known, list_id)
            everybody = frozenset(code for code, _ in row.tally.counts) if row.tally else frozenset()
            self._changes.choose(session, lambda lookups: RecycleChoices(lookups, row, everybody), over=over)

    def _change_form(self, session: Session) -> None:
        from desktop.ui.choices.form import FormChoices

        rows = self.lists
        self._changes.choose(session, lambda lookups: FormChoices(lookups, rows))

    def _edit_list(self, session: Session) -> None:
        rows = self.lists
        if len(rows) > 1:
            from desktop.ui.choices.several import SeveralChoices

            self._changes.choose(session, lambda lookups: SeveralChoices(lookups, rows))
        else:
            from desktop.ui.choices.activity import ActivityChoices

            self._changes.choose(session, lambda lookups: ActivityChoices(lookups, rows[0]))

    def _split(self, session: Session) -> None:
        from desktop.ui.choices.split import SplitChoices

        [row] = self.lists
        self._changes.choose(session, lambda lookups: SplitChoices(lookups, row))

    def _hand_over(self, session: Session) -> None:
        from desktop.ui.choices.hand_over import HandOverChoices

        rows, selected = self._window.call_lists.model.rows, [row.id for row in self.lists]
        self._changes.choose(session, lambda lookups: HandOverChoices(lookups, rows, selected))

    def _combine(self, session: Session) -> None:
        from desktop.ui.choices.combine import CombineChoices

        rows = self.lists
        ticked = session.marked(Mark.CALL_AGAIN) | {IN_WORK}
        self._changes.choose(session, lambda lookups: CombineChoices(lookups, rows, ticked))

    def _delete_lists(self, session: Session) -> None:
        from desktop.services.writing.activities import DeleteList

        self._changes.change(session, [DeleteList(row.id) for row in self.lists], apart=True)

    def _remove_everywhere(self, session: Session) -> None:
        from desktop.ui.choices.remove_from_all import RemoveFromAllChoices

        on_people = self._window.tabs.currentWidget() is self._window.participants
        people = [person.card for person in self.people if person.card] if on_people else []
        self._changes.choose(session, lambda lookups: RemoveFromAllChoices(lookups, people))

    def _check_lists(self, session: Session) -> None:
        from desktop.ui.check_lists.controller import CheckLists

        if self._checks is None:
            self._checks = CheckLists(self._parts, self._changes)
            self._checks.place_wanted.connect(self.place_wanted)
            self._checks.clean_list_wanted.connect(self._clean_list)
        self._checks.open(session, self._hold)
