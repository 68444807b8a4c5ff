"""The operating system's keyring: the only place where a secret outlives the program. Never a file of our own."""

import asyncio
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE = "call-list-desk"
"""The service of all secrets in the keyring; the user name is the portal's id."""


class NoKeyringError(Exception):
    """There is no accessible keyring; the text is the keyring's own reason."""


class Secrets:
    """Made once by the program. Each call may wait for the user, who may have to unlock the keyring.

    It waits in a thread of its own, which blocks neither the window nor the end of the program. All calls raise
    `NoKeyringError`.
    """

    async def name(self) -> str:
        """Return the name of the keyring that is used."""
        return str((await _aside(_keyring)).name)

    async def read(self, portal_id: str) -> str | None:
        """Return the secret of a portal; None when the keyring has none."""
        return await _aside(lambda: _keyring().get_password(SERVICE, portal_id))

    async def keep(self, portal_id: str, secret: str) -> None:
        """Store the secret of a portal in the keyring, or replace it there."""
        await _aside(lambda: _keyring().set_password(SERVICE, portal_id, secret))

    async def forget(self, portal_id: str) -> None:
        """Remove the secret of a portal from the keyring, if it is there."""
        await _aside(lambda: _delete(portal_id))


def _keyring() -> "KeyringBackend":
    """Return the system's own keyring. Chosen here and not by configuration, which may name a file in plain text."""
    backend: KeyringBackend
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        backend = WinVaultKeyring()
    elif sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as Keychain

        backend = Keychain()
    else:
        from keyring.backends.SecretService import Keyring as SecretService

        backend = SecretService()  # type: ignore[no-untyped-call]
    _ = backend.priority  # raises where the system has no such keyring
    return backend


def _delete(portal_id: str) -> None:
    from keyring.errors import PasswordDeleteError

    try:
        _keyring().delete_password(SERVICE, portal_id)
    except PasswordDeleteError:
        if _keyring().get_password(SERVICE, portal_id) is not None:
            raise


async def _aside(work: Callable[[], T]) -> T:
    """Do something in a thread that the end of the program does not wait for."""
    future: Future[T] = Future()
    future.set_running_or_notify_cancel()  # cancelling the wait doesn't stop the work

    def run() -> None:
        try:
            future.set_result(work())
        except Exception as error:  # the keyring's own, D-Bus's, the system's: all mean the same here
            future.set_exception(NoKeyringError(str(error) or type(error).__name__))

    threading.Thread(target=run, name="keyring", daemon=True).start()
    return await asyncio.wrap_future(future)
