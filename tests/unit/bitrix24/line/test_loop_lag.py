import asyncio
import time

from desktop.bitrix24.line.loop_lag import LoopLag

HELD = 0.3
TICK = 0.02


def hold():
    time.sleep(HELD)


async def test_a_loop_that_is_held_up_is_late():
    lag = LoopLag()
    assert lag.seconds() == 0
    lag.start()
    hold()
    now = lag.seconds()
    await asyncio.sleep(0.05)
    lag.stop()
    assert now >= HELD - TICK
    assert lag.seconds() >= HELD - TICK


async def test_what_holds_it_up_while_nothing_is_under_way_does_not_count():
    lag = LoopLag()
    lag.start()
    lag.stop()
    before = lag.seconds()
    hold()
    assert lag.seconds() == before
