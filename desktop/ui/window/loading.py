"""Loads what the first action needs while nobody waits: neither the start nor that action takes longer for it."""

from importlib import import_module

from desktop.qtkit.loop import breathe

_LATER = (
    "desktop.ui.panel.board",
    "desktop.ui.panel.details",
    "desktop.domain.journal_entries",
    "desktop.domain.list_plans",
    "desktop.services.writing.activities",
    "desktop.services.writing.members",
    "desktop.services.writing.new_lists",
    "desktop.services.writing.cards",
    "desktop.services.writing.statuses",
    "desktop.services.writing.local",
    "desktop.domain.card_plans",
    "desktop.services.writing.carrying_out",
    "desktop.services.writing.undoing",
    "desktop.services.operations.arrange_statuses",
    "desktop.ui.writes.words",
    "desktop.ui.writes.kinds",
    "desktop.ui.plan.sentences",
    "desktop.ui.plan.dialog",
    "desktop.ui.changes.reports",
    "desktop.services.people_search",
    "desktop.ui.picker.search",
    "desktop.ui.picker.dialog",
    "desktop.ui.local_time_words",
    "desktop.ui.choices.combine",
    "desktop.ui.choices.recycle",
    "desktop.ui.choices.split",
    "desktop.ui.choices.several",
    "desktop.ui.choices.hand_over",
    "desktop.ui.choices.bring_statuses",
    "desktop.ui.choices.new_list",
    "desktop.ui.charts.window",
    "desktop.ui.operators.window",
    "desktop.ui.operators.found",
    "desktop.ui.panel.due_date",
    "desktop.services.evening_report",
    "desktop.ui.report.dialog",
    "desktop.ui.report.text",
    "desktop.ui.settings.dialog",
    "desktop.ui.keys.dialog",
    "desktop.ui.wallboard.window",
    "desktop.ui.wallboard.contents",
)
"""In this order each takes some milliseconds, as those before it are loaded."""


async def load_the_rest() -> None:
    """Load the modules of plans, reports, the picker and other windows, one in each turn of the loop."""
    for name in _LATER:
        import_module(name)
        await breathe()
