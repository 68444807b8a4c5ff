"""A portal for all window tests of one file, and how they look at tables."""

import pytest
from PySide6.QtCore import Qt

from tests.portals import portal_fixture

portal = portal_fixture(language="en", limits="off")
"""Run an embedded portal with the demo's lists; a test that changes it puts it back."""


@pytest.fixture
def cells():
    """Return what a table shows, row by row."""

    def cells_(table):
        model = table.model()
        columns = range(model.columnCount())
        return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]

    return cells_


@pytest.fixture
def titles():
    """Return the titles of a table's columns."""

    def titles_(table):
        model = table.model()
        return [model.headerData(number, Qt.Orientation.Horizontal) for number in range(model.columnCount())]

    return titles_
