import pytest

from desktop.bitrix24.line.error_codes import plain, problem_of
from desktop.domain.problem import Cause


def cause_of(code, status=400, method="crm.calllist.list"):
    return problem_of(code, "", status=status, method=method, host="").cause


@pytest.mark.parametrize(
    ("code", "statuses", "cause"),
    [
        ("QUERY_LIMIT_EXCEEDED", (503,), Cause.RATE_LIMIT),
        ("OPERATION_TIME_LIMIT", (429,), Cause.OPERATING_LIMIT),
        ("OVERLOAD_LIMIT", (503, 401), Cause.OVERLOAD),
        ("INTERNAL_SERVER_ERROR", (500,), Cause.PORTAL_FAULT),
        ("ERROR_UNEXPECTED_ANSWER", (500,), Cause.PORTAL_FAULT),
        ("ERROR_CORE", (400, 0), Cause.REFUSED),
        ("ERROR_CORE", (500,), Cause.PORTAL_FAULT),
        ("ERROR_METHOD_NOT_FOUND", (404,), Cause.METHOD_MISSING),
        ("ERROR_MANIFEST_IS_NOT_AVAILABLE", (404,), Cause.METHOD_MISSING),
        ("ERROR_ARGUMENT", (400,), Cause.REFUSED),
        ("100", (400,), Cause.REFUSED),
        ("NO_AUTH_FOUND", (401,), Cause.CREDENTIALS),
        ("INVALID_CREDENTIALS", (403, 401), Cause.CREDENTIALS),
        ("insufficient_scope", (403, 401), Cause.SCOPE_MISSING),
        ("expired_token", (401,), Cause.SIGN_IN_AGAIN),
        ("invalid_token", (401,), Cause.SIGN_IN_AGAIN),
        ("authorization_error", (401,), Cause.CREDENTIALS),
        ("user_access_error", (403,), Cause.ACCESS_DENIED),
        ("APPLICATION_NOT_FOUND", (401,), Cause.APPLICATION),
        ("ERROR_OAUTH", (401,), Cause.APPLICATION),
        ("NOT_INSTALLED", (401,), Cause.APPLICATION),
        ("invalid_grant", (400,), Cause.SIGN_IN_AGAIN),
        ("invalid_client", (400,), Cause.APPLICATION),
        ("wrong_client", (200,), Cause.APPLICATION),
        ("invalid_scope", (403,), Cause.SCOPE_MISSING),
        ("CONNECTION_ERROR", (401,), Cause.PORTAL_FAULT),
        ("PAYMENT_REQUIRED", (401, 402), Cause.PLAN),
        ("ACCESS_DENIED", (403, 401), Cause.ACCESS_DENIED),
        ("WRONG_LICENSE", (403,), Cause.PLAN),
        ("WRONG_AUTH_TYPE", (403,), Cause.ACCESS_DENIED),
        ("METHOD_CONFIRM_WAITING", (401,), Cause.ACCESS_DENIED),
        ("METHOD_CONFIRM_DENIED", (403,), Cause.ACCESS_DENIED),
        ("allowed_only_intranet_user", (403,), Cause.ACCESS_DENIED),
        ("PORTAL_DELETED", (500, 403, 410), Cause.PORTAL_GONE),
        ("INVALID_REQUEST", (400,), Cause.REFUSED),
        ("WRONG_ENCODING", (200,), Cause.PORTAL_FAULT),
        ("ERROR_BATCH_LENGTH_EXCEEDED", (400, 0), Cause.REFUSED),
        ("ERROR_BATCH_METHOD_NOT_ALLOWED", (405, 0), Cause.REFUSED),
        ("ACCESS_ERROR", (403, 0), Cause.ACCESS_DENIED),
        ("LIST_ID_ERROR", (400, 0), Cause.REFUSED),
        ("SOMETHING_NEW", (400, 0), Cause.REFUSED),
        ("SOMETHING_NEW", (401, 403), Cause.ACCESS_DENIED),
        ("SOMETHING_NEW", (500,), Cause.PORTAL_FAULT),
        ("", (400, 0), Cause.REFUSED),
        ("", (401,), Cause.CREDENTIALS),
        ("", (402,), Cause.PLAN),
        ("0", (410,), Cause.PORTAL_GONE),
        ("", (500,), Cause.PORTAL_FAULT),
    ],
)
def test_causes(code, statuses, cause):
    for status in statuses:
        for written in {code, code.upper(), code.lower()}:
            assert cause_of(written, status) is cause, (written, status)


def test_json_of_somebody_else():
    assert cause_of("not found", 404, "batch") is Cause.NOT_A_PORTAL
    assert cause_of("ERROR_METHOD_NOT_FOUND", 404, "batch") is Cause.METHOD_MISSING


def test_access_denied_to_what_needs_no_right_means_that_rest_is_closed():
    assert cause_of("ACCESS_DENIED", 401, "batch") is Cause.PLAN
    assert cause_of("ACCESS_DENIED", 0, "profile") is Cause.PLAN


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("<b>No</b> way<br>out", "No way out"),
        ("&lt;img src='file:///x'&gt; gone", "gone"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
    ],
)
def test_what_the_portal_says_is_quoted_without_markup(said, quoted):
    assert plain(said) == quoted
