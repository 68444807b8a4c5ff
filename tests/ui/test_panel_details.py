"""What the side panel says of the results of one person, in each state."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from desktop import app
from desktop.domain.card import User
from desktop.domain.problem import Cause, Problem
from desktop.domain.results import (
    Answer,
    CallResult,
    ClientCall,
    ClientResults,
    FilledForm,
    Part,
    Remark,
    Trade,
)
from desktop.ui.panel.details import DetailsSection
from desktop.ui.panel.results import Reading, ShownResults

SINCE = datetime(2026, 11, 30, 9, tzinfo=UTC)
USERS = {7: User(7, "Olive Baker")}


def call(hours, result=CallResult.ANSWERED, **fields):
    began = SINCE + timedelta(hours=hours)
    return ClientCall(100 + hours, 3, 57, 7, began, timedelta(seconds=65), result, **fields)


def results(**parts):
    return ClientResults(3, 57, SINCE, **parts)


@pytest.fixture
def section(qapp, qtbot):
    app.dress(qapp, language="en", theme_name="light")
    made = DetailsSection()
    qtbot.addWidget(made)
    made.resize(260, 600)
    made.show()
    return made


def said(section, found=None, reading=Reading.DONE, problem=None):
    section.show_results(ShownResults(reading, found, SINCE, USERS, {2: "Questionnaire"}, problem))
    QCoreApplication.sendPostedEvents()
    labels = section.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def test_loading_nothing_no_right_and_offline_are_told_apart(section):
    unreachable = Problem(Cause.UNREACHABLE, host="acme.bitrix24.ru")
    states = [
        said(section, reading=Reading.LOADING),
        said(section, results()),
        said(section, results(missing={Part.CALLS: Cause.ACCESS_DENIED})),
        said(section, reading=Reading.OFFLINE, problem=unreachable),
        said(section, reading=Reading.FAILED, problem=Problem(Cause.CREDENTIALS, host="acme.bitrix24.ru")),
    ]
    texts = [" ".join(state) for state in states]
    assert texts[0] == "Loading calls and results…"
    assert texts[1].startswith("Nothing yet: no calls")
    assert texts[2].startswith("Calls Calls can't be read. The portal's administrator")
    assert texts[3].startswith("The portal can't be reached.")
    assert len(set(texts)) == len(texts)


def test_what_is_known_stays_while_it_is_read_again_and_when_the_portal_is_away(section):
    found = results(calls=(call(1),))
    known = said(section, found)
    assert said(section, found, Reading.LOADING) == known
    assert said(section, found, Reading.OFFLINE, Problem(Cause.UNREACHABLE))[1:] == known


def test_calls_before_the_list_are_set_apart(section):
    texts = said(section, results(calls=(call(2), call(-30, CallResult.NO_ANSWER), call(-31, CallResult.BUSY))))
    before = texts.index("Before this list was created")
    assert [text.rpartition(" · ")[2] for text in texts[:before] if "talked" in text] == ["talked 1:05"]
    assert [text.rpartition(" · ")[2] for text in texts[before:] if "2" in text][:2] == ["no answer", "busy"]


@pytest.mark.parametrize(
    ("result", "fields", "told"),
    [
        (CallResult.ANSWERED, {}, "talked 1:05"),
        (CallResult.NO_ANSWER, {"incoming": True}, "incoming, no answer"),
        (CallResult.WRONG_NUMBER, {}, "wrong number"),
        (CallResult.FAILED, {}, "call failed"),
        (CallResult.UNKNOWN, {}, "outcome unknown"),
    ],
)
def test_how_calls_ended(section, result, fields, told):
    assert said(section, results(calls=(call(1, result, **fields),)))[1].endswith(f"· {told}")


def test_a_comment_that_the_call_has_already_is_not_told_twice(section):
    remark = Remark(7, SINCE, "Call back")
    texts = said(section, results(calls=(call(1, comment="Call back"),), comments=(remark,)))
    assert texts.count("Call back") == 1
    assert "Call back" in said(section, results(comments=(remark,)))


def test_only_the_newest_are_shown_with_a_way_to_the_others(section, qtbot):
    trades = tuple(Trade(2, number, f"Deal {number}", None, "", "New", 7, SINCE) for number in range(8))
    said(section, results(deals=trades, more=frozenset({Part.DEALS})))
    names = [button.objectName() for button in section.buttons]
    assert names == ["panelOpenTrade"] * 5 + ["panelOpenClient"]
    with qtbot.waitSignal(section.card_wanted) as emitted:
        section.buttons[-1].click()
    assert emitted.args == [3, 57]
    with qtbot.waitSignal(section.card_wanted) as emitted:
        section.buttons[2].click()
    assert emitted.args == [2, 2]


def test_a_form_with_what_the_card_keeps_of_it(section, qtbot):
    form = FilledForm(9, 2, SINCE, (Answer("Position", "Director", on_card=True), Answer("When", "Tomorrow")))
    texts = said(section, results(forms=(form,)))
    assert "Questionnaire" in texts
    assert "Kept in the card: Position. The portal does not say what was there before." in texts
    with qtbot.waitSignal(section.activity_wanted) as emitted:
        section.buttons[0].click()
    assert emitted.args == [9]
    assert "The portal does not give the answers." in said(section, results(forms=(FilledForm(9, 2, SINCE, ()),)))


def test_markup_in_names_and_comments_is_shown_literally(section):
    odd = "<b>A & B</b>"
    trade = Trade(31, 1, odd, 700.5, "EUR", odd, 7, SINCE)
    texts = said(section, results(calls=(call(1, comment=odd),), invoices=(trade,)))
    assert odd in texts
    assert any(text.startswith(f"{odd} · Olive Baker") for text in texts)
    assert "700.50 €" in texts
    assert section.buttons[-1].accessibleName() == odd
