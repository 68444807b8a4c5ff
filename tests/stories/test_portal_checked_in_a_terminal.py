"""A supervisor's colleague checks the portal in a terminal and sends the report."""

import os
import subprocess
import sys

import pytest

from desktop.cli import WEBHOOK_VARIABLE
from tests.portals import portal_fixture

SECRET = "t3rm1nals3cr3t"
portal = portal_fixture(language="en", contacts=500, companies=30, token=SECRET)


@pytest.fixture
def terminal(tmp_path):
    """Run the program as a process of its own; return exit code, standard output, standard error."""

    def terminal_(*options, webhook=""):
        environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        environment |= {WEBHOOK_VARIABLE: webhook, "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-m", "desktop", *options, "--language", "en"]
        if "--demo" not in options:
            command += ["--data-dir", str(tmp_path)]
        ended = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)
        return ended.returncode, ended.stdout.decode(), ended.stderr.decode()

    return terminal_


def test_the_embedded_portal_is_checked(terminal):
    code, report, errors = terminal("--demo", "--check-portal")
    assert code == 0, errors
    assert report.startswith("Portal check\n")
    assert "✓ End of a call list: Refused: 403 ACCESS_ERROR." in report
    assert "could not be asked" not in report


def test_a_connected_portal_is_checked_and_stays_private(terminal, portal):
    code, report, errors = terminal("--check-portal", webhook=portal.webhook)
    assert code == 0, errors
    assert "✓ Permissions: Nothing is missing: crm, telephony, user." in report
    assert [private for private in (SECRET, "127.0.0.1") if private in report + errors] == []


def test_a_portal_that_cannot_be_asked_ends_with_1(terminal, portal):
    code, report, _ = terminal("--check-portal", webhook=portal.webhook.replace(SECRET, "wr0ngs3cr3t"))
    assert code == 1
    assert "! End of a call list: The portal does not accept this webhook" in report
    assert "wr0ngs3cr3t" not in report


def test_without_an_address_there_is_nothing_to_check(terminal):
    code, report, errors = terminal("--check-portal")
    assert (code, report) == (2, "")
    assert WEBHOOK_VARIABLE in errors


def test_what_is_no_address_is_told(terminal):
    code, report, errors = terminal("--check-portal", webhook="not an address")
    assert (code, report) == (1, "")
    assert "This is not the address of a webhook." in errors
