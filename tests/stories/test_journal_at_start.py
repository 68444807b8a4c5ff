"""A program that is started anew reads what an earlier one has written into the journal, whatever that was."""

import os
import subprocess
import sys
from pathlib import Path

from desktop.domain.status_plans import NewStatus
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.operation import prepare
from desktop.services.writing.statuses import AddStatus
from tests.portals import plain_portal

portal = plain_portal(contacts=20, companies=3, call_lists=1, participants=5, language="en")
PROGRAM = """
import sys
from pathlib import Path
from desktop import app
from desktop.qtkit.loop import application

async def program():
    app.dress(application(), language="en", theme_name="light")
    async with app.Desk(sys.argv[1], Path(sys.argv[2])) as desk:
        await desk.idle()
        print(desk.window.actions_.undo.toolTip())

app.run(program())
"""


async def test_a_status_added_yesterday_is_what_undo_would_take_back_today(portal, tmp_path):
    portals = Portals(tmp_path)
    session = await portals.open(portal.webhook)
    await refresh(session, lambda _: None)
    await carry_out(session, await prepare(session, [AddStatus(NewStatus("LATER", "Later", 99))]))
    await portals.close()
    done = subprocess.run(  # noqa: ASYNC221 - nothing else runs
        [sys.executable, "-c", PROGRAM, portal.webhook, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Undo: New status “Later”" in done.stdout, done.stderr
