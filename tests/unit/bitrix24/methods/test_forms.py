import pytest

from desktop.bitrix24.methods import forms
from desktop.domain.problem import Cause, Problem

THERE = {"isExisting": True, "isAvailable": True}


def make_methods(rows, known=THERE):
    return {forms.METHOD: lambda parameters: known, forms.LIST: lambda parameters: rows}


def test_forms(make_portal, read):
    rows = [{"id": 3, "name": " Опрос "}, {"id": "1", "name": None, "more": {}}]
    portal = make_portal(make_methods(rows))
    assert read(portal, forms.forms) == [(3, "Опрос"), (1, "")]
    assert portal.raw == [{"name": forms.LIST}, {"filter": {"active": True}}]


def test_no_forms_are_not_the_same_as_not_available(make_portal, read):
    assert read(make_portal(make_methods([])), forms.forms) == []


@pytest.mark.parametrize(
    "known", [{"isExisting": False, "isAvailable": False}, {"isExisting": True, "isAvailable": False}, {}, [], None]
)
def test_a_portal_without_the_method_is_not_asked(make_portal, read, known):
    portal = make_portal(make_methods([], known))
    assert read(portal, forms.forms) is None
    assert portal.called == [forms.METHOD]


@pytest.mark.parametrize("rows", ["x", True, [{"name": "x"}], [{"id": 0}], {"forms": []}])
def test_another_shape_is_not_available(make_portal, read, rows):
    assert read(make_portal(make_methods(rows)), forms.forms) is None


@pytest.mark.parametrize("method", [forms.METHOD, forms.LIST])
@pytest.mark.parametrize(
    ("code", "status"),
    [("ERROR_METHOD_NOT_FOUND", 404), ("ACCESS_DENIED", 403), ("", 400), ("insufficient_scope", 401), ("X", 500)],
)
def test_a_refusal_is_not_available(make_portal, read, refusal, method, code, status):
    def refuse(parameters):
        raise refusal(code, "", status)

    assert read(make_portal({**make_methods([]), method: refuse}), forms.forms) is None


def test_a_portal_that_is_not_reached_is_a_problem(make_portal, read):
    portal = make_portal({})
    portal.script = [Problem(Cause.UNREACHABLE)] * 20
    with pytest.raises(Problem) as raised:
        read(portal, forms.forms)
    assert raised.value.cause is Cause.UNREACHABLE
