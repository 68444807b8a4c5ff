"""The settings: language, theme, refreshing by itself, the way to the portal, the look of the window."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.preferences import Preferences, Proxy
from desktop.domain.proxy_address import ProxyFault, read_proxy_address
from desktop.qtkit.dialog import Dialog
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.window.actions import LANGUAGES, REFRESH_MINUTES, THEMES

translate = QCoreApplication.translate
_INDENT = 24
_WIDTH = 460
_LINES = 4
"""Room for the longest thing to say of an address, so that the dialog does not grow while one types."""


class SettingsDialog(Dialog):
    """Made by who opens it. What is chosen counts at once; there is nothing to confirm but an address.

    Emits `changed` with the preferences that were chosen, a dictionary by their names, and `reset_wanted`.
    Saves nothing itself.
    """

    changed = Signal(object)
    reset_wanted = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None):
        super().__init__("settingsDialog", parent, width=_WIDTH)
        self._chosen = preferences
        self._language = self._box("settingsLanguage", LANGUAGES, "language")
        self._theme = self._box("settingsTheme", THEMES, "theme")
        self._refresh = self._box("settingsRefresh", (0, *REFRESH_MINUTES), "refresh_minutes")
        self._labels = [PlainLabel() for _ in range(3)]
        self._connection = QGroupBox()
        self._ways = QButtonGroup(self)
        for number, proxy in enumerate(Proxy):
            self._ways.addButton(named(QRadioButton(), f"settingsProxy{proxy.value.capitalize()}"), number)
        self.address = named(QLineEdit(), "settingsProxyText")
        self.apply_button = push_button("settingsProxyApply")
        self.verdict = named(ToneLabel(), "settingsProxyVerdict")
        self.verdict.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._reset = push_button("settingsReset")
        self._closing_button()
        self._lay_out()
        self._connect()
        on_language_change(self, self._retranslate)
        self.show_preferences(preferences)

    def show_preferences(self, chosen: Preferences) -> None:
        """Show what is chosen, here or elsewhere; an address that is being typed stays."""
        before, self._chosen = self._chosen, chosen
        for box, name in ((self._language, "language"), (self._theme, "theme"), (self._refresh, "refresh_minutes")):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(getattr(chosen, name)))
        if chosen.proxy is not before.proxy or not self._ways.checkedButton():
            self._ways.button(list(Proxy).index(chosen.proxy)).setChecked(True)
        if chosen.proxy_address != before.proxy_address or not self.address.text():
            self.address.setText(chosen.proxy_address)
        self._tell_address()

    def _box(self, name: str, values: Iterable[str | int], preference: str) -> QComboBox:
        box = named(QComboBox(), name)
        for value in values:
            box.addItem("", value)
        box.activated.connect(lambda _: self.changed.emit({preference: box.currentData()}))
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        for label, box in zip(self._labels, (self._language, self._theme, self._refresh), strict=True):
            label.setBuddy(box)
            form.addRow(label, box)
        ways = QVBoxLayout(self._connection)
        for way in self._ways.buttons():
            ways.addWidget(way)
        line = QHBoxLayout()
        line.setContentsMargins(_INDENT, 0, 0, 0)
        line.addWidget(self.address, 1)
        line.addWidget(self.apply_button)
        ways.addLayout(line)
        ways.addWidget(self.verdict)
        below = QHBoxLayout()
        below.addWidget(self._reset)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(self._connection)
        layout.addLayout(below)
        layout.addStretch(1)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self._ways.idClicked.connect(lambda number: self._choose_way(list(Proxy)[number]))
        self.address.textEdited.connect(lambda _: self._type())
        self.address.returnPressed.connect(self._apply)
        self.apply_button.clicked.connect(self._apply)
        self._reset.clicked.connect(self.reset_wanted)

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
        """Say what holds, and what an address that is being typed still needs."""
        chosen = list(Proxy)[self._ways.checkedId()]
        typed = self.address.text().strip()
        applied = self._chosen.proxy is Proxy.ADDRESS and typed == self._chosen.proxy_address
        self.apply_button.setEnabled(bool(typed) and not applied)
        read = read_proxy_address(typed)
        if chosen is not Proxy.ADDRESS:
            self.verdict.say(_explained(chosen), None)
        elif applied:
            text = translate("Settings", "The portal is reached through {address}.")
            self.verdict.say(text.format(address=self._chosen.proxy_address), None)
        elif read is ProxyFault.LOGIN:
            self.verdict.say(_fault(ProxyFault.LOGIN), Tone.ERROR)  # the sooner it is said, the less of it is typed
        else:
            self.verdict.say(
                translate("Settings", "Type an address as proxy.company.ru:3128, then press Apply."), None
            )

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Settings", "Settings"))
        names = (
            translate("Settings", "&Language"),
            translate("Settings", "&Theme"),
            translate("Settings", "Aut&o-refresh"),
        )
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        for place, own_name in enumerate(LANGUAGES.values()):
            self._language.setItemText(place, own_name or translate("Actions", "As in the system"))
        looks = (
            translate("Actions", "As in the system"),
            translate("Actions", "Light"),
            translate("Actions", "Dark"),
        )
        for place, name in enumerate(looks):
            self._theme.setItemText(place, name)
        self._refresh.setItemText(0, translate("Actions", "Off"))
        for place, minutes in enumerate(REFRESH_MINUTES, 1):
            self._refresh.setItemText(place, translate("Actions", "Every %n minute(s)", "", minutes))
        self._connection.setTitle(translate("Settings", "Connection"))
        ways: dict[Proxy, str] = {
            Proxy.SYSTEM: translate("Settings", "&System settings"),
            Proxy.NONE: translate("Settings", "&Directly, without a proxy"),
            Proxy.ADDRESS: translate("Settings", "Through this &proxy:"),
        }
        for number, proxy in enumerate(Proxy):
            self._ways.button(number).setText(ways[proxy])
        self.address.setPlaceholderText("proxy.company.ru:3128")
        self.address.setAccessibleName(translate("Settings", "Address of the proxy"))
        self.apply_button.setText(translate("Settings", "&Apply"))
        self._reset.setText(translate("Settings", "Reset columns and &window"))
        if self._ways.checkedButton():
            self._tell_address()


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
