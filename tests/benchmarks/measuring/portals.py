"""Embedded portals for benchmarks, behind https, which one of the peers demands."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import trustme

from desktop.portal.process import PortalProcess

BUCKET, LEAK = 50, 2.0
"""Requests that a portal takes at once, and how many more a second (all plans but Enterprise)."""
_REFUSED = 503


@dataclass(frozen=True)
class Asked:
    """What a portal was asked in some time: HTTP requests, the commands in them, and how many were refused."""

    requests: int
    commands: int
    refused: int


@dataclass(frozen=True)
class BenchmarkPortal:
    """A running portal."""

    process: PortalProcess

    @property
    def webhook(self) -> str:
        """The address of its webhook."""
        return self.process.webhook

    def perform(self, action: str, **arguments: Any) -> Any:
        """Perform an action of the control interface."""
        return self.process.control.perform(action, **arguments)

    def rows(self, sql: str, *parameters: Any) -> list[dict[str, Any]]:
        """Return what the portal's own tables hold."""
        found: list[dict[str, Any]] = self.perform("query", sql=sql, parameters=parameters)
        return found

    def prepare(self, *, latency_ms: float, limits: bool) -> None:
        """Set latency and limits, and begin anew."""
        self.perform("latency", milliseconds=latency_ms)
        self.perform("limits", on=limits)
        self.forget()

    def forget(self) -> None:
        """Empty the buckets, and forget what was asked."""
        self.perform("reset_limits")
        self.perform("requests", reset=True)

    def asked(self, begun: float = 0.0, ended: float = float("inf")) -> Asked:
        """Return what was asked between two moments, in Unix seconds."""
        entries = [one for one in self.perform("requests")["requests"] if begun <= one["started"] <= ended]
        commands = sum(one["command_count"] or 1 for one in entries)
        return Asked(len(entries), commands, sum(one["status"] == _REFUSED for one in entries))


@contextlib.contextmanager
def portal(**options: Any) -> Iterator[BenchmarkPortal]:
    """Run a portal behind https with plain lists, without limits and latency at first.

    This process, and those that it starts, trust its certificate.
    """
    with tempfile.TemporaryDirectory() as folder:
        authority, certificate, key = (Path(folder) / name for name in ("ca.pem", "cert.pem", "key.pem"))
        made = trustme.CA()
        issued = made.issue_cert("localhost", "127.0.0.1")
        made.cert_pem.write_to_path(authority)
        issued.cert_chain_pems[0].write_to_path(certificate)
        issued.private_key_pem.write_to_path(key)
        wanted = {"plain": True, "limits": False} | options
        trust = dict.fromkeys(("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"), str(authority))
        with (
            PortalProcess(**wanted, tls=(certificate, key), tls_authority=authority) as process,
            mock.patch.dict(os.environ, trust),
        ):
            yield BenchmarkPortal(process)


def fill(database: Path, **options: int) -> None:
    """Make the file of a portal that is too large to be made while a client waits for it to start."""
    words = [word for name, value in options.items() for word in (f"--{name.replace('_', '-')}", str(value))]
    command = [sys.executable, "-m", "desktop.portal", "--until-stdin-closes", "--plain", "--database", str(database)]
    subprocess.run([*command, *words], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
