"""Starts the embedded portal as a process of its own, and controls it in tests.

Uses the standard library only, so that importing it is cheap.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import ssl
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

_START_SECONDS = 60.0
_STOP_SECONDS = 5.0
_KEPT_LINES = 40


class PortalProblem(ChildProcessError):
    """The portal didn't start, or refused a control action. The text never holds the token."""


class ControlClient:
    """Performs the portal's control actions (see `control_actions.py`); owned by `PortalProcess`."""

    def __init__(self, address: str, context: ssl.SSLContext | None = None) -> None:
        handlers: list[Any] = [urllib.request.ProxyHandler({})]
        if context is not None:
            handlers.append(urllib.request.HTTPSHandler(context=context))
        self._opener = urllib.request.build_opener(*handlers)
        self._address = address

    def perform(self, action: str, /, **arguments: Any) -> Any:
        """Perform an action and return its result; raises `PortalProblem`."""
        request = urllib.request.Request(  # noqa: RUF100, S310
            f"{self._address}{action}",
            data=json.dumps(arguments).encode(),
            headers={"Content-Type": "application/json"},
            method="POST",
        )
        try:
            with self._opener.open(request, timeout=60) as response:
                return json.load(response)["result"]
        except urllib.error.HTTPError as refusal:
            with refusal:
                text = refusal.read().decode("utf-8", "replace")
            raise PortalProblem(f"{action}: HTTP {refusal.code} {text}") from None

    async def call(self, action: str, /, **arguments: Any) -> Any:
        """Perform an action without blocking the event loop."""
        return await asyncio.to_thread(self.perform, action, **arguments)


class PortalProcess:
    """An embedded portal in a process of its own, for as long as an `async with` (or `with`) block lasts.

    The process ends with the block, and also when this process dies: it watches its standard input. Names of options
    are those of the command line with underscores; `token`, `application_secret` and the control token are passed in
    the environment.
    """

    def __init__(
        self,
        *,
        command: Sequence[str] = (sys.executable, "-m", "desktop.portal"),
        token: str | None = None,
        application_secret: str | None = None,
        tls_authority: Path | str | None = None,
        **options: Any,
    ) -> None:
        """Prepare a process with `options` such as database, contacts, plain, limits ("on", "off" or a boolean).

        `tls` is a pair of files, certificate and key; `tls_authority` the certificate that clients trust.
        """
        self._command = [*command, "--until-stdin-closes", *_arguments(options)]
        self._token, self._application_secret = token, application_secret
        self._control_token = secrets.token_hex(16)
        self._tls_authority = tls_authority
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: deque[str] = deque(maxlen=_KEPT_LINES)
        self._control: ControlClient | None = None
        self.webhook = ""
        """The webhook URL, once the process has started."""

    @property
    def control(self) -> ControlClient:
        """Return the client of the control interface."""
        if self._control is None:
            raise PortalProblem("the portal isn't running")
        return self._control

    @property
    def pid(self) -> int | None:
        """Return the process id."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start the process and wait until it accepts connections; blocks for as long as that takes."""
        environment = os.environ | {"CALL_LIST_DESK_PORTAL_CONTROL": self._control_token}
        if self._token:
            environment["CALL_LIST_DESK_PORTAL_TOKEN"] = self._token
        if self._application_secret:
            environment["CALL_LIST_DESK_PORTAL_APPLICATION_SECRET"] = self._application_secret
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        process = subprocess.Popen(  # noqa: RUF100, S603
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            creationflags=flags,
        )
        self._process = process
        assert process.stdout is not None
        assert process.stderr is not None
        threading.Thread(target=self._keep_errors, args=(process.stderr,), daemon=True).start()
        timer = threading.Timer(_START_SECONDS, process.kill)
        timer.start()
        try:
            line = process.stdout.readline().decode("utf-8", "replace").strip()
        finally:
            timer.cancel()
        if not line.startswith("http"):
            self.stop()
            raise PortalProblem("the portal didn't start: " + " ".join(self._errors))
        threading.Thread(target=_drain, args=(process.stdout,), daemon=True).start()
        self.webhook = line
        address = urlsplit(line)
        context = ssl.create_default_context(cafile=self._tls_authority) if address.scheme == "https" else None
        self._control = ControlClient(f"{address.scheme}://{address.netloc}/control/{self._control_token}/", context)

    def stop(self) -> None:
        """End the process: politely by closing its standard input, then by force."""
        process, self._process, self._control = self._process, None, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            assert process.stdin is not None
            process.stdin.close()
        for harder in (process.terminate, process.kill, None):
            try:
                process.wait(_STOP_SECONDS)
                break
            except subprocess.TimeoutExpired:
                if harder is not None:
                    harder()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()

    def __enter__(self) -> PortalProcess:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    async def __aenter__(self) -> PortalProcess:
        starting = asyncio.create_task(asyncio.to_thread(self.start))
        try:
            await asyncio.shield(starting)
        except asyncio.CancelledError:
            await asyncio.gather(starting, return_exceptions=True)
            await asyncio.to_thread(self.stop)
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.shield(asyncio.to_thread(self.stop))

    def _keep_errors(self, stream: IO[bytes]) -> None:
        with contextlib.suppress(ValueError, OSError):
            for line in stream:
                self._errors.append(line.decode("utf-8", "replace").strip())


def _drain(stream: IO[bytes]) -> None:
    with contextlib.suppress(ValueError, OSError):
        while stream.read(4096):
            pass


def _arguments(options: dict[str, Any]) -> list[str]:
    arguments = []
    for name, value in options.items():
        flag = f"--{name.replace('_', '-')}"
        if name == "limits" and isinstance(value, bool):
            arguments += [flag, "on" if value else "off"]
        elif value is True:
            arguments.append(flag)
        elif isinstance(value, tuple):
            arguments += [flag, *map(str, value)]
        elif value is not None and value is not False:
            arguments += [flag, str(value)]
    return arguments
