"""Lists are split while operators work on them, on a real X display; afterwards each person is in exactly one list.

Run as a script, this file is the program itself. It reports on standard output, one line of JSON each, which list
was split into which.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.portal.process import PortalProcess

pytestmark = pytest.mark.long
LONGEST = 300
ROUNDS = int(os.environ.get("SPLITS", "4"))
SIZE = 60
SPEED = 135
"""How many times faster than real operators these are."""


def be_the_program(webhook, data_dir, first):
    from desktop import app
    from desktop.qtkit.loop import application
    from tests.conftest import Hands

    async def program():
        app.dress(application(), language="en", theme_name="light")
        hands = Hands()
        async with app.Desk(webhook, Path(data_dir)) as desk:
            for number in range(int(first), int(first) + ROUNDS):
                await split(desk, hands, number)

    app.run(program())


async def split(desk, hands, number):
    """Split a list into two and accept each plan until it is done; a plan that has changed is shown again."""
    await desk.idle()
    known = desk.services.session.known
    before = set(known.call_lists)
    desk.window.tabs.setCurrentIndex(0)
    desk.controller.call_lists.choose(number)
    hands.click_button(desk, desk.window.actions_.split)
    await desk.idle()
    hands.child(desk, "splitByNumber").click()
    for _ in range(5):
        await hands.ready(desk)
        await hands.accept(desk)
        if not any(dialog.isVisible() for dialog in desk.window.findChildren(object, "planDialog")):
            break
    made = sorted(set(known.call_lists) - before)
    print(json.dumps({"split": number, "made": made, "told": desk.window.banner.accessibleName()}), flush=True)


def test_nobody_is_doubled_or_lost_by_splits_while_operators_work(display, tmp_path):
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(Path.cwd())}
    size = {"contacts": 100, "companies": 3, "call_lists": 1, "participants": 5, "plain": True, "limits": "off"}
    with PortalProcess(**size, language="en", shift=SPEED) as portal:
        control = portal.control
        lists = [control.perform("add_lists", participants_each=SIZE)[0] for _ in range(ROUNDS)]
        people = {number: ids(control, number) for number in lists}
        program = subprocess.run(
            [sys.executable, __file__, portal.webhook, str(tmp_path), str(lists[0])],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            timeout=LONGEST,
            check=True,
        )
        told = [json.loads(line) for line in program.stdout.splitlines()]
        after = {number: ids(control, number) for row in told for number in (row["split"], *row["made"])}
    assert [row["split"] for row in told] == lists
    for row in told:
        source = after[row["split"]]
        [made] = [after[number] for number in row["made"]]
        assert not source & made, row
        assert source | made == people[row["split"]], row
        assert made, row


def ids(control, number):
    return {row["id"] for row in control.perform("participants_of", list=number)}


if __name__ == "__main__":
    be_the_program(*sys.argv[1:])
