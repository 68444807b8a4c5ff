"""Saves what happened in call lists as a CSV file."""

import asyncio
import csv
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from desktop.domain.cell_text import disarmed
from desktop.domain.history import Movement

_PORTION = 200
"""Movements that are put into words at once: a few milliseconds."""


async def save_history(
    path: Path,
    movements: AsyncIterator[Movement],
    titles: Sequence[str],
    lines: Callable[[Iterable[Movement]], Iterable[Sequence[str]]],
) -> int:
    """Save movements as CSV with semicolons and a byte order mark; return how many.

    `lines` puts a portion of them into cells, in which anything that a spreadsheet would take for a formula is
    disarmed. The file appears when it is complete: an existing one stays if this fails or is cancelled. Raises
    OSError.
    """
    part = path.with_name(f"{path.name}.part")
    number = 0
    try:
        file = await asyncio.to_thread(part.open, "w", encoding="utf-8-sig", newline="")
        with file:
            writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
            writer.writerow(titles)
            portion = list[Movement]()
            async for movement in movements:
                portion.append(movement)
                if len(portion) == _PORTION:
                    number += await _write(writer, lines(portion))
                    portion.clear()
            number += await _write(writer, lines(portion))
        await asyncio.to_thread(part.replace, path)
    finally:
        part.unlink(missing_ok=True)
    return number


async def _write(writer: Any, lines: Iterable[Sequence[str]]) -> int:
    made = [[disarmed(cell) for cell in line] for line in lines]
    await asyncio.to_thread(writer.writerows, made)
    return len(made)
