"""The page of the connect dialog that signs in to a local application (OAuth 2.0) in the browser."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from desktop.qtkit.boxes import column, side_by_side
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel

translate = QCoreApplication.translate
_PORT = 8765
_WIDTH = 530
"""Pixels of the explanation, whose height is fixed: tabs ignore how a page's height depends on its width."""


class ApplicationPage(QWidget):
    """Owned by the connect dialog. Emits `sign_in_wanted`, `pasted` with an address from the browser, `changed`.

    Its button `sign_in` stands with those of the dialog. The secret key and the pasted address are entered like
    passwords: they give access.
    """

    sign_in_wanted = Signal()
    pasted = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.explanation = PlainLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.portal = self._line("applicationPortal")
        self.client_id = self._line("applicationId")
        self.client_id.setPlaceholderText("local.…")
        self.client_secret = self._line("applicationSecret")
        self.client_secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.port = named(QSpinBox(minimum=1024, maximum=65535, value=_PORT), "applicationPort")
        self.port.setGroupSeparatorShown(False)
        self.port.valueChanged.connect(lambda _: self.changed.emit())
        self.handler = PlainLabel()
        self.sign_in = push_button("applicationSignIn")
        self.sign_in.clicked.connect(self.sign_in_wanted)
        self.returned = named(QLineEdit(echoMode=QLineEdit.EchoMode.Password), "applicationReturned")
        self.returned.setEnabled(False)
        self.take = push_button("applicationTake")
        self.take.clicked.connect(lambda: self.pasted.emit(self.returned.text()))
        self.returned.textChanged.connect(lambda text: self.take.setEnabled(bool(text.strip())))
        self.take.setEnabled(False)
        column(self.explanation, 8, self._rows(), None, within=self, spacing=8, margins=(0, 12, 0, 0))
        on_language_change(self, self._retranslate)
        self.port.valueChanged.connect(lambda _: self._tell_handler())
        self._enable()

    def sizeHint(self) -> QSize:
        """Ask for height only while it is shown: the other page is lower."""
        return self._while_shown(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Ask for height only while it is shown."""
        return self._while_shown(super().minimumSizeHint())

    def heightForWidth(self, width: int) -> int:
        """Ask for height only while it is shown."""
        return 0 if self.isHidden() else super().heightForWidth(width)

    def await_return(self, *, waiting: bool) -> None:
        """Allow pasting the address from the browser only while it is awaited."""
        self.returned.clear()
        self.returned.setEnabled(waiting)

    def confirming(self, focused: QWidget) -> QPushButton:
        """Return the button for the next step after typing in a field."""
        return self.take if focused is self.returned else self.sign_in

    def _while_shown(self, wanted: QSize) -> QSize:
        return QSize(wanted.width(), 0) if self.isHidden() else wanted

    def _rows(self) -> QFormLayout:
        form = QFormLayout()
        self._labels = [PlainLabel() for _ in range(5)]
        for label, field in zip(self._labels, (self.portal, self.client_id, self.client_secret), strict=False):
            label.setBuddy(field)
            form.addRow(label, field)
        self._labels[3].setBuddy(self.port)
        self._labels[4].setBuddy(self.returned)
        form.addRow(self._labels[3], side_by_side(self.port, (self.handler, 1)))
        form.addRow(self._labels[4], side_by_side((self.returned, 1), self.take))
        return form

    def _line(self, name: str) -> QLineEdit:
        line = named(QLineEdit(), name)
        line.textChanged.connect(self._enable)
        line.textChanged.connect(lambda _: self.changed.emit())
        return line

    def _enable(self) -> None:
        filled = all(line.text().strip() for line in (self.portal, self.client_id, self.client_secret))
        self.sign_in.setEnabled(filled)

    def _tell_handler(self) -> None:
        text = translate("Connect", "address of its handler: {address}")
        self.handler.setText(text.format(address=f"http://localhost:{self.port.value()}/"))

    def _retranslate(self) -> None:
        self.explanation.setText(
            translate(
                "Connect",
                "An administrator registers a local application on the portal (Developer resources, Other, Local "
                "application) with the permissions crm, user_brief and telephony. It is signed in by the browser. "
                "Where the portal does not take this computer as the address of its handler, any https page will do: "
                "copy the address that the browser shows then, and paste it here within 30 seconds.",
            )
        )
        self.portal.setPlaceholderText(translate("Connect", "company.bitrix24.com"))
        self.explanation.setMinimumHeight(self.explanation.heightForWidth(_WIDTH))
        texts = (
            translate("Connect", "&Portal"),
            translate("Connect", "Application &ID"),
            translate("Connect", "&Secret key"),
            translate("Connect", "Por&t"),
            translate("Connect", "&From the browser"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.sign_in.setText(translate("Connect", "Si&gn in with the browser…"))
        self.take.setText(translate("Connect", "Ta&ke it"))
        self.returned.setPlaceholderText(translate("Connect", "only if the browser does not return automatically"))
        self._tell_handler()
