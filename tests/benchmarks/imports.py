"""Contact exports dropped on the window, until every row is matched: scenarios 3 and 4, and the largest files.

    python3 packaging/dev.py bench imports

A portal with 200 ms a request and the limits of a real one, 20 000 contacts. Asserts nothing.
"""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QLabel, QRadioButton

from tests.benchmarks.measuring.actions import Actions, app
from tests.benchmarks.measuring.portals import BenchmarkPortal, portal
from tests.benchmarks.measuring.sizes import Options, options
from tests.benchmarks.measuring.tables import count, machine, progress
from tests.benchmarks.measuring.watch import peak_megabytes

Row = tuple[str, str, str, str]
PEOPLE = (
    "SELECT id, last_name, name, (SELECT value FROM multifield WHERE entity_type_id = 3 AND entity_id = contact.id"
    " AND type_id = 'PHONE' LIMIT 1) AS phone FROM contact WHERE phone IS NOT NULL LIMIT ?"
)


@dataclass(frozen=True)
class File:
    """A file that is dropped; `rows` are id, last name, first name, phone."""

    name: str
    rows: Sequence[Row]
    header: Row
    encoding: str

    def write(self, path: Path) -> None:
        lines = ("".join(f'"{cell}";' for cell in row) for row in (self.header, *self.rows))
        path.write_bytes("\n".join(lines).encode(self.encoding, "replace"))


def main(wanted: Options) -> None:
    where = machine()
    latency, contacts = (0, 400) if wanted.tiny else (200, 20_000)
    with (
        tempfile.TemporaryDirectory() as folder,
        portal(call_lists=1, participants=60, contacts=contacts) as opened,
    ):
        made = files(opened, tiny=wanted.tiny)
        opened.prepare(latency_ms=latency, limits=True)
        gc.freeze()  # the rows made here are not the program's
        actions = Actions(opened)
        app.run(dropped(actions, opened, Path(folder), made))
    note = f"{where}, {latency} ms a request. Memory at its highest: {peak_megabytes():.0f} MB."
    actions.show("Files dropped, until every row is matched", note)


def files(opened: BenchmarkPortal, *, tiny: bool) -> list[File]:
    people: list[Row] = [
        (str(row["id"]), row["last_name"] or "", row["name"] or "", row["phone"])
        for row in opened.rows(PEOPLE, 200 if tiny else 12_000)
    ]
    total = 300 if tiny else 200_000
    strangers: list[Row] = [
        (str(10**7 + number), f"Фамилия{number}", "Имя", "") for number in range(total - len(people))
    ]
    few, some, many = (40, 80, 120) if tiny else (500, 2_000, 10_000)
    bitrix: Row = ("ID", "Фамилия", "Имя", "Рабочий телефон")
    unnumbered: list[Row] = [("", *row[1:]) for row in people]
    return [
        File(f"3: an export of {few} rows, by ID", people[:few], bitrix, "utf-8-sig"),
        File(f"3: {few} rows, by phone", unnumbered[:few], ("N", "Фамилия", "Имя", "Телефон"), "utf-8"),
        File(f"4: {count(some)} rows in cp1251", unnumbered[:some], ("N", "Ф.", "И.", "моб."), "cp1251"),
        File(
            f"{count(many)} phones",
            [("", "", "", row[3]) for row in people[:many]],
            ("N", "Ф", "И", "Телефон"),
            "utf-8",
        ),
        File(f"{count(total)} rows read, and their IDs looked for", [*people, *strangers], bitrix, "utf-8-sig"),
    ]


async def dropped(actions: Actions, opened: BenchmarkPortal, folder: Path, made: Sequence[File]) -> None:
    app.dress(app.loop.application(), language="en", theme_name="light")
    async with app.Desk(opened.webhook, folder) as desk:
        await desk.idle()
        for file in made:
            path = folder / "base.csv"
            file.write(path)
            await actions.measure(file.name, partial(matched, desk, path))
            dialog = _dialog(desk)
            progress(f"   {dialog.findChild(QLabel, 'importCounts').text()}")
            dialog.reject()


async def matched(desk: app.Desk, path: Path) -> None:
    desk.controller.open_files([path])
    await desk.idle()
    contacts = _dialog(desk).findChild(QRadioButton, "importContacts")
    if not contacts.isChecked():
        contacts.click()
        await desk.idle()


def _dialog(desk: app.Desk) -> QDialog:
    [dialog] = [found for found in desk.window.findChildren(QDialog, "importDialog") if found.isVisible()]
    return dialog


if __name__ == "__main__":
    main(options(__doc__))
