"""The files of one import: the progress of each, and their combined result."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY
from desktop.services.file_import import KINDS, Candidate, Look, ReadOptions
from desktop.services.matching import Matching
from desktop.ui.importing import summary
from desktop.ui.importing.blank import Answer

translate = QCoreApplication.translate
_BY_MACHINE = re.compile(r"(?:contact|company|deal|lead|export|выгрузка)s?(?: \d|$)|[\d\W]*$", re.IGNORECASE)
"""Names that exporting programs give to files."""
_LONGEST_NAME = 200


@dataclass
class ImportedFile:
    """One file of an import and its progress; changed by its controller only."""

    path: Path
    name: str
    options: ReadOptions = field(default_factory=ReadOptions)
    look: Look | None = None
    problem: str = ""
    refused: bool = False
    """Whether it can't be read with these settings; another encoding, delimiter, sheet or header row may help."""
    unfinished: bool = False
    """Whether its import can be continued as it is: the portal was unreachable, or the supervisor stopped it."""
    candidates: list[Candidate] = field(default_factory=list)
    matching: Matching | None = None
    result: summary.FileResult = field(default_factory=summary.FileResult)
    state: str = ""
    left_out: bool = False
    """Whether the supervisor has excluded it from the import."""

    @property
    def answer(self) -> Answer:
        """What the supervisor can do about the problem, if there is one."""
        if self.unfinished:
            return Answer.AGAIN
        if self.refused:
            return Answer.ANOTHER_FILE
        return Answer.KIND if self.look and self.look.mapping.usable else Answer.ROLES

    @property
    def kind(self) -> int | None:
        """The kind of card that its rows stand for."""
        return KINDS.get(self.look.mapping.kind) if self.look else None


def wanted(files: Sequence[ImportedFile]) -> list[ImportedFile]:
    """Return the files that were not left out."""
    return [file for file in files if not file.left_out]


def kind_of(files: Sequence[ImportedFile]) -> int | None:
    """Return the kind of cards that all wanted files share; None if they differ or one is not ready."""
    kinds = {file.kind if file.matching is not None else None for file in wanted(files)}
    return kinds.pop() if len(kinds) == 1 else None


def card_ids(files: Sequence[ImportedFile]) -> tuple[int, ...]:
    """Return the cards of all wanted files, each once; () while they can't go into one call list."""
    if kind_of(files) is None:
        return ()
    return tuple(dict.fromkeys(card_id for file in wanted(files) for card_id in file.result.card_ids))


def somebody(files: Sequence[ImportedFile]) -> bool:
    """Return whether `card_ids` would be non-empty, without building it."""
    return kind_of(files) is not None and any(file.result.card_ids for file in wanted(files))


def proposed_name(files: Sequence[ImportedFile]) -> str:
    """Return a name for a list of the files' people; "" for pasted text and automatically named files."""
    named = [file for file in wanted(files) if file.path.name == file.name]
    stem = " ".join(named[0].path.stem.replace("_", " ").split()) if named else ""
    return "" if _BY_MACHINE.match(stem) else stem[:_LONGEST_NAME]


def in_the_way(files: Sequence[ImportedFile]) -> str:
    """Return which files keep the others from becoming a call list; "" for none, or while they are being read."""
    if len(files) < 2:
        return ""
    asking = [f"{file.name} ({file.state})" for file in wanted(files) if file.problem]
    if asking:
        text = translate("Import", "Not ready: {files}. See to it, or untick it above to leave it out.")
        return text.format(files=", ".join(asking))
    ready = [file for file in wanted(files) if file.matching is not None]
    companies = [file.name for file in ready if file.kind == COMPANY]
    if companies and len(companies) < len(ready):
        text = translate(
            "Import",
            "A call list has either contacts or companies. Companies: {files}. Untick what is to be left out.",
        )
        return text.format(files=", ".join(companies))
    return ""
