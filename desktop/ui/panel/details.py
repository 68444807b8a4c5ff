"""What came of the calls to a participant: calls, comments, filled forms, deals and invoices, as far as allowed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.domain.card import User
from desktop.domain.results import ClientCall, ClientResults, FilledForm, Part, Remark, Trade
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.clamped_label import ClampedLabel
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui import call_words, formats, words
from desktop.ui.panel.lines import Link, OpenButton, clear, heading, secondary
from desktop.ui.panel.results import Reading, ShownResults

translate = QCoreApplication.translate
T = TypeVar("T")

_MOST = 5
"""Calls, comments, forms, deals and invoices that are shown of each; the rest is on the portal."""
_LINES = 6
"""Lines of a comment at most; the whole of it is in its tooltip."""
_ABOVE = 16
"""Pixels above the section."""
_BETWEEN = 8
"""Pixels between two groups."""
_APART = 4
"""Pixels between two entries of a group."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DetailsSection(QWidget):
    """Owned by the side panel. Emits `activity_wanted` with the number of a call or form, and `card_wanted` with the
    kind and number of a deal, an invoice or the client, to be opened on the portal. All texts are shown literally.
    """

    activity_wanted = Signal(int)
    card_wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._state = named(ToneLabel(), "detailsState")
        self._facts = QWidget()
        self._rows = column(within=self._facts, spacing=4, margins=FLUSH)
        self.buttons: list[QAbstractButton] = []
        """The buttons from top to bottom."""
        self._shown: ClientResults | None = None
        self._told: tuple[object, ...] = ()
        column(self._state, self._facts, within=self, spacing=8, margins=(0, _ABOVE, 0, 0))

    def show_results(self, shown: ShownResults) -> None:
        """Show what is known, and how far reading it has come."""
        text = _state(shown)
        self._state.say(text, Tone.AMBER if shown.reading in (Reading.OFFLINE, Reading.FAILED) else Tone.DIM)
        self._state.setVisible(bool(text))
        results = shown.results
        names = () if results is None else tuple(_name(shown, user_id) for user_id in sorted(results.people))
        told = (results, names, _forms(shown), formats.number(1_000), translate("Details", "Calls"))
        if told != self._told:
            self._told = told
            self._fill(shown)
        self._facts.setVisible(results is not None)

    def _fill(self, shown: ShownResults) -> None:
        clear(self._rows)
        self.buttons = []
        results = shown.results
        if results is None:
            return
        self._calls(results, shown)
        told = {(call.operator_id, call.comment) for call in results.calls}
        remarks = [remark for remark in results.comments if (remark.author_id, remark.text) not in told]
        self._group(results, Part.COMMENTS, remarks, partial(self._remark, shown))
        self._group(results, Part.FORMS, results.forms, partial(self._form, shown))
        self._group(results, Part.DEALS, results.deals, partial(self._trade, shown))
        self._group(results, Part.INVOICES, results.invoices, partial(self._trade, shown))
        nothing = _nothing(results)
        if nothing:
            self._wide(secondary(ClampedLabel(nothing, most=4)), above=_BETWEEN)

    def _calls(self, results: ClientResults, shown: ShownResults) -> None:
        fresh = [call for call in results.calls if shown.since is None or call.began >= shown.since]
        earlier = results.calls[len(fresh) : _MOST]
        missing = Part.CALLS in results.missing
        if results.calls or missing:
            self._heading(translate("Details", "Calls"))
        if missing:
            self._missing(results, Part.CALLS)
        for call in fresh[:_MOST]:
            self._call(shown, call)
        if earlier:
            self._wide(secondary(PlainLabel(translate("Details", "Before this list was created"))), above=_APART)
        for call in earlier:
            self._call(shown, call)
        if results.calls:
            self._missing(results, Part.TELEPHONY)
            self._more(results, Part.CALLS, len(results.calls))

    def _call(self, shown: ShownResults, call: ClientCall) -> None:
        moment = call_words.when(call.began)
        first = ElidedLabel(f"{moment} · {call_words.outcome(call)}")
        first.set_tooltip(formats.moment(call.began))
        tip = translate("Details", "Open the call on the portal")
        button = None
        if call.activity_id is not None:
            wanted = partial(self.activity_wanted.emit, call.activity_id)
            button = OpenButton("panelOpenCall", f"{tip}: {moment}", tip, wanted)
        self._row(first, button, above=_APART)
        recorded = translate("Details", "recorded, listen on the portal") if call.recorded else ""
        self._note(_name(shown, call.operator_id), recorded)
        self._text(call.comment)

    def _remark(self, shown: ShownResults, remark: Remark) -> None:
        self._note(call_words.when(remark.at), _name(shown, remark.author_id), above=_APART)
        self._text(remark.text)

    def _form(self, shown: ShownResults, form: FilledForm) -> None:
        name = shown.forms.get(form.form_id or 0) or translate("Details", "Form {number}").format(number=form.form_id)
        wanted = partial(self.activity_wanted.emit, form.activity_id)
        tip = translate("Details", "Open the filled form on the portal")
        self._row(ElidedLabel(name), OpenButton("panelOpenForm", f"{tip}: {name}", tip, wanted), above=_APART)
        self._note(call_words.when(form.at))
        for answer in form.answers:
            self._text(f"{answer.question}: {answer.value}")
        if kept := [answer.question for answer in form.answers if answer.on_card]:
            text = translate("Details", "Kept in the card: {fields}. The portal does not say what was there before.")
            self._wide(secondary(ClampedLabel(text.format(fields=", ".join(kept)), most=4)))
        if not form.answers:
            self._note(translate("Details", "The portal does not give the answers."))

    def _trade(self, shown: ShownResults, trade: Trade) -> None:
        title = trade.title or f"#{trade.id}"
        link = Link("panelOpenTrade", title, partial(self.card_wanted.emit, trade.kind, trade.id))
        total = set_step(PlainLabel(call_words.money(trade.total, trade.currency), alignment=_RIGHT), Step.NAME)
        self._row(link, total, above=_APART)
        self._note(trade.stage, _name(shown, trade.owner_id), formats.day(trade.created))

    def _group(self, results: ClientResults, part: Part, entries: Sequence[T], show: Callable[[T], None]) -> None:
        """Show the entries of a part below its heading; nothing if there are none and none are missing."""
        if not entries and part not in results.missing:
            return
        self._heading(_title(part, results.since))
        self._missing(results, part)
        for entry in entries[:_MOST]:
            show(entry)
        self._more(results, part, len(entries))

    def _missing(self, results: ClientResults, part: Part) -> None:
        if part in results.missing:
            self._wide(
                named(ToneLabel(call_words.why_missing(part, results.missing[part]), Tone.DIM), "detailsMissing")
            )

    def _more(self, results: ClientResults, part: Part, count: int) -> None:
        """Say that there are more entries, with a link to the client's card."""
        if count <= _MOST and part not in results.more:
            return
        text = translate("Details", "%n more", "", count - _MOST)
        if part in results.more:
            text = translate("Details", "All of them on the portal")
        self._wide(Link("panelOpenClient", text, partial(self.card_wanted.emit, results.kind, results.card_id)))

    def _heading(self, text: str) -> None:
        label = heading(text)
        label.setContentsMargins(0, _BETWEEN if self._rows.count() else 0, 0, 0)
        self._wide(label)

    def _note(self, *parts: str, above: int = 0) -> None:
        if text := " · ".join(filter(None, parts)):
            self._wide(secondary(ElidedLabel(text)), above=above)

    def _text(self, text: str) -> None:
        if text:
            self._wide(ClampedLabel(text, most=_LINES))

    def _wide(self, widget: QWidget, *, above: int = 0) -> None:
        self._row(widget, None, above=above)

    def _row(self, left: QWidget, right: QWidget | None, *, above: int = 0) -> None:
        row = left
        if right is not None or above:
            row = QWidget()
            beside = () if right is None else (right,)
            row.setLayout(side_by_side((left, 1), *beside, spacing=8, margins=(0, above, 0, 0)))
        self._rows.addWidget(row)
        self.buttons += [widget for widget in (left, right) if isinstance(widget, QAbstractButton)]


