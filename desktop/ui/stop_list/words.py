"""What is put on the stop list, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.phone_reading import readable
from desktop.domain.stop_list_intake import Fault, Intake, Unreadable
from desktop.ui import formats, names
from desktop.ui.writes.words import Line, Mark

translate = QCoreApplication.translate


def acts(intake: Intake) -> list[Line]:
    """Return what will be done, and what will not, as lines of a plan whose numbers open."""
    lines = []
    if intake.new:
        text = translate("StopList", "Put %n phone(s) on the stop list.", "", len(intake.new))
        lines.append(Line(text, Mark.COMES, lambda: [readable(entry.written) for entry in intake.new]))
    else:
        lines.append(Line(translate("StopList", "There is no new phone among them.")))
    if intake.already:
        text = translate("StopList", "%n on it already.", "", len(intake.already))
        lines.append(Line(text, names=lambda: list(map(readable, intake.already))))
    if intake.repeated:
        lines.append(Line(translate("StopList", "%n mentioned more than once.", "", intake.repeated)))
    by_fault: dict[Fault, list[Unreadable]] = {}
    for one in intake.unreadable:
        by_fault.setdefault(one.fault, []).append(one)
    lines += [_of_fault(fault, found) for fault, found in by_fault.items()]
    if intake.new:
        text = translate(
            "StopList", "Whoever is in a call list stays there; nobody with these phones will be added unless ticked."
        )
        lines.append(Line(text))
    return lines


def summary(intake: Intake) -> str:
    """Return what was done: "37 added, 3 already in, 2 unreadable."."""
    parts = [translate("StopList", "%n added", "", len(intake.new))]
    if intake.already:
        parts.append(translate("StopList", "%n already in", "", len(intake.already)))
    if intake.unreadable:
        parts.append(translate("StopList", "%n unreadable", "", len(intake.unreadable)))
    return translate("StopList", "Stop list: {what}.").format(what=", ".join(parts))


def count(shown: int, found: int, total: int, cards: int) -> str:
    """Return how many phones are on the list and shown, and how many of the known cards have one."""
    if not total:
        return ""
    texts = [translate("StopList", "%n phone(s).", "", total)]
    if found != total:
        texts.append(translate("StopList", "%n found.", "", found))
    if shown != found:
        text = translate("StopList", "The newest {shown} of them are shown: search for others.")
        texts.append(text.format(shown=formats.number(shown)))
    texts.append(translate("StopList", "%n known card(s) have one of them.", "", cards))
    return " ".join(texts)


def _of_fault(fault: Fault, found: Sequence[Unreadable]) -> Line:
    number = len(found)
    text = {
        Fault.NO_PHONE: translate("StopList", "%n row(s) without a phone.", "", number),
        Fault.NOT_A_PHONE: translate("StopList", "%n not a phone, or not clearly one.", "", number),
        Fault.LOST: translate(
            "StopList", "%n destroyed by Excel: export the file again, with phones as text.", "", number
        ),
        Fault.CARD: translate("StopList", "%n too short for a phone: a card's number?", "", number),
        Fault.EMAIL: translate("StopList", "%n e-mail address(es): only phones stop calls.", "", number),
        Fault.NO_COLUMN: translate("StopList", "%n file(s) without a column of phones.", "", number),
    }[fault]
    return Line(text, Mark.GOES, lambda: list(map(_named, found)))


def _named(one: Unreadable) -> str:
    what = names.quoted(one.text) if one.text else "–"
    if not one.row:
        return f"{one.source}: {what}" if one.source else what
    row = formats.number(one.row)
    if one.source:
        return translate("StopList", "{file}, row {row}: {what}").format(file=one.source, row=row, what=what)
    return translate("StopList", "line {row}: {what}").format(row=row, what=what)
