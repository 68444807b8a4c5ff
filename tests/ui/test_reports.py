"""Reports on ended actions, and explanations of failures: people by name, correct counts."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from desktop import app
from desktop.bitrix24.methods.memberships import ITEMS
from desktop.domain.call_list import CONTACT
from desktop.domain.card import Card
from desktop.domain.journal import Outcome
from desktop.domain.journal_entries import MembersAfter, MembersBefore, MembersEntry, MembersResult
from desktop.domain.portal import Known
from desktop.domain.problem import Cause, Problem
from desktop.domain.status import Status, Statuses
from desktop.services.writing.carrying_out import Done, Report
from desktop.ui import words
from desktop.ui.changes import reports

KNOWN = Known(
    statuses=Statuses([Status(1, "SUCCESS", "Reached", 10)]),
    cards={(CONTACT, 7): Card(CONTACT, 7, "Anna Titova"), (CONTACT, 1): Card(CONTACT, 1, "Igor")},
)


@pytest.fixture(autouse=True)
def english(qapp):
    app.languages().set("en")


def told(before, after, **result):
    entry = MembersEntry(
        at=datetime(2026, 11, 20, tzinfo=UTC),
        user_id=1,
        host="acme.bitrix24.ru",
        list_id=41,
        before=MembersBefore(**{"kind": CONTACT, "form": None, "kept": (), "removed": ()} | before),
        after=MembersAfter(**{"added": (), "sent": (), "form": None} | after),
        outcome=Outcome.DONE,
        result=MembersResult(**{"form": None, "activity": 5} | result),
    )
    return reports.of_action(Done((Report(SimpleNamespace(), None, entry),)), KNOWN)


def test_who_went_meanwhile_does_not_count_as_not_added():
    notice = told({}, {"added": [7], "sent": [1, 2, 3, 7]}, absent=[1, 2, 3])
    assert "1 added. 3 removed by somebody else meanwhile: Igor (#1), #2, #3." in notice.text
    assert notice.kind.name == "WARNING"


def test_who_is_not_in_the_list_though_added_and_still_in_though_removed_is_named():
    notice = told(
        {"removed": [[1, "SUCCESS"], [2, "SUCCESS"]]}, {"added": [7, 8], "sent": [7, 8]}, absent=[7], still_in=[1]
    )
    assert "1 added. 1 removed. 2 not changed as planned: Anna Titova (#7), Igor (#1)." in notice.text


def test_those_left_out_who_are_gone_all_the_same_are_named():
    notice = told({"dead": [[7, "SUCCESS"]]}, {}, dead_gone=[7])
    assert "1 whose card was deleted" in notice.text
    assert "gone from the list, with status and call: Anna Titova (#7)." in notice.text
    assert notice.kind.name == "WARNING"


def test_statuses_that_changed_meanwhile_are_told_with_names():
    notice = told({"kept": [[7, "IN_WORK"]]}, {}, other_status=[[7, "IN_WORK", "SUCCESS"]])
    assert "look at it: Anna Titova (#7): Reached." in notice.text


def test_of_many_people_the_first_are_named_and_the_others_counted():
    notice = told({}, {}, came=list(range(20, 35)))
    assert "15 added by somebody else meanwhile: #20," in notice.text
    assert notice.text.endswith("#29, 5 more.")


@pytest.mark.parametrize(("form", "there"), [(None, 2), (2, None), (2, 3)])
def test_a_form_that_is_not_the_wished_one_is_told(form, there):
    notice = told({"form": 9}, {"form": form}, form=there)
    assert "now." not in notice.text
    assert "The list was to have" in notice.text
    assert notice.kind.name == "WARNING"


def test_a_list_that_keeps_changing_is_no_answer_that_could_not_be_understood():
    text = words.explain(Problem(Cause.UNREADABLE, method=ITEMS, code="PARTICIPANTS_MOVING")).text
    assert text == "The call list keeps changing: operators are at work. Try again in a moment."
