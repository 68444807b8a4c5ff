"""The command line: `call-list-desk`, the same as `python -m desktop`."""

import argparse
import asyncio
import contextlib
import gc
import logging
import os
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import platformdirs

from desktop import __version__, environment_secret, failure, log
from desktop.embedded_portal import DEMO_SPEED, EMBEDDED_PORTAL, embedded_portal
from desktop.store import private

if TYPE_CHECKING:
    from desktop.ui.window.window import MainWindow

WEBHOOK_VARIABLE = "CALL_LIST_DESK_WEBHOOK"
TASKS = {"new-list": "begin a new call list", "import": "choose contact exports to open"}
"""What the program can be started for, by name, from its icon."""
ENDED_BY_SIGNAL = 130
"""Exit code after Ctrl+C, as shells have it."""
_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code. Without arguments, those of the process, which ends with it."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [EMBEDDED_PORTAL]:
        from desktop.portal.__main__ import main as portal_main

        return portal_main(words[1:])
    if arguments is None:
        # Until the loop handles the signal: clean up as after Ctrl+C.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    webhook = environment_secret.take(WEBHOOK_VARIABLE)
    failure.give_streams()
    options = parser().parse_args(words)
    options.files = [path.absolute() for path in options.files]
    _make_folders(options)
    log.set_up(options.log)
    if options.check_portal:
        if not (webhook or options.demo):
            parser().error(f"argument --check-portal: {WEBHOOK_VARIABLE} holds no webhook address")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nothing is shown, so no screen is needed
    try:
        with (
            _folders(options) as (data_dir, portal_dir),
            log.kept_in(_log_folder(options, data_dir)) as log_file,
        ):
            code = _run(options, webhook, _Places(data_dir, portal_dir, log_file))
    except KeyboardInterrupt:
        code = ENDED_BY_SIGNAL
    except OSError as error:  # the folders themselves
        code = failure.of_start(error, options.language)
    if arguments is None:
        _leave_no_thread_waiting(code)
    return code


@dataclass(frozen=True)
class _Places:
    """Folders of the last known state and of the embedded portal, and the file of the log, if one is kept."""

    data_dir: Path
    portal_dir: Path
    log_file: Path | None


def _run(options: argparse.Namespace, webhook: str, places: _Places) -> int:
    """Run the program, or hand over to the one already running; any failure is reported."""
    _log.info("%s %s, Python %s, %s", failure.NAME, __version__, sys.version.split()[0], sys.platform)
    try:
        with contextlib.ExitStack() as stack:
            name = ""
            if options.forget_all:
                return _forget_all(places)
            if options.keyring:
                return _print_keyring()
            with _nothing_collected():
                if _is_single(options):
                    from desktop.qtkit.single_instance import claim_or_hand_over

                    claim = claim_or_hand_over(places.data_dir / "running", options.files, options.task)
                    if claim is None:
                        return 0
                    name = stack.enter_context(claim).name
                stack.enter_context(failure.qt_failures_caught())
                from desktop import app

            return app.run(_program(options, webhook, places, name))
    except asyncio.CancelledError:  # Ctrl+C in the terminal or SIGTERM; all was closed cleanly
        return ENDED_BY_SIGNAL
    except Exception as error:
        return failure.of_start(error, options.language)


@contextlib.contextmanager
def _nothing_collected() -> Iterator[None]:
    """Load modules without looking for garbage, a tenth of the start; what was loaded is exempt for good."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _forget_all(places: _Places) -> int:
    from desktop.forgetting import forget_all
    from desktop.qtkit.single_instance import Claim, OccupiedError
    from desktop.store.secrets import Secrets

    claim = Claim.take(places.data_dir / "running")
    if claim is None:
        raise OccupiedError(0)
    with claim:
        return asyncio.run(forget_all(places.data_dir, Secrets()))


def _print_keyring() -> int:
    """Print which keyring keeps the secrets, after it has answered; or why there is none."""
    from desktop.store.secrets import NoKeyringError, Secrets

    async def asked() -> str:
        secrets = Secrets()
        await secrets.read("no portal has this name")
        return await secrets.name()

    try:
        sys.stdout.write(f"{asyncio.run(asked())}\n")
    except NoKeyringError as error:
        sys.stderr.write(f"no keyring: {error}\n")
        return 1
    return 0


def _leave_no_thread_waiting(code: int) -> None:
    """End the process now if a thread is busy with work nobody awaits, such as a file or a name look-up."""
    loop = sys.modules.get("desktop.qtkit.loop")
    if loop is not None and loop.threads_busy():
        logging.shutdown()
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)


def _make_folders(options: argparse.Namespace) -> None:
    """Make the folders named on the command line; a folder that can't be made is a usage error."""
    for option in ("data_dir", "portal_data", "screenshots"):
        folder: Path | None = getattr(options, option)
        if folder is not None:
            try:
                private.make(folder)
            except OSError as error:
                parser().error(f"argument --{option.replace('_', '-')}: {folder}: {error.strerror}")


