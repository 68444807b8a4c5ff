"""Requests and replies as values, without I/O (contract 1): what to send, and the meaning of answers."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import msgspec

from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.credentials.masking import mask
from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.line import error_codes
from desktop.domain.problem import Cause, Problem

REDIRECTS = frozenset({301, 302, 307, 308})
"""Statuses by which a renamed portal answers (contract 1.6); 303 would mean that the request was executed."""

T = TypeVar("T")
_UNREADABLE = object()
_BOM = b"\xef\xbb\xbf"
_Credentials = TypeVar("_Credentials", bound=Credentials)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a REST method: its official name and its parameters as the contract names them."""

    method: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakenFrom:
    """A parameter that the portal takes from the result of another read in the same batch (contract 3.3).

    `path` leads to it in that result: `[0][ID]`. For reads only: what is missing there becomes something else.
    """

    call: Call
    path: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over HTTP; `location` and `date` are headers. `location` and `body` may contain the secret and
    are not printed."""

    status: int
    body: bytes = field(repr=False)
    location: str = field(default="", repr=False)
    date: str = ""


@dataclass(frozen=True, slots=True)
class ServerTime:
    """The `time` of a reply (contract 1.3); None where the portal gave no value.

    `operating`: execution seconds of this method in the last ten minutes. `reset_at`: Unix time at which the oldest
    of them drop out. `date_start`: the server's clock with its offset, when it began. `at`: the same as Unix time,
    but when it had finished where that is given.
    """

    operating: float | None = None
    reset_at: float | None = None
    date_start: datetime | None = None
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a method returned. `total` and `next` only if the method counts (contract 1.3)."""

    result: Any
    total: int | None = None
    next: int | None = None
    time: ServerTime = ServerTime()


@dataclass(frozen=True, slots=True)
class Observed:
    """The HTTP answer of a direct call: status, reply or Problem, and whether `time.start` is a whole number (None
    without one)."""

    status: int
    outcome: Reply | Problem
    whole_start: bool | None = None


def direct_body(call: Call) -> bytes:
    """Return the JSON body of a direct call; JSON keeps nulls, empty arrays and numbers (contract 1.2)."""
    return msgspec.json.encode(call.params)


def decipher(answer: Answer, *, method: str, host: str) -> Reply:
    """Return the reply to a direct call, or raise the Problem that it names."""
    parts = envelope(answer, method=method, host=host)
    return Reply(
        value(parts["result"], method=method, host=host),
        total=count(parts.get("total")),
        next=cursor(parts.get("next"), method=method, host=host),
        time=server_time(parts.get("time"), header_time(answer)),
    )


def observed(answer: Answer, *, method: str, host: str) -> Observed:
    """Return the answer to a direct call; a refusal raises nothing."""
    try:
        reply = decipher(answer, method=method, host=host)
    except Problem as problem:
        return Observed(answer.status, problem)
    raw = envelope(answer, method=method, host=host).get("time", msgspec.Raw(b"null"))
    time = value(raw, method=method, host=host)
    start = time.get("start") if isinstance(time, dict) else None
    whole = isinstance(start, int) if isinstance(start, (int, float)) and not isinstance(start, bool) else None
    return Observed(answer.status, reply, whole)


def envelope(answer: Answer, *, method: str, host: str) -> dict[str, msgspec.Raw]:
    """Return the parts of a success envelope, undecoded; raise the Problem of anything else.

    The body takes precedence over the status (contract 1.4): the presence of `error` is a failure, whatever its
    value. Anything but a JSON object did not come from a REST service.
    """
    body = trimmed(answer.body)
    parts = decoded(body, dict[str, msgspec.Raw])
    if parts is not None and "error" in parts:
        raise named_problem(parts, status=answer.status, method=method, host=host)
    if parts is not None and "result" in parts and answer.status < 300:
        return parts
    raise unread(answer, body, method=method, host=host)


def trimmed(body: bytes) -> bytes:
    """Return a body without byte order mark and surrounding blanks."""
    return body.removeprefix(_BOM).strip()


def named_problem(parts: dict[str, msgspec.Raw], *, status: int, method: str, host: str) -> Problem:
    """Return the Problem of an error envelope, or of an entry of `result_error` (contract 1.4, 3.2)."""
    code, description = (_text(parts.get(name)) for name in ("error", "error_description"))
    return error_codes.problem_of(code, description, status=status, method=method, host=host)


