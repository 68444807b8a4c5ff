"""What the program adopts from a check: defaults follow the contract, and unseen points change nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.portal_facts import Facts
from desktop.domain.portal_report import Point, PointFinding, PointVerdict, PortalReport, facts_of

AT = datetime(2026, 11, 20, tzinfo=UTC)
NOTHING_KNOWN = Facts()
BEFORE = Facts(AT - timedelta(days=3), form_list=True, short_pages=True, deleted_hidden=True, gone_code="X_NOT_FOUND")
AS_EXPECTED, OTHERWISE, NOT_SEEN, NOT_ASKED = (
    PointVerdict.AS_EXPECTED,
    PointVerdict.OTHERWISE,
    PointVerdict.NOT_SEEN,
    PointVerdict.NOT_ASKED,
)


def facts(before=NOTHING_KNOWN, /, **verdicts):
    """Return the facts remembered from findings, given as verdicts by the names of points."""
    findings = [PointFinding(Point[name], verdict) for name, verdict in verdicts.items()]
    return facts_of(iter(findings), before, AT)


@pytest.mark.parametrize("verdict", [NOT_SEEN, NOT_ASKED])
def test_what_was_not_seen_stays_as_it_was(verdict):
    points = ("FORM_LIST", "DELETED_LISTS", "PAGE_SIZE", "HIDDEN", "ACTIVITY_GONE")
    kept = facts(BEFORE, **dict.fromkeys(points, verdict), ADMINISTRATOR=AS_EXPECTED)
    assert kept == Facts(AT, True, True, True, "X_NOT_FOUND")
    assert facts() == Facts(AT)


@pytest.mark.parametrize(("verdict", "there"), [(AS_EXPECTED, True), (OTHERWISE, False)])
def test_forms_and_deleted_lists_are_as_they_were_seen(verdict, there):
    assert facts(FORM_LIST=verdict) == Facts(AT, form_list=there)
    assert facts(BEFORE, DELETED_LISTS=verdict).deleted_hidden is (not there)


@pytest.mark.parametrize(
    ("verdicts", "short"),
    [
        ({"PAGE_SIZE": OTHERWISE, "ADMINISTRATOR": AS_EXPECTED}, True),
        ({"HIDDEN": OTHERWISE, "ADMINISTRATOR": AS_EXPECTED}, True),
        ({"PAGE_SIZE": AS_EXPECTED, "HIDDEN": OTHERWISE, "ADMINISTRATOR": AS_EXPECTED}, True),
        ({"PAGE_SIZE": AS_EXPECTED, "HIDDEN": AS_EXPECTED, "ADMINISTRATOR": AS_EXPECTED}, False),
        # For a non-administrator, short pages are as the contract says.
        ({"PAGE_SIZE": OTHERWISE, "ADMINISTRATOR": OTHERWISE}, False),
        ({"HIDDEN": OTHERWISE, "ADMINISTRATOR": NOT_ASKED}, False),
        ({"HIDDEN": OTHERWISE}, False),
    ],
)
def test_short_pages_prove_no_end_where_an_administrator_saw_them_followed(verdicts, short):
    assert facts(**verdicts).short_pages is short
    assert facts(BEFORE, **verdicts).short_pages is short


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"code": "ACTIVITY_NOT_FOUND"}, "ACTIVITY_NOT_FOUND"),
        ({"code": "error_not_found"}, "error_not_found"),
        ({"code": "ERROR_CORE"}, ""),  # a generic code proves no deletion
        ({"code": "ACCESS_DENIED"}, ""),
        ({}, ""),
    ],
)
@pytest.mark.parametrize("verdict", [AS_EXPECTED, OTHERWISE])
def test_only_a_code_of_what_is_not_there_proves_a_deletion(values, code, verdict):
    assert facts_of([PointFinding(Point.ACTIVITY_GONE, verdict, values)], BEFORE, AT).gone_code == code


def test_that_forms_are_missing_is_asked_again_after_a_while():
    missing = Facts(AT, form_list=False)
    assert missing.lists_forms(AT + timedelta(minutes=1)) is False
    assert missing.lists_forms(AT + timedelta(days=30)) is False
    assert missing.lists_forms(AT + timedelta(days=30, seconds=1)) is None
    assert Facts(None, form_list=False).lists_forms(AT) is None
    assert Facts(AT, form_list=True).lists_forms(AT + timedelta(days=30)) is True
    assert Facts().lists_forms(AT) is None


@pytest.mark.parametrize(
    ("verdicts", "complete"),
    [([], True), ([AS_EXPECTED, OTHERWISE, NOT_SEEN], True), ([AS_EXPECTED, NOT_ASKED], False)],
)
def test_a_report_is_complete_when_everything_could_be_asked(verdicts, complete):
    findings = tuple(PointFinding(Point.FORM_LIST, verdict) for verdict in verdicts)
    assert PortalReport(findings, 3, 1.5, AT).complete is complete