class _Parser(argparse.ArgumentParser):
    """Shows usage errors in a window too, if there is no terminal."""

    def error(self, message: str) -> NoReturn:
        failure.of_words(message)
        super().error(message)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    found = _Parser(
        prog="call-list-desk",
        description="Call lists of a Bitrix24 portal: overview, participants, statuses.",
        epilog=f"The environment variable {WEBHOOK_VARIABLE} connects to a portal without asking.",
    )
    found.add_argument("files", nargs="*", type=Path, help="contact exports to open")
    tasks = found.add_mutually_exclusive_group()
    for task, what in TASKS.items():
        tasks.add_argument(f"--{task}", action="store_const", dest="task", const=task, default="", help=what)
    found.add_argument("--demo", action="store_true", help="open on the embedded portal, with operators at work")
    found.add_argument("--portal-data", type=Path, metavar="DIR", help="where the embedded portal keeps its data")
    found.add_argument("--data-dir", type=Path, metavar="DIR", help="where the last known state is kept")
    found.add_argument("--screenshots", type=Path, metavar="DIR", help="draw every tab and dialog as PNG, then end")
    found.add_argument("--smoke", action="store_true", help="open, load, show the files' rows, close, then end")
    found.add_argument("--check-portal", action="store_true", help="print which way the portal answers, then end")
    found.add_argument("--keyring", action="store_true", help="print which keyring keeps the secrets, then end")
    found.add_argument("--forget-all", action="store_true", help="forget all portals and their secrets, then end")
    found.add_argument("--language", choices=("ru", "en"), help="instead of the one chosen last")
    found.add_argument("--theme", choices=("system", "light", "dark"), help="instead of the one chosen last")
    found.add_argument("--log", choices=log.LEVELS, default="warning", help="what is logged to standard error")
    found.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return found


def _is_single(options: argparse.Namespace) -> bool:
    """Return whether this start must be the only program on its data; checks and pictures need not be."""
    looks = options.smoke or options.check_portal or options.screenshots is not None
    return not looks and (not options.demo or options.data_dir is not None)


def _log_folder(options: argparse.Namespace, data_dir: Path) -> Path:
    return data_dir / "logs" if options.demo or options.data_dir else log.default_folder()


async def _program(options: argparse.Namespace, webhook: str, places: _Places, name: str) -> int:
    from desktop import app
    from desktop.qtkit.loop import application
    from desktop.services.preferences import PreferencesKeeper
    from desktop.store.secrets import Secrets

    portal_dir = places.portal_dir
    async with contextlib.AsyncExitStack() as stack:
        preferences = PreferencesKeeper(places.data_dir)
        chosen = preferences.current
        language, theme = options.language or chosen.language, options.theme or chosen.theme
        app.dress(application(), language=language or None, theme_name=theme)
        if options.screenshots:
            from desktop.pictures import draw_all

            await draw_all(webhook, places.data_dir, options.screenshots, portal_dir if options.demo else None)
            return 0
        if options.demo:
            shift = None if options.check_portal else DEMO_SPEED
            portal = embedded_portal(portal_dir, app.languages().current, shift=shift)
            webhook = await stack.enter_async_context(portal)
        if options.check_portal:
            from desktop.printed_check import print_check

            return await print_check(webhook, places.data_dir, chosen)
        secrets = None if options.demo else Secrets()
        desk = await stack.enter_async_context(
            app.Desk(
                webhook,
                places.data_dir,
                preferences,
                secrets=secrets,
                log_file=places.log_file,
                demo=options.demo,
            )
        )
        if name:
            desk.listen(name)
        desk.controller.open_files(options.files)
        desk.tasks.begin(options.task)
        if options.smoke:
            await desk.idle()
            read = desk.services.session is not None and desk.services.session.known.read_at is not None
            return 0 if read and (not options.files or _import_shows_rows(desk.window)) else 1
        await desk.closed()
    return 0


def _import_shows_rows(window: "MainWindow") -> bool:
    from desktop.ui.importing.dialog import ImportDialog

    dialog = window.findChild(ImportDialog)
    return dialog is not None and dialog.isVisible() and dialog.preview.model().rowCount() > 0


@contextlib.contextmanager
def _folders(options: argparse.Namespace) -> Iterator[tuple[Path, Path]]:
    """Yield the folders of the last known state and of the embedded portal; a demo leaves none behind."""
    if not options.demo:
        data_dir = options.data_dir or Path(platformdirs.user_data_dir("call-list-desk", appauthor=False))
        private.tighten(data_dir, whole=options.data_dir is None)
        yield data_dir, data_dir
        return
    with tempfile.TemporaryDirectory(prefix="call-list-desk-", ignore_cleanup_errors=True) as temporary:
        portal_dir = options.portal_data or Path(temporary)
        yield options.data_dir or portal_dir / "desk", portal_dir
