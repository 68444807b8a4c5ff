"""The options of `python -m desktop.portal`."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path

from desktop.portal.clock import PortalClock
from desktop.portal.loopback import is_loopback

TOKEN_VARIABLE = "CALL_LIST_DESK_PORTAL_TOKEN"  # noqa: RUF100, S105
_TOKEN = re.compile(r"[A-Za-z0-9_-]+")
CONTROL_VARIABLE = "CALL_LIST_DESK_PORTAL_CONTROL"
SECRET_VARIABLE = "CALL_LIST_DESK_PORTAL_APPLICATION_SECRET"  # noqa: RUF100, S105


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    result = argparse.ArgumentParser(
        prog="python -m desktop.portal",
        description="The embedded Bitrix24 portal. The first line it prints is the webhook URL.",
    )
    add = result.add_argument
    add("--host", default="127.0.0.1", type=_loopback, help="loopback address to listen on (%(default)s)")
    add("--port", default=0, type=int, help="port; 0 takes a free one (%(default)s)")
    add("--database", type=Path, help="SQLite file, made when missing; a portal in memory without it")
    add("--token", help=f"secret of the webhook; better given by the environment variable {TOKEN_VARIABLE}")
    add(
        "--application",
        metavar="ID=HANDLER",
        type=_application,
        help="a local application for OAuth 2.0 and the address, on this machine, that it returns to; its secret is "
        f"taken from the environment variable {SECRET_VARIABLE}",
    )
    add("--seed", default=1, type=int, help="the same number gives the same portal (%(default)s)")
    add("--contacts", default=2000, type=_count, help="contacts to make (%(default)s)")
    add("--companies", default=300, type=_count, help="companies to make (%(default)s)")
    add("--call-lists", default=12, type=_count, help="call lists to make (%(default)s)")
    add("--participants", type=_count, help="participants of each call list; various sizes without it")
    add("--plain", action="store_true", help="only ordinary active lists, no odd ones")
    add("--lifelike", action="store_true", help="lists with names, and a supervisor who gives operators new work")
    add("--language", choices=("ru", "en"), default="ru", help="language of texts and people (%(default)s)")
    add("--limits", choices=("on", "off"), default="on", help="rate and load limits (%(default)s)")
    add("--latency-ms", default=0.0, type=float, metavar="MS", help="added to each HTTP request (%(default)s)")
    add("--shift", default=0.0, type=float, metavar="SPEED", help="operators at work; 60: an hour a minute")
    add(
        "--working-days",
        action="store_true",
        help="operators and a supervisor at work as in life, by the portal's clock: weekdays from 9 to 18",
    )
    add("--clock", default=1.0, type=float, metavar="SPEED", help="speed of the portal's clock; 0: it stands still")
    add("--start", metavar="MOMENT", help="where the clock starts, such as 2026-03-02T09:00; now without it")
    add("--hidden", default=0, type=_count, metavar="N", help="participants a list only administrators may read")
    add("--not-admin", dest="admin", action="store_false", help="the webhook's user is no administrator")
    add("--utc-offset", default=180, type=int, metavar="MINUTES", help="the portal's time zone (%(default)s)")
    add("--tls", nargs=2, type=Path, metavar=("CERT", "KEY"), help="answer https with this certificate and key")
    add("--until-stdin-closes", action="store_true", help="end when the standard input reaches its end")
    return result


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Parse a command line; ends the program with 2 and a message when it is wrong."""
    options = parser().parse_args(arguments)
    options.token = options.token or os.environ.get(TOKEN_VARIABLE, "")
    if options.token and not _TOKEN.fullmatch(options.token):
        parser().error("the token may hold letters, digits, - and _ only")
    options.application_secret = os.environ.get(SECRET_VARIABLE, "")
    if options.application and not options.application_secret:
        parser().error(f"the application's secret is missing: set {SECRET_VARIABLE}")
    if options.working_days and options.shift > 0:
        parser().error("--working-days follows the portal's clock: give its speed by --clock instead of --shift")
    if options.clock < 0:
        parser().error("the clock can't run backwards")
    options.start = _moment(options.start, options.utc_offset)
    options.control = os.environ.get(CONTROL_VARIABLE, "")
    return options


def _moment(text: str | None, utc_offset: int) -> float | None:
    moment = None if text is None else PortalClock(utc_offset).parse(text)
    if text is not None and moment is None:
        parser().error(f"{text} is no moment; it is written 2026-03-02T09:00")
    return moment


def _loopback(text: str) -> str:
    if not is_loopback(text):
        raise argparse.ArgumentTypeError(
            f"{text} is no loopback address; the embedded portal listens on this machine only "
            "(127.0.0.0/8, ::1, localhost)"
        )
    return text


def _application(text: str) -> tuple[str, str]:
    client_id, equals, handler = text.partition("=")
    if not client_id or not equals:
        raise argparse.ArgumentTypeError("it is written ID=HANDLER: local.desk=http://localhost:8722/")
    return client_id, handler


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a count can't be negative")
    return number
