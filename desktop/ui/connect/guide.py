"""How to make a webhook, step by step, with a link to the portal's page for it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QGroupBox, QLineEdit

from desktop.qtkit.boxes import side_by_side
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel

translate = QCoreApplication.translate


class WebhookGuide(QGroupBox):
    """Owned by the connect dialog. Emits `page_wanted` with the portal's address as it was typed."""

    page_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.portal = named(QLineEdit(), "connectPortal")
        self.open_page = push_button("connectOpenPage")
        self.open_page.clicked.connect(lambda: self.page_wanted.emit(self.portal.text()))
        self.portal.textChanged.connect(lambda text: self.open_page.setEnabled(bool(text.strip())))
        self.open_page.setEnabled(False)
        self._steps = [PlainLabel() for _ in range(4)]
        self._steps[0].setBuddy(self.portal)
        layout = QGridLayout(self)
        layout.setColumnStretch(1, 1)
        for number, step in enumerate(self._steps, 1):
            at = Qt.AlignmentFlag.AlignVCenter if number == 1 else Qt.AlignmentFlag.AlignTop
            layout.addWidget(PlainLabel(f"{number}."), number, 0, at)
            if number > 1:
                layout.addWidget(step, number, 1)
        layout.addLayout(side_by_side(self._steps[0], (self.portal, 1), self.open_page), 1, 1)
        on_language_change(self, self._retranslate)

    def _retranslate(self) -> None:
        self.portal.setPlaceholderText(translate("Connect", "company.bitrix24.com"))
        self.setTitle(translate("Connect", "How to make a webhook"))
        self.open_page.setText(translate("Connect", "Open its pa&ge"))
        self.open_page.setToolTip(translate("Connect", "Opens the developer resources of the portal in the browser"))
        steps = (
            translate("Connect", "Your &portal:"),
            translate("Connect", "On the portal: Developer resources → Other → Inbound webhook."),
            translate("Connect", "Permissions: crm and user_brief; telephony for call statistics."),
            translate("Connect", "Save it, copy the address of the webhook and paste it below."),
        )
        for label, text in zip(self._steps, steps, strict=True):
            label.setText(text)
