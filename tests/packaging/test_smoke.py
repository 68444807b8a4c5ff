"""The smoke test fails for a program without its keyring, and says why."""

import sys

import pytest

AWAY = "no keyring: Unable to initialize SecretService: Environment variable DBUS_SESSION_BUS_ADDRESS is unset"
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
