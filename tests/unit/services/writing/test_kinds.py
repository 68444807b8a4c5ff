"""Whatever the journal holds is read right after the start, before anything was written."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
PROGRAM = """
import asyncio, sys
from pathlib import Path
from desktop.bitrix24.credentials.webhook import Webhook
from desktop.services.session import Session
from tests.landed import ROWS, put

async def read():
    async with Session(Webhook.parse("https://acme.bitrix24.ru/rest/1/abcdefgh/"), Path(sys.argv[1])) as session:
        put(session.journal.path, [row | {"host": "acme.bitrix24.ru"} for row in ROWS])
        everything = await session.journal.newest(len(ROWS))
        assert len(everything) == len(ROWS)

async def undo():
    async with Session(Webhook.parse("https://acme.bitrix24.ru/rest/1/abcdefgh/"), Path(sys.argv[1])) as session:
        assert await session.journal.undoable() is not None

asyncio.run({"read": read, "undo": undo}[sys.argv[2]]())
"""


def run(folder, what):
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, folder, what], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_every_kind_of_write_is_known_when_the_journal_is_read_first(tmp_path):
    first = run(tmp_path, "read")
    assert not first.returncode, first.stderr
    second = run(tmp_path, "undo")
    assert not second.returncode, second.stderr
