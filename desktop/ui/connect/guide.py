"""How a webhook is made, step by step, with the way to the portal's page for it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QGroupBox, QHBoxLayout, QLineEdit

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
        first = QHBoxLayout()
        first.addWidget(self._steps[0])
        first.addWidget(self.portal, 1)
        first.addWidget(self.open_page)
        layout = QGridLayout(self)
        layout.setColumnStretch(1, 1)
        for number, step in enumerate(self._steps, 1):
            at = Qt.AlignmentFlag.AlignVCenter if number == 1 else Qt.AlignmentFlag.AlignTop
            layout.addWidget(PlainLabel(f"{number}."), number, 0, at)
            if number > 1:
                layout.addWidget(step, number, 1)
        layout.addLayout(first, 1, 1)
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
