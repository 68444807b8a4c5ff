"""How the portal is reached: by the system's settings, directly, or through a proxy; how much is asked at once."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton

from desktop.domain.preferences import Preferences, Proxy
from desktop.domain.proxy_address import ProxyFault, read_proxy_address
from desktop.qtkit.boxes import side_by_side
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.settings.choice_box import ChoiceBox
from desktop.ui.settings.page import Page

translate = QCoreApplication.translate
_LINES = 4
"""Lines of room for the longest message, so that the dialog does not grow while an address is typed."""


class ConnectionPage(Page):
    """What is chosen takes effect at once; only an address is confirmed."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen = Preferences()
        self._proxy = PlainLabel()
        self._ways = QButtonGroup(self)
        for number, proxy in enumerate(Proxy):
            self._ways.addButton(named(QRadioButton(), f"settingsProxy{proxy.value.capitalize()}"), number)
        self.address = named(QLineEdit(), "settingsProxyText")
        self.apply_button = push_button("settingsProxyApply")
        self.verdict = named(ToneLabel(), "settingsProxyVerdict")
        self.verdict.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid = self._grid()
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._proxy, 0, 0)
        for row, button in enumerate(self._ways.buttons()):
            grid.addWidget(button, row, 1)
        grid.addLayout(side_by_side((self.address, 1), self.apply_button, spacing=8), 3, 1)
        grid.addWidget(self.verdict, 4, 1)
        self._at_once_name = PlainLabel()
        self._at_once = ChoiceBox("settingsRequestsAtOnce", _at_once, lambda number: f"{number}")
        self._at_once_name.setBuddy(self._at_once)
        self._at_once.chosen.connect(lambda number: self.changed.emit({"requests_at_once": number}))
        grid.addWidget(self._at_once_name, 5, 0)
        grid.addWidget(self._at_once, 5, 1)
        grid.setRowStretch(6, 1)
        self._ways.idClicked.connect(lambda number: self._choose_way(list(Proxy)[number]))
        self.address.textEdited.connect(lambda _: self._type())
        self.address.returnPressed.connect(self._apply)
        self.apply_button.clicked.connect(self._apply)

    def show_preferences(self, chosen: Preferences) -> None:
        """Show preferences that were chosen here or elsewhere; an address that is being typed stays."""
        before, self._chosen = self._chosen, chosen
        if chosen.proxy is not before.proxy or not self._ways.checkedButton():
            self._ways.button(list(Proxy).index(chosen.proxy)).setChecked(True)
        if chosen.proxy_address != before.proxy_address or not self.address.text():
            self.address.setText(chosen.proxy_address)
        self._at_once.show_value(chosen.requests_at_once)
        self._tell_address()

    def retranslate(self) -> None:
        """Show all texts in the present language."""
        self._proxy.setText(translate("Settings", "Proxy"))
        self._at_once_name.setText(translate("Settings", "Requests at &once"))
        self._at_once.retranslate()
        ways = {
            Proxy.SYSTEM: translate("Settings", "&System settings"),
            Proxy.NONE: translate("Settings", "&Directly, without a proxy"),
            Proxy.ADDRESS: translate("Settings", "Through this &proxy:"),
        }
        for number, proxy in enumerate(Proxy):
            self._ways.button(number).setText(ways[proxy])
        self.address.setPlaceholderText("proxy.company.ru:3128")
        self.address.setAccessibleName(translate("Settings", "Address of the proxy"))
        self.apply_button.setText(translate("Settings", "&Apply"))
        if self._ways.checkedButton():
            self._tell_address()

    def _choose_way(self, proxy: Proxy) -> None:
        if proxy is Proxy.ADDRESS:
            self.address.setFocus()
            if not self._chosen.proxy_address:
                self._tell_address()
                return
        self.changed.emit({"proxy": proxy})

    def _type(self) -> None:
        self._ways.button(list(Proxy).index(Proxy.ADDRESS)).setChecked(True)
        self._tell_address()

    def _apply(self) -> None:
        read = read_proxy_address(self.address.text())
        if isinstance(read, ProxyFault):
            self.verdict.say(_fault(read), Tone.ERROR)
            self.address.setFocus()
            return
        self.changed.emit({"proxy": Proxy.ADDRESS, "proxy_address": read})
        self.address.setText(read)
        self._tell_address()

    def _tell_address(self) -> None:
        """Say what is in effect, or what the address that is being typed still lacks."""
        chosen = list(Proxy)[self._ways.checkedId()]
        typed = self.address.text().strip()
        applied = self._chosen.proxy is Proxy.ADDRESS and typed == self._chosen.proxy_address
        self.apply_button.setEnabled(bool(typed) and not applied)
        read = read_proxy_address(typed)
        if chosen is not Proxy.ADDRESS:
            self.verdict.say(_explained(chosen))
        elif applied:
            text = translate("Settings", "The portal is reached through {address}.")
            self.verdict.say(text.format(address=self._chosen.proxy_address))
        elif read is ProxyFault.LOGIN:
            self.verdict.say(_fault(ProxyFault.LOGIN), Tone.ERROR)  # at once, before more of it is typed
        else:
            self.verdict.say(_fault(ProxyFault.EMPTY))


def _at_once() -> dict[int, str]:
    return {
        10: translate("Settings", "Up to 10, as the portal bears it"),
        4: translate("Settings", "Up to 4"),
        2: translate("Settings", "Up to 2"),
        1: translate("Settings", "One after another"),
    }


def _explained(proxy: Proxy) -> str:
    if proxy is Proxy.SYSTEM:
        return translate("Settings", "The system's settings and the variables HTTPS_PROXY and NO_PROXY are used.")
    return translate("Settings", "The system's settings are ignored.")


def _fault(fault: ProxyFault) -> str:
    texts = {
        ProxyFault.EMPTY: translate("Settings", "Type an address as proxy.company.ru:3128, then press Apply."),
        ProxyFault.LOGIN: translate(
            "Settings",
            "An address with a user name or a password is refused: it would be readable in a file. Use a proxy "
            "that needs none, or enter it in the system's settings.",
        ),
        ProxyFault.SCHEME: translate("Settings", "Only HTTP proxies can be used: http:// or https://."),
        ProxyFault.UNREADABLE: translate("Settings", "This is no address of a proxy: a name and a port are needed."),
    }
    return texts[fault]
