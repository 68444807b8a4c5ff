import io
import logging
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bitrix24 import masking
from desktop.bitrix24.masking import SecretFilter, mask
from desktop.bitrix24.webhook import Webhook
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


def test_leaves_other_text_alone():
    assert mask("crm.calllist.list: 12 ms, /rest/ of it") == "crm.calllist.list: 12 ms, /rest/ of it"


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
