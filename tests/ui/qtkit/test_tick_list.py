from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.qtkit.tick_list import TickList


def shown(qtbot):
    ticks = TickList()
    qtbot.addWidget(ticks)
    for key in ((3, 1), (3, 2), (4, 1)):
        ticks.add(key, f"line {key}")
    ticks.resize(300, 200)
    ticks.show()
    return ticks


def box_of(ticks, row):
    return ticks.visualItemRect(ticks.item(row)).topLeft() + QPoint(10, 8)


def click(ticks, where):
    QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def test_a_click_on_the_box_and_one_beside_it_tick_and_untick(qtbot):
    ticks = shown(qtbot)
    changes = []
    ticks.ticked_changed.connect(lambda: changes.append(ticks.ticked))
    click(ticks, box_of(ticks, 1))
    click(ticks, ticks.visualItemRect(ticks.item(0)).center())
    click(ticks, ticks.visualItemRect(ticks.item(1)).center())
    click(ticks, box_of(ticks, 0))
    assert changes == [[(3, 2)], [(3, 2), (3, 1)], [(3, 1)], []]


def test_the_space_bar_ticks_and_a_click_afterwards_is_not_lost(qtbot):
    ticks = shown(qtbot)
    ticks.setCurrentRow(2)
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    assert ticks.ticked == [(4, 1)]
    click(ticks, ticks.visualItemRect(ticks.item(2)).center())
    assert ticks.ticked == []


def test_narrowing_keeps_what_is_ticked_in_sight_and_emptying_forgets_it(qtbot):
    ticks = shown(qtbot)
    click(ticks, ticks.visualItemRect(ticks.item(0)).center())
    ticks.narrow("LINE (4")
    assert [ticks.item(row).isHidden() for row in range(3)] == [False, True, False]
    ticks.empty()
    assert (ticks.keys, ticks.ticked) == ([], [])
    ticks.add("a", "again", ticked=True)
    assert ticks.ticked == ["a"]
