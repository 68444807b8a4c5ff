"""The plan of a change: its title names the act, its numbers open into names, its buttons stand still."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from desktop.domain.plans import Wish
from desktop.qtkit.style_sheet import DANGER
from desktop.services.list_reading import open_list
from desktop.services.writing.members import ChangeMembers

SIZE = 80


async def removal(desk, portal):
    """Show the plan of removing most people of a long list; return the list's number and their ids."""
    [made] = await portal.control.call("add_lists", count=1, participants_each=SIZE)
    desk.controller.refresh()
    await desk.idle()
    session = desk.services.session
    await open_list(session, made, lambda _: None)
    people = session.known.memberships[made].card_ids
    desk.controller.changes.change(session, [ChangeMembers(Wish(made, remove=people[1:]))])
    await desk.idle()
    return made, people[1:]


async def test_the_number_of_people_opens_into_their_names_and_all_of_them_can_be_copied(desk, portal, hands):
    _, gone = await removal(desk, portal)
    known, before = desk.services.session.known, hands.words(desk)
    names = [f"{known.cards[3, card_id].name} (#{card_id})" for card_id in gone]
    hands.click(hands.child(desk, "planNames"))
    said = hands.words(desk)
    hands.click(hands.child(desk, "planCopyNames"))
    copied = QGuiApplication.clipboard().text()
    hands.click(hands.child(desk, "planNames"))
    folded = hands.words(desk)
    assert names[0] not in before
    assert all(name in said for name in names[:50])
    assert names[50] not in said
    assert f"{len(names) - 50} more" in said
    assert copied.splitlines() == names
    assert names[0] not in folded


async def test_the_title_names_the_act_and_the_verb_is_the_default_at_the_right(desk, portal, hands):
    made, _ = await removal(desk, portal)
    dialog, verb = hands.dialog(desk), hands.child(desk, "planAccept")
    titles = dialog.windowTitle(), dialog.findChild(QLabel, "planTitle").text()
    close = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel)
    hidden, default = close.isHidden(), (verb.isDefault(), close.isDefault())
    order = close.geometry().right() < verb.geometry().left()
    focused = dialog.focusWidget() is close
    dialog.reject()
    assert titles == (f"Removing participants from #{made}",) * 2
    assert (hidden, default, order, focused) == (False, (True, False), True, True)


@pytest.mark.parametrize("deleted", [True, False])
async def test_only_a_verb_that_deletes_is_red(desk, portal, hands, deleted):
    [made] = await portal.control.call("add_lists", count=1, participants_each=3)
    desk.controller.refresh()
    await desk.idle()
    desk.controller.call_lists.choose(made)
    actions = desk.window.actions_
    (actions.delete_list if deleted else actions.recycle).trigger()
    await desk.idle()
    name = "delete" if deleted else "plan"
    dialog = hands.dialog(desk, f"{name}Dialog")
    red, title = hands.child(desk, f"{name}Accept", f"{name}Dialog").property(DANGER), dialog.windowTitle()
    dialog.reject()
    assert bool(red) is deleted
    assert title == (f"Deletion of call list #{made}" if deleted else f"New list from participants of #{made}")


async def test_nothing_moves_while_a_plan_is_worked_out(desk, portal, hands):
    [made] = await portal.control.call("add_lists", count=1, participants_each=30)
    desk.controller.refresh()
    await desk.idle()
    desk.controller.call_lists.choose(made)
    desk.window.actions_.recycle.trigger()
    await desk.idle()
    verb = hands.child(desk, "planAccept")
    hands.child(desk, "recycleIN_WORK").click()
    await hands.ready(desk)
    await desk.idle()

    def place():
        return verb.text(), verb.mapTo(hands.dialog(desk), verb.rect().topLeft()), hands.dialog(desk).size()

    before = place()
    hands.child(desk, "newListSubject").setText("Again")
    preparing, during = "Preparing…" in hands.words(desk), place()
    await hands.ready(desk)
    await desk.idle()
    after = place()
    hands.dialog(desk).reject()
    assert preparing
    assert before == during == after
    assert before[0] == "Create"


async def test_what_must_be_insisted_on_stands_out(desk, hands):
    desk.window.tabs.setCurrentIndex(2)
    statuses = desk.window.statuses
    system = next(row for row in statuses.model.shown if row.status.system)
    statuses.table.choose([statuses.model.id_of(system)])
    desk.window.actions_.delete_status.trigger()
    await desk.idle()
    boxes = [box for box in hands.dialog(desk).findChildren(QWidget) if box.property("tinted")]
    said = "\n".join(label.text() for box in boxes for label in box.findChildren(QLabel))
    hands.dialog(desk).reject()
    assert "It is a system status." in said
