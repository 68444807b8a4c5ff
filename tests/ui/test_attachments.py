"""Attachments dropped and pasted, as mail programs on Windows offer them."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests.attachments import attached, listed
from tests.exports import DIALOG, OWN_PHONE, contacts, drop_data, export, import_open
from tests.stop_list import PREVIEW, accept, opened


@pytest.fixture
def temporary(monkeypatch, tmp_path):
    """Return the folder of temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def exported(portal, tmp_path):
    """Return a function that returns an export of the first contacts, and who is in it."""

    async def exported_(count, name="a.csv"):
        people = await contacts(portal, count, phone=OWN_PHONE)
        return export(tmp_path / name, people).read_bytes(), [one["id"] for one in people]

    return exported_


async def dropped(desk, hands, data, **more):
    assert drop_data(desk.window, data, **more)
    await hands.until(lambda: import_open(desk))
    await desk.idle()
    return hands.dialog(desk, DIALOG)


def told(desk):
    return [notice.text for notice in desk.notices.current]


async def test_attachments_are_imported_like_files_and_removed_afterwards(desk, hands, exported, temporary):
    content, people = await exported(4)
    data = attached(("Клиенты.csv", content), ("..\\..\\Клиенты.csv", content), text="Выгрузка\t+7 900 000-00-01\n")
    dialog = await dropped(desk, hands, data)
    found = [row.match.card_id for row in dialog.verdicts.rows]
    named = [dialog.files.item(row).text().partition(" ")[0] for row in range(dialog.files.count())]
    kept = sorted(path.name for path in temporary.rglob("*") if path.is_file())
    dialog.reject()
    await desk.idle()
    assert found == people
    assert named == ["Клиенты.csv"] * 2
    assert kept == ["Клиенты.csv"] * 2
    assert list(temporary.iterdir()) == []
    assert told(desk) == []


async def test_an_attachment_dropped_on_a_call_list_is_for_that_list(desk, hands, exported):
    content, _ = await exported(2)
    table = desk.window.call_lists.table
    row = table.visualRect(table.model().index(0, 0))
    assert drop_data(table.viewport(), attached(("a.csv", content)), where=row.center())
    await hands.until(lambda: import_open(desk))
    await desk.idle()
    assert hands.dialog(desk, DIALOG).add_to_list.isVisible()


async def test_a_copied_attachment_is_pasted(desk, hands, exported):
    content, people = await exported(2)
    QGuiApplication.clipboard().setMimeData(attached(("a.csv", content), text="12 345"))
    desk.window.actions_.paste.trigger()
    await hands.until(lambda: import_open(desk))
    await desk.idle()
    assert [row.match.card_id for row in hands.dialog(desk, DIALOG).verdicts.rows] == people


async def test_a_dragged_message_is_named_and_not_taken_for_cells(desk, hands, temporary):
    data = attached((listed("Контакты.msg", 9000), None), text="От\tТема\n+7 900 000-00-01\tКонтакты\n")
    assert drop_data(desk.window, data)
    await hands.until(lambda: told(desk))
    await desk.idle()
    assert told(desk) == [
        "Messages can't be imported: “Контакты.msg”. Open a message and drag the file attached to it."
    ]
    assert not import_open(desk)
    assert list(temporary.iterdir()) == []


async def test_what_comes_is_imported_and_what_does_not_is_named(desk, hands, exported):
    content, people = await exported(2)
    data = attached(("a.csv", content), (listed("b.csv", 700), None), (listed("c.csv", 1 << 40), None))
    dialog = await dropped(desk, hands, data)
    assert [row.match.card_id for row in dialog.verdicts.rows] == people
    [text] = told(desk)
    assert "did not hand over “b.csv”." in text
    assert "Too big to be dropped from another program: “c.csv”." in text


async def test_an_attachment_that_is_no_table_is_refused_as_a_file_is(desk, hands):
    mail = b"From: a@x.ru\r\nTo: b@x.ru\r\nSubject: x\r\nDate: Mon\r\n\r\n1;2\r\n"
    data = attached(("letter.eml", mail), ("picture.csv", b"\x89PNG\r\n\x1a\n"), (listed("empty.csv", 0), None))
    dialog = await dropped(desk, hands, data)
    problems = []
    for row in range(3):
        dialog.files.setCurrentRow(row)
        await desk.idle()
        problems.append(dialog.problem.text())
    assert problems[0].startswith("letter.eml: this is a mail message.")
    assert problems[1].startswith("picture.csv: this is no table of contacts")
    assert problems[2].startswith("empty.csv: the file has no rows.")


async def test_what_a_browser_drags_along_with_a_link_is_text(desk, hands):
    assert drop_data(desk.window, attached(("Карточка.url", b"[InternetShortcut]"), text="+7 900 000-00-01"))
    await hands.until(lambda: import_open(desk))
    await desk.idle()
    assert hands.dialog(desk, DIALOG).files.item(0).text().startswith("Clipboard")


async def test_there_is_no_place_to_keep_it(desk, hands, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    assert drop_data(desk.window, attached(("a.csv", b"ID\n1\n")))
    await hands.until(lambda: told(desk))
    assert told(desk) == ["The data could not be stored for reading: there is no such folder."]
    assert not import_open(desk)


async def test_phones_of_an_attachment_go_onto_the_stop_list(desk, hands, temporary):
    dialog = await opened(desk)
    assert drop_data(dialog, attached(("Не звонить.csv", "Телефон\n+7 900 000-00-01\n".encode())))
    await hands.until(lambda: desk.controller.scope.busy)
    await desk.idle()
    asked = hands.words(desk, PREVIEW)
    _, phones = await accept(desk, hands)
    assert drop_data(dialog, attached((listed("Письмо.msg", 9), None), text="+7 900 000-00-02"))
    await hands.until(lambda: "Письмо" in told(desk)[-1])
    assert "Put 1 phone on the stop list." in asked
    assert phones == ["+7 900 000-00-01"]
    assert list(temporary.iterdir()) == []
    assert len(desk.services.session.own_stop_list.entries) == 1
