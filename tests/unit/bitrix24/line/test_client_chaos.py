"""Whatever the portal answers, every call has exactly one outcome, and a write is carried out at most once."""

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.bitrix24.line.client import Call, Reply, Urgency
from desktop.bitrix24.line.retry import Unsent
from desktop.domain.problem import Cause, Problem

ENVELOPES = [
    ("QUERY_LIMIT_EXCEEDED", 503),
    ("OPERATION_TIME_LIMIT", 429),
    ("INTERNAL_SERVER_ERROR", 500),
    ("ERROR_CORE", 500),
    ("INVALID_CREDENTIALS", 401),
    ("", 400),
]
BODIES = [(b"", 500), (b"<html>", 502), (b"<html>", 200), (b'{"result": {"re', 200), (b"[]", 200), (b"", 429)]
FAILURES = [
    Problem(Cause.TIMED_OUT),
    Problem(Cause.UNREACHABLE),
    Unsent(Cause.UNREACHABLE),
    Unsent(Cause.HOST_UNKNOWN),
]

SCRIPTS = st.lists(
    st.one_of(
        st.none(),
        st.sampled_from(ENVELOPES).map(lambda pair: ({"error": pair[0]}, pair[1])),
        st.sampled_from(BODIES),
        st.sampled_from(FAILURES),
    ),
    max_size=25,
)


@settings(deadline=None, max_examples=150)
@given(script=SCRIPTS, reads=st.integers(1, 120), cancelled=st.sets(st.integers(0, 119), max_size=10))
def test_every_call_has_an_outcome(run, make_portal, answer, script, reads, cancelled):
    carried_out = []
    portal = make_portal({"m": lambda parameters: parameters, "w": lambda parameters: carried_out.append(1)})
    portal.script = [answer(*entry) if isinstance(entry, tuple) else entry for entry in script]

    async def use(client):
        reader = client.reader(Urgency.FOREGROUND)
        futures = [reader.read(Call("m", {"n": index})) for index in range(reads)]
        writing = asyncio.ensure_future(client.write(Call("w", {"x": 1})))
        await asyncio.sleep(0)
        for index in cancelled:
            if index < reads:
                futures[index].cancel()
        return await asyncio.gather(*futures, return_exceptions=True), await asyncio.gather(
            writing, return_exceptions=True
        )

    found, written = run(portal, use)
    for index, one in enumerate(found):
        if isinstance(one, Reply):
            assert one.result in ({"n": str(index)}, {"n": index})
        elif index not in cancelled:
            assert isinstance(one, Problem)
    assert len(carried_out) <= 1
    assert isinstance(written[0], Reply) == bool(carried_out)
    assert portal.most_at_once <= 2  # the first goes alone, and the write
