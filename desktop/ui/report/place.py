"""Where the workbook of the evening report goes: the folder and the name that were chosen once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.domain.report_choices import ReportChoices
from desktop.qtkit.file_dialogs import documents, safe_name

translate = QCoreApplication.translate
ENDING = ".xlsx"
_DAY, _PORTAL = "{day}", "{portal}"


def path_of(choices: ReportChoices, portal: str, day: date) -> Path:
    """Return the path for a portal's report of a day; in the documents if the chosen folder is gone."""
    folder = Path(choices.folder) if choices.folder and Path(choices.folder).is_dir() else documents()
    name = choices.name or translate("Report", "Evening report {portal} {day}") + ENDING
    return folder / safe_name(name.replace(_PORTAL, portal).replace(_DAY, day.isoformat()))


def remembered(choices: ReportChoices, path: Path, portal: str, day: date) -> ReportChoices:
    """Return the choices with a path, in whose name the day and the portal will be those of each report."""
    name = path.name.replace(day.isoformat(), _DAY).replace(safe_name(portal), _PORTAL)
    return replace(choices, folder=str(path.parent), name=name)
