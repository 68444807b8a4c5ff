"""A portal for all window tests of one file, and helpers to read tables."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.preferences import Preferences
from desktop.domain.working_hours import ALWAYS, WorkingHours
from tests.portals import portal_fixture

portal = portal_fixture(language="en", limits="off")
"""Runs an embedded portal with the demo's lists; a test that changes it restores it."""


@pytest.fixture
def cells():
    """Return a function that returns a table's texts, row by row."""

    def cells_(table):
        model = table.model()
        columns = range(model.columnCount())
        return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]

    return cells_


@pytest.fixture
def titles():
    """Return a function that returns the titles of a table's columns."""

    def titles_(table):
        model = table.model()
        return [model.headerData(number, Qt.Orientation.Horizontal) for number in range(model.columnCount())]

    return titles_


@pytest.fixture
def always_at_work(monkeypatch):
    """Let somebody work at every hour, so that automatic refreshes do not depend on the time of the test."""
    monkeypatch.setattr(Preferences, "working_hours", lambda _chosen, zone: WorkingHours(zone, ALWAYS))
