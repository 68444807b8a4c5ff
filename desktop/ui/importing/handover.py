"""Hands the result of an import over to a plan for a call list, to new cards of the CRM, or to a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.journal import Outcome
from desktop.domain.plans import Wish
from desktop.qtkit.file_dialogs import ask_where_to_save
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.services.file_import import new_card
from desktop.services.session import Session
from desktop.services.spreadsheet_file import DoesNotFitError
from desktop.services.unmatched import save_rows
from desktop.services.writing.cards import rows_done
from desktop.services.writing.carrying_out import Done
from desktop.services.writing.members import ChangeMembers
from desktop.ui.changes.controller import Changes
from desktop.ui.choices.new_cards import NewCardsChoices
from desktop.ui.choices.new_list import ListDraft, NewListChoices
from desktop.ui.importing import words
from desktop.ui.importing.run import ImportRun
from desktop.ui.window.parts import WindowParts

translate = QCoreApplication.translate


class Handover(QObject):
    """Owned by an import dialog; handles its lower buttons and closes it once a call list was changed."""

    def __init__(self, parts: WindowParts, session: Session, run: ImportRun, changes: Changes):
        super().__init__(run.dialog)
        self._session, self._run, self._changes = session, run, changes
        self._dialog = dialog = run.dialog
        self._scope, self._notices = parts.scope, parts.notices
        self._draft = ListDraft(run.proposed_name)
        dialog.create_list.clicked.connect(self._create_list)
        dialog.add_to_list.clicked.connect(lambda: self._change_list(add=True))
        dialog.remove_from_list.clicked.connect(lambda: self._change_list(add=False))
        dialog.create_cards.clicked.connect(self._create_cards)
        dialog.save_unmatched.clicked.connect(self._ask_where_to_save)
        dialog.finished.connect(self._close)
        changes.ended.connect(self._ended)

    def _close(self) -> None:
        self._scope.cancel((self, "save"))
        self._changes.cancel()  # otherwise its plan would be shown over the closed dialog

    def _create_list(self) -> None:
        kind, ids = self._run.kind, self._run.card_ids
        if kind is not None and ids:
            make = partial(NewListChoices, kind=kind, card_ids=ids, draft=self._draft)
            self._changes.choose(self._session, make, over=self._dialog)

    def _change_list(self, *, add: bool) -> None:
        list_id, ids = self._dialog.target.currentData(), self._run.card_ids
        if not list_id or not ids:
            return
        wish = Wish(list_id, add=ids) if add else Wish(list_id, remove=ids)
        self._changes.change(self._session, [ChangeMembers(wish)], over=self._dialog)

    def _create_cards(self) -> None:
        file = self._run.file
        if file.look is None or file.kind is None:
            return
        mapping = file.look.mapping
        wanted = [new_card(row.candidate, mapping) for row in file.result.unmatched]
        make = partial(NewCardsChoices, kind=file.kind, cards=wanted, stopped=file.result.stopped)
        self._changes.choose(self._session, make, over=self._dialog)

    def _ended(self, over: object, done: Done) -> None:
        if over is not self._dialog:
            return
        cards = rows_done(done).cards
        kind = self._run.file.kind
        if cards and kind is not None:
            known = self._session.known.cards
            self._run.take_made({row: card for row, card_id in cards.items() if (card := known.get((kind, card_id)))})
        elif done.outcome is Outcome.DONE and not done.rest:
            self._dialog.accept()

    def _ask_where_to_save(self) -> None:
        title = translate("Import", "Save the rows that were not found")
        filters = ["Excel (*.xlsx)", "CSV (*.csv)"]
        proposed = translate("Import", "{name} - not found.xlsx").format(name=Path(self._run.file.name).stem)
        ask_where_to_save(self._dialog, title, self.save_unmatched, filters=filters, proposed=proposed)

    def save_unmatched(self, path: Path) -> None:
        """Save the rows that were not found, with all their columns and the reason, and confirm it in a notice."""
        self._scope.start(self._save_unmatched(path), key=(self, "save"))

    async def _save_unmatched(self, path: Path) -> None:
        file = self._run.file
        rows = file.result.unmatched
        header = file.look.inspection.header if file.look else ()
        reasons = [words.reason(row.match) if row.match else "" for row in rows]
        try:
            saved = await save_rows(
                path,
                header,
                [row.candidate.cells for row in rows],
                reasons,
                title=translate("Import", "Why not found"),
            )
        except OSError as error:
            text = translate("Import", "The rows could not be saved as {file}: {reason}.")
            self._tell_all(text.format(file=path.name, reason=error.strerror or ""), NoticeKind.ERROR)
        except DoesNotFitError:
            text = translate("Import", "That is too much for a workbook: save it as CSV.")
            self._tell_all(text, NoticeKind.ERROR)
        else:
            text = translate("Import", "%n row(s) saved as {file}.", "", saved.rows).format(file=path.name)
            self._tell_all(text, NoticeKind.SUCCESS)

    def _tell_all(self, text: str, kind: NoticeKind) -> None:
        self._notices.tell(Notice(text, kind=kind, key="import"))
