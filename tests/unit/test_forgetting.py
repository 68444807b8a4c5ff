"""All portals are forgotten at once, and failures are reported."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

from desktop.forgetting import forget_all
from desktop.store.secrets import NoKeyringError

ROOT = Path(__file__).resolve().parents[2]


class Keyring(dict):
    def __init__(self, *, locked=False, **secrets):
        super().__init__(secrets)
        self.locked = locked

    async def read(self, portal_id):
        if self.locked:
            raise NoKeyringError("it is locked")
        return self.get(portal_id)

    async def forget(self, portal_id):
        self.pop(portal_id, None)


def listed(folder, *hosts):
    portals = [
        {"id": f"{host}_1", "host": host, "base": f"https://{host}", "user_id": 1, "remembered": True}
        for host in hosts
    ]
    (folder / "portals.json").write_text(json.dumps({"portals": portals}), encoding="utf-8")


def known(folder):
    return json.loads((folder / "portals.json").read_text(encoding="utf-8"))["portals"]


def test_every_secret_goes(tmp_path, capsys):
    listed(tmp_path, "acme.ru", "b.bitrix24.ru")
    keyring = Keyring(**{"acme.ru_1": "x", "b.bitrix24.ru_1": "y", "other": "z"})
    assert asyncio.run(forget_all(tmp_path, keyring)) == 0
    assert (keyring, known(tmp_path)) == ({"other": "z"}, [])
    assert capsys.readouterr().out == "acme.ru as user 1 was forgotten\nb.bitrix24.ru as user 1 was forgotten\n"


def test_what_could_not_be_forgotten_is_said_and_stays_in_the_list(tmp_path, capsys):
    listed(tmp_path, "acme.ru")
    assert asyncio.run(forget_all(tmp_path, Keyring(locked=True))) == 1
    assert len(known(tmp_path)) == 1
    assert capsys.readouterr().err == "acme.ru as user 1 was not forgotten: it is locked\n"


def test_from_the_command_line(tmp_path):
    def run():
        return subprocess.run(
            [sys.executable, "-m", "desktop", "--forget-all", "--data-dir", str(tmp_path), "--language", "en"],
            env=os.environ | {"PYTHONPATH": str(ROOT), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    assert run().returncode == 0
    listed(tmp_path, "acme.ru")
    done = run()
    if sys.platform.startswith("linux"):  # other systems have a working keyring
        assert done.returncode == 1
        assert "acme.ru as user 1 was not forgotten" in done.stderr
