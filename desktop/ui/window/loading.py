"""Loads what the first action needs while nobody waits: neither the start nor that action takes longer for it."""

import sys
from collections.abc import Sequence
from importlib import import_module

from desktop.qtkit.loop import breathe

_AFTER_A_REFRESH = (
    "desktop.bitrix24.methods.calls_of_time",
    "desktop.services.explaining",
    "desktop.domain.plans",
    "desktop.domain.list_plans",
    "desktop.domain.journal_entries",
    "desktop.services.writing.activities",
    "desktop.services.writing.members",
    "desktop.services.writing.new_lists",
    "desktop.domain.card_plans",
    "desktop.bitrix24.methods.card_writing",
    "desktop.services.writing.operation",
    "desktop.services.writing.carrying_out",
    "desktop.services.writing.cards",
    "desktop.domain.status_plans",
    "desktop.services.writing.statuses",
    "desktop.domain.local_plans",
    "desktop.services.writing.local",
    "desktop.services.writing.resolving",
    "desktop.services.writing.finishing",
)
"""For the outcomes of past changes, and the moments of calls."""
_LATER = (
    "desktop.services.writing.undoing",
    "desktop.services.operations.arrange_statuses",
    "desktop.domain.curves",
    "desktop.qtkit.picture",
    "desktop.ui.panel.today",
    "desktop.ui.panel.board",
    "desktop.ui.panel.details",
    "desktop.ui.writes.words",
    "desktop.ui.writes.activities",
    "desktop.ui.writes.status_sets",
    "desktop.ui.writes.kinds",
    "desktop.ui.plan.sentences",
    "desktop.ui.plan.dialog",
    "desktop.ui.changes.reports",
    "desktop.services.people_search",
    "desktop.domain.pasted",
    "desktop.qtkit.day_edit",
    "desktop.ui.picker.dialog",
    "desktop.ui.picker.search",
    "desktop.domain.local_time",
    "desktop.ui.local_time_words",
    "desktop.ui.choices.combine",
    "desktop.ui.choices.recycle",
    "desktop.ui.choices.split",
    "desktop.ui.choices.several",
    "desktop.ui.choices.hand_over",
    "desktop.domain.status_set",
    "desktop.ui.choices.bring_statuses",
    "desktop.ui.choices.new_list",
    "desktop.ui.charts.found",
    "desktop.ui.charts.window",
    "desktop.domain.operators",
    "desktop.ui.operators.model",
    "desktop.ui.operators.window",
    "desktop.ui.operators.found",
    "desktop.ui.panel.due_date",
    "desktop.domain.report",
    "desktop.services.evening_report",
    "desktop.ui.report.dialog",
    "desktop.ui.report.text",
    "desktop.ui.settings.dialog",
    "desktop.ui.keys.dialog",
    "desktop.ui.wallboard.window",
    "desktop.ui.wallboard.contents",
)
"""In this order each takes some milliseconds, as those before it are loaded."""


async def load_what_a_refresh_needs() -> None:
    """Load the modules that look back after a refresh, one in each turn of the loop."""
    await _load(_AFTER_A_REFRESH)


async def load_the_rest() -> None:
    """Load the modules of plans, reports, the picker and other windows, likewise."""
    await _load(_LATER)


async def _load(names: Sequence[str]) -> None:
    for name in names:
        if name not in sys.modules:
            import_module(name)
            await breathe()
