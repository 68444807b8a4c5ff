"""How to make a webhook, step by step, with a link to the portal's page for it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.qtkit.boxes import FLUSH, side_by_side
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel, set_tooltip

translate = QCoreApplication.translate
_WIDTH = 500
"""Pixels of a step, whose height is fixed: tabs ignore how a page's height depends on its width."""


class WebhookGuide(QWidget):
    """Owned by the connect dialog, whose field for the address is the last step.

    Emits `page_wanted` with the address of the portal as it was typed.
    """

    page_wanted = Signal(str)

    def __init__(self, address: QLineEdit) -> None:
        super().__init__()
        self.portal = named(QLineEdit(), "connectPortal")
        self.open_page = push_button("connectOpenPage")
        self.open_page.clicked.connect(lambda: self.page_wanted.emit(self.portal.text()))
        self.portal.textChanged.connect(lambda text: self.open_page.setEnabled(bool(text.strip())))
        self.open_page.setEnabled(False)
        self._steps = [PlainLabel(wordWrap=number > 1) for number in range(1, 5)]
        self._steps[0].setBuddy(self.portal)
        self._steps[3].setBuddy(address)
        layout = QGridLayout(self)
        layout.setContentsMargins(*FLUSH)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(8)
        layout.setColumnStretch(1, 1)
        for row, step in enumerate(self._steps):
            number = PlainLabel(f"{row + 1}.")
            number.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            top = Qt.AlignmentFlag.AlignTop if row else Qt.AlignmentFlag.AlignVCenter
            layout.addWidget(number, row, 0, top | Qt.AlignmentFlag.AlignRight)
            if row:
                layout.addWidget(step, row, 1)
        layout.addLayout(side_by_side(self._steps[0], (self.portal, 1), self.open_page), 0, 1)
        layout.addWidget(address, 4, 1)
        on_language_change(self, self._retranslate)

    def _retranslate(self) -> None:
        self.portal.setPlaceholderText(translate("Connect", "company.bitrix24.com"))
        self.open_page.setText(translate("Connect", "Open its pa&ge"))
        set_tooltip(
            self.open_page, translate("Connect", "Opens the developer resources of the portal in the browser")
        )
        steps = (
            translate("Connect", "Your &portal:"),
            translate("Connect", "On the portal: Developer resources → Other → Inbound webhook."),
            translate("Connect", "Permissions: crm and user_brief; telephony for call statistics."),
            translate("Connect", "Save it, copy the &address of the webhook and paste it here:"),
        )
        for label, text in zip(self._steps, steps, strict=True):
            label.setText(text)
            if label.wordWrap():
                label.setMinimumHeight(label.heightForWidth(_WIDTH))
