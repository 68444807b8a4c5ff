"""The smoke test fails for a program without its keyring, or that reports errors, and says why."""

import sys

import pytest

AWAY = "no keyring: Unable to initialize SecretService: Environment variable DBUS_SESSION_BUS_ADDRESS is unset"
LOG = "2026-12-01 13:19:56 INFO    desktop.app: started\n2026-12-01 13:19:56 {level:7} desktop.app: {message}\n"
CASES = [
    ("linux", 0, "SecretService Keyring", "", "SecretService Keyring"),
    ("linux", 1, "", AWAY, AWAY),
    ("linux", 1, "", "no keyring: SecretStorage required", None),
    ("linux", 1, "", "no keyring: No module named 'secretstorage'", None),
    ("linux", 2, "", "usage: call-list-desk", None),
    ("win32", 0, "WinVaultKeyring", "", "WinVaultKeyring"),
    ("win32", 1, "", "no keyring: Requires Windows and pywin32", None),
    ("win32", 0, "", "", None),
    ("darwin", 1, "", "no keyring: macOS 10.11 or newer required", None),
]


@pytest.mark.parametrize(("system", "code", "printed", "complained", "found"), CASES)
def test_the_keyring_is_asked_for(script, monkeypatch, tmp_path, system, code, printed, complained, found):
    smoke = script("smoke")
    program = tmp_path / "program.py"
    program.write_text(
        f"import sys\nassert sys.argv[1:] == ['--keyring']\nprint({printed!r}, end='')\n"
        f"sys.stderr.write({complained!r})\nsys.exit({code})\n",
        encoding="utf-8",
    )
    run = smoke.subprocess.run
    monkeypatch.setattr(smoke.subprocess, "run", lambda command, **more: run([sys.executable, *command], **more))
    monkeypatch.setattr(smoke.sys, "platform", system)
    if found is None:
        with pytest.raises(smoke.Failure, match="keyring"):
            smoke.keyring(program, {})
    else:
        assert smoke.keyring(program, {}) == found


@pytest.mark.parametrize("level", ["ERROR", "CRITICAL"])
def test_an_error_that_the_program_survives_is_one(script, tmp_path, level):
    log = tmp_path / "call-list-desk.log"
    log.write_text(LOG.format(level=level, message="nobody caught it\nModuleNotFoundError"), encoding="utf-8")
    smoke = script("smoke")
    with pytest.raises(smoke.Failure, match="nobody caught it\nModuleNotFoundError"):
        smoke.check_log(log)


def test_what_is_logged_besides_is_none(script, tmp_path):
    log = tmp_path / "call-list-desk.log"
    log.write_text(LOG.format(level="WARNING", message="no ERROR at all"), encoding="utf-8")
    script("smoke").check_log(log)