def _state(shown: ShownResults) -> str:
    """Return how far reading has come; "" once it is done."""
    if shown.reading is Reading.LOADING:
        return "" if shown.results else translate("Details", "Loading calls and results…")
    if shown.reading is Reading.OFFLINE:
        return translate("Details", "The portal can't be reached. Results will be loaded when it answers.")
    if shown.reading is Reading.FAILED and shown.problem is not None:
        return words.explain(shown.problem).text
    return ""


def _nothing(results: ClientResults) -> str:
    """Return what there is nothing of, if there is little of anything."""
    if results.calls or Part.CALLS in results.missing:
        return ""
    if any((results.comments, results.forms, results.deals, results.invoices)):
        return translate("Details", "No calls yet.")
    if results.missing:
        return translate("Details", "No calls yet, and nothing else that you may see.")
    return translate(
        "Details", "Nothing yet: no calls, and no comments, forms, deals or invoices since the list was created."
    )


def _title(part: Part, since: datetime | None) -> str:
    if since is None:
        return {
            Part.COMMENTS: translate("Details", "Comments"),
            Part.FORMS: translate("Details", "Filled forms"),
            Part.DEALS: translate("Details", "Deals"),
            Part.INVOICES: translate("Details", "Invoices"),
        }[part]
    return {
        Part.COMMENTS: translate("Details", "Comments since the list was created"),
        Part.FORMS: translate("Details", "Forms filled in since the list was created"),
        Part.DEALS: translate("Details", "Deals since the list was created"),
        Part.INVOICES: translate("Details", "Invoices since the list was created"),
    }[part]


def _name(shown: ShownResults, user_id: int | None) -> str:
    if user_id is None:
        return ""
    return words.person(shown.users.get(user_id) or User(user_id, ""))


def _forms(shown: ShownResults) -> tuple[str, ...]:
    forms = shown.results.forms if shown.results else ()
    return tuple(shown.forms.get(form.form_id or 0, "") for form in forms)
