"""The dialog that takes a webhook's address or signs an application in, and says what it allows."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QPushButton, QTabWidget, QWidget

from desktop.domain.known_portal import AccessKind, KnownPortal
from desktop.domain.portal import Connection
from desktop.domain.problem import Problem
from desktop.qtkit.boxes import column
from desktop.qtkit.dialog import ButtonRole, Dialog
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel, labelling
from desktop.qtkit.progress import BusyLine
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui import words
from desktop.ui.connect.application import ApplicationPage
from desktop.ui.connect.guide import WebhookGuide

translate = QCoreApplication.translate


class ConnectDialog(Dialog):
    """Made by its controller. Accepted means: connect.

    Emits `check_wanted` with a pasted webhook address, and `changed` when the fields no longer hold what was checked.

    The address is entered like a password and never shown: it holds the secret. The dialog never talks to the portal.
    """

    check_wanted = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget, again: KnownPortal | None = None):
        super().__init__("connectDialog", parent, width=560)
        self._again = again
        self._keyring: str | None = None
        self._keyring_known = False
        self._connection: Connection | None = None
        self.explanation = PlainLabel(wordWrap=True)
        self.application = ApplicationPage()
        self.guide = WebhookGuide()
        if again is not None:
            self.guide.portal.setText(again.host)
            self.application.portal.setText(again.host)
        self.address = named(QLineEdit(echoMode=QLineEdit.EchoMode.Password), "connectAddress")
        self.address.textChanged.connect(self._changed)
        self.label = labelling("", self.address)
        self.verdict = named(ToneLabel(), "connectResult")
        self.verdict.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)  # enough for most results; it grows
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.running = BusyLine()
        self.remember = named(QCheckBox(), "connectRemember")
        self.remember.setEnabled(False)
        self.read_only = named(QCheckBox(), "connectReadOnly")
        self.read_only.setChecked(again is not None and again.read_only)
        self.remembered = PlainLabel(wordWrap=True)
        self._closing_button(cancels=True)
        self.check = self._button("connectCheck", "", lambda: self.check_wanted.emit(self.address.text()))
        self.accept_button = self._button("connectAccept", "", self.accept, ButtonRole.AcceptRole)

        form = QFormLayout()
        form.addRow(self.label, self.address)
        webhook = QWidget()
        column(self.explanation, self.guide, form, within=webhook)
        self.ways = named(QTabWidget(), "connectWays")
        self.ways.addTab(webhook, "")
        self.ways.addTab(self.application, "")
        if again is not None and again.kind is AccessKind.APPLICATION:
            self.ways.setCurrentWidget(self.application)
        self.ways.currentChanged.connect(lambda _: self._changed())
        self.application.changed.connect(self._changed)
        state = (self.running, (self.verdict, 1))
        keeping = (self.remember, self.remembered, self.read_only)
        column(self.ways, *state, *keeping, self.buttons, within=self, spacing=6)
        on_language_change(self, self._retranslate)
        self._changed()
        self.address.setFocus()

    def confirming(self, focused: QWidget) -> QPushButton | None:
        """Return the button for the next step: to the browser, to the check, to the portal."""
        if self._connection is None and self.application.isAncestorOf(focused):
            return self.application.confirming(focused)
        return super().confirming(focused)

    def offer_keyring(self, name: str | None) -> None:
        """Offer to keep the address in the keyring with this name; None if there is no keyring."""
        self._keyring, self._keyring_known = name, True
        self.remember.setEnabled(name is not None)
        self.remember.setChecked(name is not None)
        self._retranslate_keeping()

    def show_checking(self) -> None:
        """Say that the portal is being asked."""
        self._connection = None
        self.running.show()
        self.verdict.say(translate("Connect", "Asking the portal…"))
        self._enable()

    def show_waiting(self, port_problem: Problem | None) -> None:
        """Say that the portal's page is open in the browser, and why it can't return from there automatically."""
        self._connection = None
        self.running.show()
        text = translate("Connect", "Approve access on the portal's page in the browser.")
        if port_problem is not None:
            text = f"{text} {words.explain(port_problem).text}"
        self.verdict.say(text, None if port_problem is None else Tone.AMBER)
        self._enable()

    def show_hint(self, problem: Problem) -> None:
        """Say what is wrong with the pasted text; the sign-in goes on."""
        self.verdict.say(words.explain(problem).text, Tone.ERROR)

    def show_no_browser(self, address: str) -> None:
        """Show the address of a page that could not be opened, to be copied; work in progress goes on."""
        text = translate("Connect", "No browser could be opened. Open this address yourself: {address}")
        self.verdict.say(text.format(address=address), Tone.AMBER)

    def show_connection(self, connection: Connection) -> None:
        """Show whose webhook this is and what it lacks, and allow connecting."""
        self._connection = connection
        self.running.hide()
        who = connection.user.name or f"#{connection.user.id}"
        if connection.administrator:
            who = translate("Connect", "{user} (administrator)").format(user=who)
        lines = [
            translate("Connect", "Connected to {host} as {user}.").format(host=connection.host, user=who),
            translate("Connect", "Permissions: {scopes}").format(scopes=", ".join(connection.scopes)),
        ]
        lines += ["• " + " ".join(words.lack(capability)) for capability in connection.lacks]
        if not connection.lacks:
            lines.append(translate("Connect", "Nothing is missing."))
        self.verdict.say("\n".join(lines), Tone.OK if not connection.lacks else None)
        self._enable()
        self.accept_button.setDefault(True)

    def show_problem(self, problem: Problem) -> None:
        """Say why the portal can't be reached this way, and what to do."""
        self._connection = None
        self.running.hide()
        explanation = words.explain(problem)
        self.verdict.say(f"{explanation.what}\n{explanation.next_step}", Tone.ERROR)
        self._enable()

    def _changed(self) -> None:
        self._connection = None
        self.changed.emit()
        self.running.hide()
        self.verdict.say("")
        self._enable()
        self.check.setVisible(self.ways.currentWidget() is not self.application)
        self.check.setDefault(True)

    def _enable(self) -> None:
        self.check.setEnabled(bool(self.address.text().strip()) and self.running.isHidden())
        self.accept_button.setEnabled(self._connection is not None)

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Connect", "Connect a portal"))
        if self._again is None:
            text = translate(
                "Connect", "The program reaches your portal by a webhook: an address that lets it act for its owner."
            )
        else:
            who = self._again.user_name or f"#{self._again.user_id}"
            text = translate("Connect", "Paste the webhook address of {host} ({user}) again.")
            text = text.format(host=self._again.host, user=who)
        self.explanation.setText(text)
        self.ways.setTabText(0, translate("Connect", "Webhook"))
        self.ways.setTabText(1, translate("Connect", "Local application (OAuth 2.0)"))
        self.label.setText(translate("Connect", "&Webhook address"))
        self.address.setPlaceholderText("https://company.bitrix24.com/rest/1/…/")
        self.remember.setText(translate("Connect", "Keep the address in the ke&yring of this computer"))
        self.read_only.setText(translate("Connect", "&Read-only: never change anything on this portal"))
        self._retranslate_keeping()
        self.check.setText(translate("Connect", "Chec&k"))
        self.accept_button.setText(translate("Connect", "C&onnect"))

    def _retranslate_keeping(self) -> None:
        if self._keyring is not None:
            text = translate(
                "Connect",
                "The address is as good as a password. It is kept in the keyring ({name}) and shown nowhere.",
            ).format(name=self._keyring)
        elif self._keyring_known:
            text = translate(
                "Connect",
                "This computer has no accessible keyring. The address is asked for at each start and never "
                "written to a file.",
            )
        else:
            text = translate(
                "Connect", "The address is as good as a password. It is shown nowhere and kept until you quit."
            )
        self.remembered.setText(text)
