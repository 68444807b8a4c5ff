"""The side panel: what it shows about the chosen people."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from tests.tabs import opened


async def test_the_side_panel_shows_the_card_of_one_and_the_counts_of_many(desk):
    def said(desk):
        QCoreApplication.sendPostedEvents()
        return [label.text() for label in desk.window.panel.findChildren(QLabel) if not label.isHidden()]

    await opened(desk, 137)
    tab = desk.window.participants
    row = next(row for row in tab.model.shown if row.card.phones and row.card.emails and row.company)
    tab.table.choose([row.card_id])
    one = said(desk)
    tab.table.selectAll()
    many = said(desk)
    assert {row.card.name, row.company.name, *row.card.emails, "\n".join(row.card.phones), row.owner.name} <= set(one)
    assert many[0] == "137 participants selected"
    assert sum(int(text) for text in many if text.isdigit()) == 137
