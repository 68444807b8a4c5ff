from desktop.domain.problem import Cause, Problem


def test_a_problem_tells_its_cause_and_what_the_portal_said_but_not_the_host():
    told = Problem(Cause.REFUSED, method="crm.calllist.get", code="LIST_ID_ERROR", detail="No such list", host="acme")
    assert str(told) == "refused crm.calllist.get LIST_ID_ERROR No such list"
    assert (told.cause, told.method, told.code) == (Cause.REFUSED, "crm.calllist.get", "LIST_ID_ERROR")
    assert (told.detail, told.host) == ("No such list", "acme")


def test_of_what_is_not_known_nothing_is_told():
    bare = Problem(Cause.TIMED_OUT)
    assert str(bare) == "timed-out"
    assert (bare.method, bare.code, bare.detail, bare.host) == ("", "", "", "")
