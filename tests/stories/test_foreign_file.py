"""Scenario 4: a file of 2 000 rows from elsewhere takes five clicks at most, and answers are remembered."""

from PySide6.QtCore import Qt

from desktop.app import Desk
from desktop.domain.matching import Verdict
from desktop.services.file_import import Role
from tests.exports import DIALOG, OWN_PHONE, contacts, drop, members, numbers
from tests.portals import plain_portal
from tests.unit.importing.corpus import from_excel

ROWS = 2000
KNOWN = 40
portal = plain_portal(language="ru", contacts=200, companies=30, call_lists=1, participants=20)


def foreign(path, people, header, cells):
    """Write a file as Russian Excel does: titles above odd headers, cp1251, CRLF; most people are unknown."""
    rows = [cells(f"{one['last_name']} {one['name']}".strip(), one["phone"]) for one in people]
    rows += [cells(f"Чужой {n}", f"+7 902 100-{n // 100:02}-{n % 100:02}") for n in range(ROWS - len(rows))]
    title = [["База для обзвона, ноябрь", *[""] * (len(header) - 1)], [""] * len(header)]
    path.write_bytes(from_excel([*title, header, *rows]).encode("cp1251", "replace"))
    return path


async def imported(desk, hands, path):
    assert drop(desk.window, path)
    await hands.until(lambda: desk.controller.scope.busy)
    await desk.idle()
    return hands.dialog(desk, DIALOG)


async def listed(desk, portal, hands):
    """Make a list of the people found; return the ids of its participants."""
    before = await numbers(portal)
    hands.click(hands.child(desk, "importCreateList", DIALOG))
    await hands.ready(desk)
    await hands.accept(desk)
    [new] = set(await numbers(portal)) - set(before)
    return await members(portal, new)


async def say(desk, hands, column, role):
    """Choose a role in the menu of a column's header, which counts as two clicks: offscreen, menus can't pop up."""
    menu = hands.child(desk, "importPreview", DIALOG).menu_of(column)
    hands.clicks += 2
    menu.actions()[list(Role).index(role)].trigger()
    await desk.idle()


async def test_odd_headers_are_understood_and_the_portal_tells_the_kind(desk, portal, hands, tmp_path):
    header = ["Клиент", "Тел. для связи", "Откуда узнали"]
    people = await contacts(portal, KNOWN, phone=OWN_PHONE)
    files = [
        foreign(tmp_path / name, people, header, lambda name, phone: [name, phone, "Выставка"])
        for name in ("база.csv", "база, декабрь.csv")
    ]
    seen = []
    dialog = await imported(desk, hands, files[0])
    asked = dialog.problem.text()
    encoding = dialog.encoding.currentData(), dialog.delimiter.currentData(), dialog.header_row.value()
    counts = dict.fromkeys(Verdict, 0)
    for row in dialog.verdicts.rows:
        counts[row.match.verdict] += 1
    seen.append(await listed(desk, portal, hands))
    clicks = hands.clicks
    dialog = await imported(desk, hands, files[1])
    again = dialog.problem.isVisible()
    seen.append(await listed(desk, portal, hands))
    assert not asked
    assert encoding == ("cp1251", ";", 3)
    assert sum(counts.values()) == ROWS
    assert counts[Verdict.MATCHED] == KNOWN
    assert seen == [[one["id"] for one in people]] * 2
    assert clicks == 2
    assert not again
    assert hands.clicks == clicks + 2


async def test_a_column_nobody_can_know_is_said_once_and_remembered(run, portal, hands, tmp_path):
    header = ["Ф.И.О. абонента", "Счёт", "Дата"]
    people = await contacts(portal, KNOWN, phone=OWN_PHONE)
    files = [
        foreign(tmp_path / name, people, header, lambda name, phone: ["", phone, "01.11.2026"])
        for name in ("а.csv", "б.csv")
    ]
    seen = []
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        dialog = await imported(desk, hands, files[0])
        found = {row.match.verdict for row in dialog.verdicts.rows if row.match}
        encoding = dialog.encoding.currentData()
        await say(desk, hands, 1, Role.PHONE)
        seen.append(await listed(desk, portal, hands))
        clicks = hands.clicks
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        await imported(desk, hands, files[1])
        head = hands.child(desk, "importPreview", DIALOG).model().headerData(1, Qt.Orientation.Horizontal)
        seen.append(await listed(desk, portal, hands))
    assert Verdict.MATCHED not in found
    assert encoding == "cp1251"
    assert seen == [[one["id"] for one in people]] * 2
    assert clicks <= 5
    assert hands.clicks == clicks + 2
    assert head == "▾ phone: Счёт"


BESIDE = (
    *("8 (495) {} (доб. 12)", "+7 495 {} доб.12 (Иван)", "8 495 {} [доб. 12]", "8 495 {}*12", "8 495 {} до 18:00"),
    *(
        "8 495 {}, 2-й этаж",
        "8495{}.0",
        "8%20495%20{}",
        "+8 495 {}",
        "495 {} / 89025550199",
        "8 495 {} 8 902 555-01-98",
    ),
)


async def test_digits_beside_phones_hide_nobody_and_make_nobody_a_second_time(run, portal, hands, tmp_path):
    phones = [f"+7 495 55501{n:02}" for n in range(len(BESIDE))]
    ids = await portal.control.call("add_cards", count=len(BESIDE), phones=phones)
    path = tmp_path / "рядом с телефоном.csv"
    rows = [[f"Некто {n}", form.format(f"55501{n:02}")] for n, form in enumerate(BESIDE)]
    path.write_bytes(from_excel([["Имя", "Телефон"], *rows]).encode("cp1251"))
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        dialog = await imported(desk, hands, path)
        found = [row.match and (row.match.verdict, row.match.card_id) for row in dialog.verdicts.rows]
    assert found == [(Verdict.MATCHED, card_id) for card_id in ids]
