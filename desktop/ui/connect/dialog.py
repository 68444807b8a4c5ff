"""The dialog that takes a webhook's address or signs an application in, and says what it allows."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QTabWidget, QWidget

from desktop.domain.known_portal import AccessKind, KnownPortal
from desktop.domain.portal import Connection
from desktop.domain.problem import Problem
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.dialog import ButtonRole, Dialog
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.progress import BusyLine
from desktop.qtkit.small_screen import STAYS_IN_SIGHT
from desktop.qtkit.theme import Tone
from desktop.qtkit.type_scale import Step, set_step
from desktop.qtkit.verdict import Verdict
from desktop.ui import words
from desktop.ui.connect.application import ApplicationPage
from desktop.ui.connect.guide import WebhookGuide

translate = QCoreApplication.translate
_AROUND = (20, 20, 20, 20)
_PAGE = (0, 12, 0, 0)


class ConnectDialog(Dialog):
    """Made by its controller. Accepted means: connect.

    Emits `check_wanted` with a pasted webhook address, `changed` when the fields no longer hold what was checked, and
    `demo_wanted` when it was closed to look around in the demo. Of the buttons that lead on only the next one is
    shown.

    The address is entered like a password and never shown: it holds the secret. The dialog never talks to the portal.
    """

    check_wanted = Signal(str)
    changed = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget, again: KnownPortal | None = None, *, offers_demo: bool = True):
        super().__init__("connectDialog", parent, width=580)
        self._again = again
        self._keyring: str | None = None
        self._keyring_known = False
        self._connection: Connection | None = None
        self.title = set_step(named(PlainLabel(), "connectTitle"), Step.TITLE)
        self.explanation = PlainLabel(wordWrap=True)
        self.application = ApplicationPage()
        self.address = named(QLineEdit(echoMode=QLineEdit.EchoMode.Password), "connectAddress")
        self.address.textChanged.connect(self._changed)
        self.guide = WebhookGuide(self.address)
        if again is not None:
            self.guide.portal.setText(again.host)
            self.application.portal.setText(again.host)
        self.verdict = Verdict("connectResult")
        self.running = BusyLine()
        self.remember = named(QCheckBox(), "connectRemember")
        self.remember.setEnabled(False)
        self.read_only = named(QCheckBox(), "connectReadOnly")
        self.read_only.setChecked(again is not None and again.read_only)
        self.remembered = PlainLabel(wordWrap=True)
        self.remembered.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.demo = push_button("connectDemo")
        self.demo.clicked.connect(self._leave_for_demo)
        self.demo.setVisible(offers_demo and again is None)
        self._closing_button(cancels=True)
        self.check = self._button(
            "connectCheck", "", lambda: self.check_wanted.emit(self.address.text()), ButtonRole.AcceptRole
        )
        self.buttons.addButton(self.application.sign_in, ButtonRole.AcceptRole)
        self.accept_button = self._button("connectAccept", "", self.accept, ButtonRole.AcceptRole)

        webhook = QWidget()
        column(self.explanation, 8, self.guide, None, within=webhook, spacing=8, margins=_PAGE)
        self.ways = named(QTabWidget(), "connectWays")
        self.ways.addTab(webhook, "")
        self.ways.addTab(self.application, "")
        if again is not None and again.kind is AccessKind.APPLICATION:
            self.ways.setCurrentWidget(self.application)
        self.ways.currentChanged.connect(lambda _: self._changed())
        self.application.changed.connect(self._changed)
        state = (self.running, (self.verdict, 1))
        keeping = (self.remember, self.remembered, self.read_only)
        footer = QWidget()
        footer.setProperty(STAYS_IN_SIGHT, True)
        column(side_by_side(self.demo, (self.buttons, 1)), within=footer, margins=FLUSH)
        items = (self.title, self.ways, *state, 8, *keeping, 8, footer)
        column(*items, within=self, spacing=8, margins=_AROUND)
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
        """Say that the portal is being asked; Enter in the address goes on from there."""
        if self.focusWidget() is self.check:
            self.address.setFocus()  # otherwise the disabled button would pass the focus on to Cancel
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
        self.verdict.say("\n".join(lines), Tone.AMBER if connection.lacks else Tone.OK)
        self._enable()

    def show_problem(self, problem: Problem) -> None:
        """Say why the portal can't be reached this way, and what to do."""
        self._connection = None
        self.running.hide()
        explanation = words.explain(problem)
        self.verdict.say(f"{explanation.what}\n{explanation.next_step}", Tone.ERROR)
        self._enable()

    def _changed(self) -> None:
        self._connection = None
        self.ways.updateGeometry()
        self.changed.emit()
        self.running.hide()
        self.verdict.say("")
        self._enable()

    def _enable(self) -> None:
        self.check.setEnabled(bool(self.address.text().strip()) and self.running.isHidden())
        self.accept_button.setEnabled(self._connection is not None)
        by_browser = self.ways.currentWidget() is self.application
        first = self.application.sign_in if by_browser else self.check
        self._offer(first if self._connection is None else self.accept_button)

    def _offer(self, following: QPushButton) -> None:
        """Show the button of the next step only; it takes the focus over from the one before."""
        following.show()
        following.setDefault(True)
        for button in {self.check, self.application.sign_in, self.accept_button} - {following}:
            if self.focusWidget() is button:
                following.setFocus()
            button.setDefault(False)
            button.hide()

    def _leave_for_demo(self) -> None:
        self.reject()
        self.demo_wanted.emit()

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Connect", "Connect a portal"))
        self.title.setText(self.windowTitle())
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
        self.address.setPlaceholderText("https://company.bitrix24.com/rest/1/…/")
        self.remember.setText(translate("Connect", "Keep the address in the ke&yring of this computer"))
        self.read_only.setText(translate("Connect", "&Read-only: never change anything on this portal"))
        self._retranslate_keeping()
        self.demo.setText(translate("Connect", "Look around in a &demo"))
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
