import io
import json
import logging
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bitrix24.credentials import masking
from desktop.bitrix24.credentials.masking import SecretFilter, mask
from desktop.bitrix24.credentials.webhook import Webhook
from desktop.domain.problem import Problem

SECRET = "zq9+secret/value"
ENCODED = "zq9%2Bsecret%2Fvalue"


@pytest.fixture
def listening():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.addFilter(SecretFilter())
    logger = logging.getLogger("tests.masking")
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    yield logger, stream
    logger.removeHandler(handler)


def test_masks_by_value_plain_and_encoded():
    masking.register(SECRET)
    assert mask(f"a {SECRET} b {ENCODED} c") == "a ••• b ••• c"


@pytest.mark.parametrize(
    "text",
    [
        "https://acme.bitrix24.ru/rest/1/neverseen123/profile",
        "POST /rest/1/neverseen123",
        "u=https%3A%2F%2Facme.ru%2Frest%2F1%2Fneverseen123%2Fprofile",
        "'/rest/1/neverseen123'",
        "/REST/77/neverseen123/x",
        "GET /oauth/token/?grant_type=refresh_token&client_id=app&client_secret=neverseen123&x=1",
        "refresh_token=neverseen123",
        '{"access_token": "neverseen123", "expires": 1}',
        "{'refresh_token': 'neverseen123'}",
        "u=%3Faccess_token%3Dneverseen123",
        r"https:\/\/acme.bitrix24.ru\/rest\/1\/neverseen123\/profile",
        r'{"a": "{\"u\": \"https:\\/\\/acme.ru\\/rest\\/1\\/neverseen123\\/x\"}"}',
        "u=https%253A%252F%252Facme.ru%252Frest%252F1%252Fneverseen123%252Fprofile",
        "GET /rest/crm.calllist.list?auth=neverseen123&start=0",
        '{"auth": "neverseen123", "halt": 0}',
        "POST halt=0&auth=neverseen123",
        "http://127.0.0.1:8050/?code=neverseen123&state=x",
        "back to http://127.0.0.1:8050/?state=x&amp;code=neverseen123",
        "Authorization: Bearer neverseen123",
        "(b'authorization', b'Bearer neverseen123')",
        r'{"body": "{\"access_token\":\"neverseen123\",\"expires\":1}"}',
        r'"{\\\"refresh_token\\\": \\\"neverseen123\\\"}"',
        "&quot;client_secret&quot;:&quot;neverseen123&quot;",
        "%22access_token%22%3A%22neverseen123%22",
    ],
)
def test_masks_by_shape(text):
    masked = mask(text)
    assert "neverseen123" not in masked
    assert "•••" in masked
    assert mask(masked) == masked


def test_short_secrets_do_not_black_out_words():
    Webhook.parse("https://acme.bitrix24.ru/rest/1/a/")
    assert mask("a cat sat") == "a cat sat"


@pytest.mark.parametrize(
    "text",
    [
        "crm.calllist.list: 12 ms, /rest/ of it",
        "Problem(code='ACCESS_DENIED', status_code=403)",
        "author: Anna; authorization asked for",
        "exit code=1",
        "",
    ],
)
def test_leaves_other_text_alone(text):
    assert mask(text) == text


def test_masks_by_value_in_json():
    masking.register('q"uo/te\\d')
    assert "uo" not in mask(json.dumps({"token": 'q"uo/te\\d'}))
    assert "uo" not in mask(json.dumps({"token": 'q"uo/te\\d'}).replace("/", "\\/"))


@pytest.mark.expects_log
def test_filter_masks_message_arguments_exception_and_stack(listening):
    logger, stream = listening
    masking.register(SECRET)
    logger.info("to %s and %r", SECRET, {"url": f"https://a.ru/rest/1/{SECRET}/x"})
    logger.warning("whole " + SECRET, stack_info=True)
    try:
        raise ValueError(SECRET)
    except ValueError:
        logger.exception("failed")
    logger.info("%d of a wrong type", SECRET)
    record = logging.LogRecord("x", logging.INFO, "f", 1, "m", None, None, sinfo=f"stack {SECRET}")
    record.exc_text = f"text {SECRET}"
    logger.handle(record)
    logged = stream.getvalue()
    assert "failed" in logged
    assert "Traceback" in logged
    assert SECRET not in logged
    assert logged.count("•••") >= 6


def test_install_covers_the_root_handlers_once_and_quietens_httpx():
    root = logging.getLogger()
    handler = logging.NullHandler()
    root.addHandler(handler)
    try:
        masking.install()
        masking.install()
        assert [type(one) for one in handler.filters] == [SecretFilter]
        assert logging.getLogger("httpx").level == logging.getLogger("httpcore").level == logging.WARNING
    finally:
        root.removeHandler(handler)
        for other in root.handlers:
            for one in [one for one in other.filters if isinstance(one, SecretFilter)]:
                other.removeFilter(one)


@given(
    st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=0x2FF, exclude_characters="/?#"), min_size=8),
    st.text(),
    st.text(),
)
def test_no_secret_survives(secret, before, after):
    masking.register(secret)
    try:
        masked = mask(f"{before}{secret}{after}")
        assert secret not in masked
    finally:
        masking._known.clear()


def test_tracebacks_of_a_parse_do_not_show_the_address():
    pasted = "https://acme.bitrix24.ru/rest/1/" + "neverseen" + "123/ and more"
    with pytest.raises(Problem) as raised:
        Webhook.parse(pasted)
    assert "neverseen123" not in "".join(traceback.format_exception(raised.value))