def value(raw: msgspec.Raw, *, method: str, host: str) -> Any:
    """Decode one part of an envelope. Raises Problem UNREADABLE."""
    if (found := decoded(raw, object, _UNREADABLE)) is _UNREADABLE:
        raise Problem(Cause.UNREADABLE, method=method, host=host)
    return found


def decoded(raw: bytes | msgspec.Raw | None, kind: type[T], otherwise: Any = None, *, strict: bool = True) -> T | Any:
    """Decode JSON of a type; anything else, or None, gives `otherwise`."""
    try:
        return otherwise if raw is None else msgspec.json.decode(raw, type=kind, strict=strict)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return otherwise


def count(raw: msgspec.Raw | None) -> int | None:
    """Decode a `total`, 118 or "118"; None if there is none."""
    number: int | None = decoded(raw, int, strict=False)
    return number


def cursor(raw: msgspec.Raw | None, *, method: str, host: str) -> int | None:
    """Decode a `next`; an unreadable one is an error, never the end. Raises Problem UNREADABLE."""
    if raw is None or bytes(raw) == b"null":
        return None
    number = count(raw)
    if number is None:
        raise Problem(Cause.UNREADABLE, method=method, host=host, detail="next")
    return number


def server_time(raw: msgspec.Raw | None, whole: ServerTime = ServerTime()) -> ServerTime:
    """Decode a `time`; absent or odd values are unknown.

    `whole` is the time of the batch that the call was a command of, or of the HTTP answer: it supplies the server's
    clock if the call's own time does not, but not the operating time, which is per method.
    """
    parts = decoded(raw, dict, {})
    moments = (_seconds(parts.get("finish")), _seconds(parts.get("start")), whole.at)
    return ServerTime(
        operating=_seconds(parts.get("operating")),
        reset_at=_seconds(parts.get("operating_reset_at")),
        date_start=_moment(parts.get("date_start")) or whole.date_start,
        at=next((moment for moment in moments if moment is not None), None),
    )


def header_time(answer: Answer) -> ServerTime:
    """Return what the header `Date` says, for answers without a `time`; not the zone, which is always GMT there."""
    from email.utils import parsedate_to_datetime

    try:
        return ServerTime(at=parsedate_to_datetime(answer.date).timestamp())
    except ValueError:
        return ServerTime()


def redirect_target(credentials: _Credentials, method: str, answer: Answer) -> _Credentials:
    """Return the credentials at the renamed portal that a redirect points to (contract 1.6, trap 86).

    It is followed only to https (or from http to this computer), and only if the address ends in the same /rest/… as
    the one asked. Raises Problem MOVED; its `host` is the portal that was asked.
    """
    here = credentials.address(method)
    tail = "/rest/" + here.rpartition("/rest/")[2]
    moved, name = None, ""
    try:
        target = urlsplit(urljoin(here, answer.location))
        name = target.hostname or ""
        path = target.path.removesuffix(".json")
        safe = target.scheme == "https" or credentials.site.scheme == "http"  # never to a plain channel
        if safe and path.endswith(tail):
            moved = credentials.at(Site.parse(f"{target.scheme}://{target.netloc}{path.removesuffix(tail)}"))
    except (Problem, ValueError):
        moved = None
    if moved is None:
        raise Problem(Cause.MOVED, method=method, host=credentials.host, detail=mask(name))
    return moved


def unread(answer: Answer, body: bytes, *, method: str, host: str) -> Problem:
    """Return the Problem of an answer without an envelope: from something else, or incomplete."""
    if 300 <= answer.status < 400:
        cause = Cause.MOVED
    elif answer.status == 429:
        cause = Cause.RATE_LIMIT
    elif answer.status >= 500:
        cause = Cause.PORTAL_FAULT
    elif answer.status < 300 and body.startswith(b"{") and decoded(body, object) is None:
        cause = Cause.UNREADABLE
    else:
        cause = Cause.NOT_A_PORTAL
    return Problem(cause, method=method, host=host, detail=f"HTTP {answer.status}")


def _text(raw: msgspec.Raw | None) -> str:
    text = decoded(raw, object)
    return "" if text is None else str(text)


def _seconds(number: object) -> float | None:
    try:
        return None if isinstance(number, bool) else float(number)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
