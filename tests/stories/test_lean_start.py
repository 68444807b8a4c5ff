"""Only what the window needs is loaded before it is drawn, because people wait for it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {
    "httpx",
    "httpcore",
    "truststore",
    "keyring",
    "phonenumbers",
    "zoneinfo",
    "python_calamine",
    "olefile",
    "xlsxwriter",
    "starlette",
    "uvicorn",
    "multipart",
    "python_multipart",
    "pyqtgraph",
    "numpy",
    "multiprocessing",
    "statistics",
    "urllib.request",
    "desktop.bitrix24.methods.last_calls",
    "desktop.bitrix24.methods.results",
    "desktop.domain.attribution",
    "desktop.domain.checks",
    "desktop.domain.curves",
    "desktop.domain.findings",
    "desktop.domain.forecast",
    "desktop.domain.spreadsheet",
    "desktop.domain.status_set",
    "desktop.domain.plain_text",
    "desktop.domain.journal_entries",
    "desktop.domain.local_time",
    "desktop.domain.notifying",
    "desktop.domain.plans",
    "desktop.domain.portal_report",
    "desktop.importing.reading",
    "desktop.portal.server",
    "desktop.pictures",
    "desktop.domain.stop_list_intake",
    "desktop.domain.updates",
    "desktop.services.authorizing",
    "desktop.services.existing_cards",
    "desktop.services.checking",
    "desktop.services.explaining",
    "desktop.services.status_sets",
    "desktop.services.results",
    "desktop.services.people_search",
    "desktop.services.stop_list_files",
    "desktop.services.release_feed",
    "desktop.services.update_check",
    "desktop.services.writing",
    "desktop.domain.report",
    "desktop.services.evening_report",
    "desktop.services.spreadsheet_file",
    "desktop.services.workbook",
    "desktop.services.writing.cards",
    "desktop.services.writing.statuses",
    "desktop.qtkit.plot",
    "desktop.ui.call_lists.headings",
    "desktop.ui.changes.reports",
    "desktop.ui.charts.found",
    "desktop.ui.charts.window",
    "desktop.ui.export.controller",
    "desktop.ui.history.forgetting",
    "desktop.ui.operators.controller",
    "desktop.ui.report.controller",
    "desktop.ui.stop_list.controller",
    "desktop.ui.choices.bring_statuses",
    "desktop.ui.choices.hand_over",
    "desktop.ui.choices.several",
    "desktop.ui.check_lists.controller",
    "desktop.ui.choices.new_responsible",
    "desktop.ui.keys.dialog",
    "desktop.ui.panel.details",
    "desktop.ui.local_time_words",
    "desktop.ui.choices.new_list",
    "desktop.ui.panel.board",
    "desktop.domain.operators",
    "desktop.services.operators",
    "desktop.ui.operators.found",
    "desktop.ui.operators.window",
    "desktop.ui.panel.due_date",
    "desktop.ui.picker.dialog",
    "desktop.ui.plan.dialog",
    "desktop.ui.report.dialog",
    "desktop.ui.report.picture",
    "desktop.ui.report.place",
    "desktop.ui.report.sheets",
    "desktop.ui.report.text",
    "desktop.ui.settings.dialog",
    "desktop.ui.stop_list.dialog",
    "desktop.ui.stop_list.model",
    "desktop.ui.stop_list.preview",
    "desktop.ui.stop_list.words",
    "desktop.ui.settings.updates",
    "desktop.ui.update.words",
    "desktop.ui.wallboard.contents",
    "desktop.ui.wallboard.window",
}
PROGRAM = """
import sys
from desktop import cli
from desktop.ui.window.window import MainWindow

def paint(window, event):
    print(*sys.modules, flush=True)
    del MainWindow.paintEvent
    window.close()

MainWindow.paintEvent = paint
sys.exit(cli.main())
"""


def test_heavy_libraries_come_after_the_window(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--data-dir", str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "CALL_LIST_DESK_WEBHOOK": "http://127.0.0.1:9/rest/1/abcdefgh/"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    loaded = set(done.stdout.split())
    assert done.returncode == 0
    assert "desktop.ui.window.controller" in loaded
    assert not HEAVY & loaded


def test_the_library_of_the_charts_comes_with_the_first_chart():
    program = "import sys, desktop.app, desktop.ui.charts.window; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "desktop.ui.charts.pictures" in loaded
    assert not {"pyqtgraph", "numpy", "desktop.qtkit.plot"} & loaded
