"""Contact exports: from dropped files to rows that can be searched for on the portal."""

import asyncio
import contextlib
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card_plans import NewCard
from desktop.domain.pasted import Pasted
from desktop.importing.cleaning import cleaned
from desktop.importing.columns import Mapping, RowsKind, propose_columns
from desktop.importing.content import Content
from desktop.importing.delimited import DELIMITERS
from desktop.importing.encodings import ENCODINGS, REPAIRED
from desktop.importing.problems import FileFault, FileProblem
from desktop.importing.reading import Inspection, ReadOptions, inspect, read
from desktop.importing.roles import Role
from desktop.importing.rows import Candidate, Flag, RawRow, candidates
from desktop.services.session import Progress, ProgressStep, Subject
from desktop.services.temporary import temporary_folder
from desktop.store.import_shapes import ImportShapes, Shape

T = TypeVar("T")

_IDS_ONLY = re.compile(r"(?:[0-9#№\s,;:]|ID)*", re.IGNORECASE)

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "KINDS",
    "REPAIRED",
    "Candidate",
    "Content",
    "FileFault",
    "FileProblem",
    "Flag",
    "ImportShapes",
    "Inspection",
    "Look",
    "Mapping",
    "RawRow",
    "ReadOptions",
    "Role",
    "RowsKind",
    "as_file",
    "look_at",
    "look_at_all_the_same",
    "new_card",
    "read_into",
    "read_rows",
    "remember",
]

KINDS = {RowsKind.CONTACTS: CONTACT, RowsKind.COMPANIES: COMPANY}
"""The portal's kind of card, by the kind of rows."""


@dataclass(frozen=True, slots=True)
class Look:
    """The result of a first look at a file: how it is read, and the roles of its columns."""

    inspection: Inspection
    mapping: Mapping

    def of_kind(self, kind: RowsKind) -> "Look":
        """Return a copy for rows of this kind."""
        return Look(self.inspection, self.mapping.with_roles(self.mapping.roles, kind))

    def is_read_so(self, options: ReadOptions) -> bool:
        """Return whether the file was read with these options."""
        found = self.inspection
        read_as = (found.encoding, found.delimiter, found.sheet, found.header_row)
        wanted = (options.encoding, options.delimiter, options.sheet, options.header_row)
        return all(want is None or want == have for want, have in zip(wanted, read_as, strict=True))


async def look_at(path: Path, shapes: ImportShapes, options: ReadOptions | None = None) -> Look:
    """Return how a file is read and what its columns are, using the roles remembered for files of its shape.

    Raises FileProblem.
    """
    look = await asyncio.to_thread(lambda: _look(inspect(path, options)))
    mapping = look.mapping
    said = await shapes.of(mapping.shape)
    if said is not None:
        with contextlib.suppress(ValueError):  # saved by a version that knows other roles
            titled = any(look.inspection.header)  # files without headers all have one shape
            roles = [Role(role) for role in said.roles] if titled else mapping.roles
            mapping = mapping.with_roles(roles, RowsKind(said.kind))
    return Look(look.inspection, mapping)


async def look_at_all_the_same(problem: FileProblem) -> Look | None:
    """Return what was found out about a file that can't be read as it is, if anything."""
    found = problem.found
    return await asyncio.to_thread(_look, found) if isinstance(found, Inspection) else None


def _look(inspection: Inspection) -> Look:
    return Look(inspection, propose_columns(inspection.header, [row.cells for row in inspection.preview]))


async def remember(mapping: Mapping, shapes: ImportShapes) -> None:
    """Remember a corrected mapping for the next file of its shape. Raises OSError."""
    await shapes.put(mapping.shape, Shape(tuple(role.value for role in mapping.roles), mapping.kind.value))


async def read_rows(look: Look, progress: Progress) -> list[Candidate]:
    """Read all rows of a file, in a worker thread; cancelling stops it. Raises FileProblem.

    `progress` gets the rows read so far, and a total estimated from the share of the file that was read.
    """
    return await read_into(list, look, progress)


async def read_into(make: Callable[[Iterator[Candidate]], T], look: Look, progress: Progress) -> T:
    """Make something of all rows of a file, as `read_rows` reads them."""
    stop = threading.Event()
    loop = asyncio.get_running_loop()

    def tell(rows: int, share: float) -> None:
        total = round(rows / share) if share else None
        loop.call_soon_threadsafe(progress, ProgressStep(Subject.ROWS, rows, total))

    def work() -> T:
        return make(candidates(read(look.inspection, progress=tell, stop=stop.is_set), look.mapping))

    task = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        stop.set()
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        raise


def new_card(candidate: Candidate, mapping: Mapping) -> NewCard:
    """Return the card that could be created from a row. A full name in one cell is not split by guessing."""

    def text(role: Role) -> str:
        cells = (candidate.cells[column.index] for column in mapping.of(role) if column.index < len(candidate.cells))
        return " ".join(filter(None, map(cleaned, cells)))

    bare = NewCard(candidate.row, phones=candidate.phones, emails=candidate.emails)
    if mapping.kind is RowsKind.COMPANIES:
        return replace(bare, title=candidate.company)
    parts = text(Role.LAST_NAME), text(Role.NAME), text(Role.SECOND_NAME)
    last, first, second = parts if " ".join(filter(None, parts)) == candidate.name else ("", candidate.name, "")
    return replace(bare, last_name=last, name=first, second_name=second, company=candidate.company)


@contextlib.contextmanager
def as_file(text: str, name: str) -> Iterator[Path]:
    """Provide pasted text as a temporary file."""
    with temporary_folder() as folder:
        path = folder / name
        path.write_text(_with_header(text), encoding="utf-8")
        yield path


def _with_header(text: str) -> str:
    """Return a text of IDs only, or one line of phones or addresses, as a titled column: one value per client."""
    if "\n" in text.strip() and not _IDS_ONLY.fullmatch(text):
        return text
    found = Pasted.read(text)
    kinds = [("ID", found.ids), ("PHONE", found.phones), ("EMAIL", found.emails)]
    filled = [(code, values) for code, values in kinds if values]
    if found.unreadable or len(filled) != 1 or (not found.ids and "\n" in text.strip()):
        return text
    [(code, values)] = filled
    return "\n".join(map(str, [code, *values]))
