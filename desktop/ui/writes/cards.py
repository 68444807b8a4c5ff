"""Creating CRM cards in words: an action creates them twenty at a time, and its writes are reported as one."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY
from desktop.domain.card_plans import CardsPlan, joined
from desktop.domain.journal import Outcome
from desktop.domain.portal import Known
from desktop.domain.problem import Cause
from desktop.qtkit.icons import Glyph
from desktop.services.writing.cards import CardsEntry, CreateCards, RowsDone, rows_done
from desktop.services.writing.carrying_out import Done, Report
from desktop.services.writing.operation import Step
from desktop.ui import names, words
from desktop.ui.writes.words import Line, Mark, PlanWords, WriteWords

translate = QCoreApplication.translate
_MOST_ROWS = 10
_MOST_REASONS = 3


def _plan(plan: CardsPlan, known: Known, taking_back: bool) -> PlanWords:
    count = len(plan.created)
    if plan.wish.kind == COMPANY:
        title = translate("Plan", "New companies in the CRM")
        text = translate("Plan", "Add %n company(ies) to the CRM.", "", count)
    else:
        title = translate("Plan", "New contacts in the CRM")
        text = translate("Plan", "Add %n contact(s) to the CRM.", "", count)
    act = Line(text, Mark.COMES)
    details = []
    if owner := plan.wish.owner_id:
        name = words.user(known, owner)
        details.append(translate("Plan", "Their owner: {name}").format(name=name))
    if plan.found:
        text = translate("Plan", "%n row(s) have a card by now: it is used, none is made.", "", len(plan.found))
        details.append(text)
    if plan.doubled:
        text = translate("Plan", "%n row(s) are the same client as another row: one card for both.", "", plan.doubled)
        details.append(text)
    if plan.unnamed:
        text = translate(
            "Plan",
            "%n without a name, to be called by the phone, or else by the e-mail address; row:",
            "",
            len(plan.unnamed),
        )
        details.append(text + _rows(plan.unnamed))
    if plan.without_phone:
        text = translate("Plan", "%n without a phone; row:", "", len(plan.without_phone))
        details.append(text + _rows(plan.without_phone))
    if plan.stopped:
        text = translate("Plan", "%n with a phone on your stop list; row:", "", len(plan.stopped))
        details.append(text + _rows(plan.stopped))
    if plan.without_company:
        text = translate(
            "Plan",
            "%n whose company is not in the CRM, or there more than once: they are added without it.",
            "",
            len(plan.without_company),
        )
        details.append(text)
    warnings = []
    if plan.unclear:
        text = translate(
            "Plan",
            "%n left out: their phone or address has several cards by now, or one that you may not see; row:",
            "",
            len(plan.unclear),
        )
        warnings.append(text + _rows(plan.unclear))
    if plan.unusable:
        text = translate("Plan", "%n left out: no name, phone or e-mail address; row:", "", len(plan.unusable))
        warnings.append(text + _rows(plan.unusable))
    footnotes = (translate("Plan", "They stay in the CRM: undo does not delete clients."),)
    verb = translate("Plan", "Add")
    return PlanWords(title, (act,), verb, tuple(map(Line, details)), footnotes, tuple(warnings))


def _name(entry: CardsEntry) -> str:
    count = len(entry.after.cards)
    if entry.kind == COMPANY:
        return translate("Changes", "%n new company(ies) in the CRM", "", count)
    return translate("Changes", "%n new contact(s) in the CRM", "", count)


def _line(entry: CardsEntry, known: Known) -> str:
    count = len(entry.after.cards)
    if entry.kind == COMPANY:
        return translate("Journal", "%n company(ies) added to the CRM", "", count)
    return translate("Journal", "%n contact(s) added to the CRM", "", count)


def _partly(entry: CardsEntry) -> str:
    missing = entry.result.missing
    if not entry.result.made or not missing:
        return ""
    text = translate("Changes", "%n not added; row:", "", len(missing))
    return f"{text}{_rows(missing)}."


def as_one(steps: Iterable[Step]) -> list[Step]:
    """Return steps, with all those that create cards joined into the first one."""
    of_cards, others = list[Step](), list[Step]()
    for step in steps:
        (of_cards if isinstance(step.write, CreateCards) else others).append(step)
    return [Step(of_cards[0].write, joined([step.plan for step in of_cards])), *others] if of_cards else others


def is_odd(done: Done) -> bool:
    """Return whether any row ended without a card."""
    told = rows_done(done)
    return bool(told.refused or told.unclear or told.left)


def summary(done: Done) -> str:
    """Return how many cards were created and what became of the other rows; "" for an action without cards."""
    reports = [report for report in done.reports if isinstance(report.write, CreateCards)]
    if not reports:
        return ""
    told = rows_done(done)
    parts = [_made(told, reports[0].plan.wish.kind)]
    if told.found:
        text = translate("Changes", "%n row(s) had a card by then: it is used.", "", len(told.found))
        parts.append(text)
    if told.refused:
        reasons = list(dict.fromkeys(reason for reason in told.refused.values() if reason))
        text = translate("Changes", "%n refused by the portal; row:", "", len(told.refused))
        quoted = "; ".join(names.quoted(reason) for reason in reasons[:_MOST_REASONS])
        parts.append(f"{text}{_rows(told.refused)}. {quoted}".strip())
    if told.unclear:
        text = translate("Changes", "%n to be looked at on the portal; row:", "", len(told.unclear))
        parts.append(f"{text}{_rows(told.unclear)}.")
    if told.left:
        text = translate("Changes", "%n not added; row:", "", len(told.left))
        parts.append(f"{text}{_rows(told.left)}.")
    return " ".join([*parts, *_why(reports[-1])])


def _made(told: RowsDone, kind: int) -> str:
    count = len(set(told.made.values()))
    if kind == COMPANY:
        return translate("Changes", "%n company(ies) added to the CRM.", "", count)
    return translate("Changes", "%n contact(s) added to the CRM.", "", count)


def _why(last: Report) -> Sequence[str]:
    if last.outcome is Outcome.UNKNOWN:
        return [translate("Changes", "Some may have been added unseen. Look before you try again.")]
    if last.problem is None or last.problem.cause is Cause.REFUSED:
        return []
    if last.problem.cause is Cause.OUTCOME_UNKNOWN:
        return [translate("Changes", "The portal's answer was lost; it was read again.")]
    return [words.explain(last.problem).text]


def _rows(numbers: Iterable[int]) -> str:
    """Return " 2, 5 …", the first few rows of a file, to follow a colon."""
    shown = list(numbers)
    return f" {', '.join(map(str, shown[:_MOST_ROWS]))}{'…' if len(shown) > _MOST_ROWS else ''}"


CREATION = WriteWords[CardsPlan, CardsEntry](
    plan=_plan,
    glyph=Glyph.ADD_PERSON,
    name=_name,
    line=_line,
    after=lambda entry, known, most: [names.some([card.name for card in entry.after.cards], most)],
    partly=_partly,
)
