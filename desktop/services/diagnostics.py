"""Diagnostics for remote support, as text: versions, portal, counts, sizes, the end of the log.

They contain no secret, no person, no portal name and no path with the user's name.
"""

import platform
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

import desktop
from desktop.bitrix24.credentials.masking import MASK
from desktop.domain.journal import Entry
from desktop.domain.overview import list_rows
from desktop.services.session import Session, now
from desktop.services.shareable import shareable

_PACKAGES = ("PySide6_Essentials", "qasync", "httpx", "msgspec", "aiosqlite", "keyring", "truststore")
_LOG_LINES = 100
_KIND = re.compile(r"^.*?((?:\.(?:journal|history|marks|facts|decisions|ignored))?\.[\w-]+)$")
_CLOUD = re.compile(r"\.bitrix24(?:\.[a-z]{2,4}){1,2}$")


def of_program() -> list[str]:
    """Return versions of the program, Python and libraries, and the system. Blocks for some milliseconds."""
    frozen = ", packaged" if getattr(sys, "frozen", False) else ""
    lines = [
        f"Call List Desk {desktop.__version__}{frozen}",
        f"Python {platform.python_version()}, {platform.platform()}, {platform.machine()}",
    ]
    return [*lines, ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)]


def of_session(session: Session | None, unfinished: Iterable[Entry] = ()) -> list[str]:
    """Return the kind of portal, what it allows, how much is known of it, and the state of the queue."""
    if session is None:
        return ["Portal: not connected"]
    known = session.known
    lines = [f"Portal: {_kind_of_host(session.credentials.host)}"]
    if known.connection is not None:
        lacks = ", ".join(capability.value for capability in known.connection.lacks) or "nothing"
        rights = "administrator" if known.connection.administrator else "no administrator"
        only = ", read-only" if session.read_only else ""
        kind = type(session.credentials).__name__
        lines.append(f"Access: {kind}, {rights}{only}; permissions {', '.join(known.connection.scopes)}")
        lines.append(f"Lacks: {lacks}; clock {known.connection.clock_offset.total_seconds():+.0f} s")
    participants = sum(len(membership) for membership in known.memberships.values())
    age = "never" if known.read_at is None else f"{(now() - known.read_at).total_seconds():.0f} s ago"
    in_work = sum(not row.in_the_way for row in list_rows(known, tallied=False))
    lines.append(
        f"Known: {len(known.call_lists)} lists ({in_work} in work), {participants} participants, "
        f"{len(known.cards)} cards, {len(known.missing_cards)} missing, {len(known.statuses)} statuses; read {age}"
    )
    queue = session.queue
    blocked = f", blocked until {queue.blocked_until:%H:%M:%S} UTC" if queue.blocked_until else ""
    lines.append(f"Queue: {queue.waiting} waiting, {queue.in_flight} under way{blocked}")
    lines.append(f"Requests sent: {session.client.requests_sent}; changes cut off: {len(list(unfinished))}")
    problems = [f"#{list_id} {problem.cause.value}" for list_id, problem in session.list_problems.items()]
    return [*lines, f"Lists that can't be read: {', '.join(problems[:20])}"] if problems else lines


def of_folder(data_dir: Path) -> list[str]:
    """Return the disk space that the data takes, by kind of file. Blocks."""
    sizes: dict[str, list[int]] = {}
    for path in _files(data_dir):
        kind = _KIND.sub(r"\1", path.name) or path.name
        sizes.setdefault(kind, []).append(path.stat().st_size)
    by_kind = (f"{len(of)} x {kind} {sum(of) / 1024:.0f} KB" for kind, of in sorted(sizes.items()))
    return [f"Data: {', '.join(by_kind) or 'none'}"]


def of_log(file: Path | None) -> list[str]:
    """Return the last lines of the log. Blocks."""
    if file is None:
        return ["Log: not kept"]
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            last = deque(lines, maxlen=_LOG_LINES)
    except OSError as error:
        return [f"Log: {error.strerror}"]
    return ["Log:", *(line.rstrip() for line in last)]


def masked(lines: Iterable[str], session: Session | None) -> str:
    """Join lines and mask what must not be shown, the portal's own name included."""
    text = shareable("\n".join(lines))
    if session is not None:
        for host in {session.credentials.host, (session.known.connection or session.credentials).host}:
            text = text.replace(host, _kind_of_host(host))
    return text


def _kind_of_host(host: str) -> str:
    if host.startswith(("127.", "localhost", "[::1]")):
        return "on this computer"
    cloud = _CLOUD.search(host)
    return f"{MASK}{cloud[0]}" if cloud else f"{MASK} (own server)"


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from (path for path in folder.rglob("*") if path.is_file())
    except OSError:
        return


def _version(name: str) -> str:
    from importlib import metadata  # a fiftieth of the start

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"
