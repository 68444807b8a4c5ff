from datetime import UTC, datetime

from desktop.domain.results import CallResult, ClientCall, ClientResults, NoCall
from desktop.services.known_results import FRESH_FOR, KnownResults

IVAN, OLGA = (3, 101), (3, 102)
SINCE = datetime(2026, 11, 30, tzinfo=UTC)
CALL = ClientCall(1, *IVAN, 7, SINCE, None, CallResult.UNKNOWN)


class Known(KnownResults):
    def __init__(self):
        self.time = 0.0
        super().__init__(lambda: self.time)


def test_what_was_read_is_not_read_again_for_a_while():
    known = Known()
    known.put_calls([IVAN, OLGA], {IVAN: CALL})
    assert known.calls == {IVAN: CALL, OLGA: NoCall.NONE}
    assert known.unread([IVAN, OLGA, (4, 1)]) == [(4, 1)]
    known.time = FRESH_FOR
    assert known.unread([IVAN, OLGA]) == [IVAN, OLGA]
    assert known.calls[IVAN] == CALL


def test_who_moved_is_read_again():
    known = Known()
    known.put_calls([IVAN, OLGA], {IVAN: CALL})
    known.put_details(ClientResults(*IVAN, SINCE))
    known.put_details(ClientResults(*OLGA, SINCE))
    known.expire({IVAN, (3, 999)})
    assert known.unread([IVAN, OLGA]) == [IVAN]
    assert (known.details_fresh(IVAN, SINCE), known.details_fresh(OLGA, SINCE)) == (False, True)
    assert known.details(IVAN, SINCE) == ClientResults(*IVAN, SINCE)


def test_everything_expires_with_a_refresh():
    known = Known()
    known.telephony = False
    known.put_calls([IVAN], {IVAN: CALL})
    known.put_details(ClientResults(*IVAN, SINCE))
    known.expire()
    assert known.unread([IVAN]) == [IVAN]
    assert not known.details_fresh(IVAN, SINCE)
    assert known.telephony


def test_results_are_those_since_a_moment():
    known = Known()
    known.put_details(ClientResults(*IVAN, SINCE))
    assert known.details(IVAN, None) is None


def test_what_failed_is_read_again_and_hides_nothing_that_is_known():
    known = Known()
    known.put_calls([IVAN], {IVAN: CALL})
    known.put_no_calls([IVAN, OLGA], NoCall.FAILED)
    assert known.calls == {IVAN: CALL, OLGA: NoCall.FAILED}
    assert known.unread([IVAN, OLGA]) == [OLGA]
    known.put_no_calls([IVAN, OLGA], NoCall.NO_RIGHT)
    assert known.calls == {IVAN: CALL, OLGA: NoCall.NO_RIGHT}
    assert known.unread([OLGA]) == []
