"""The import shows doubts about how a file is read, with the choice to read it the other way."""

from desktop.app import Desk
from desktop.ui.importing.verdicts import REASON
from tests.exports import imported, shown
from tests.imports import head
from tests.portals import plain_portal
from tests.unit.importing import workbooks

HEADER = ["ФИО", "Телефон"]
PEOPLE = [[f"Иванов Иван{i}", f"8916062{i:04}"] for i in range(8)]
portal = plain_portal(language="ru", contacts=20, companies=5, call_lists=1, participants=5)


def seen(dialog):
    """Return the notice about the reading, and the rows of the preview by number."""
    return dialog.choice.notice.text(), [row.number for row in dialog.preview.model().look.inspection.preview]


async def changed(desk, hands, dialog, change):
    """Make a change, and return what `seen` returns once the file was read again."""
    before = dialog.preview.model().look
    change()
    await hands.until(lambda: dialog.preview.model().look is not before)
    await desk.idle()
    return seen(dialog)


def story_of(portal, hands, folder, path, change_of):
    async def story():
        async with Desk(portal.webhook, folder / "data") as desk:
            dialog = await imported(desk, hands, path)
            before = seen(dialog)
            return before, await changed(desk, hands, dialog, lambda: change_of(dialog))

    return story()


def test_hidden_rows_are_said_and_can_be_left_out(run, portal, hands, tmp_path):
    path = tmp_path / "filtered.fods"
    path.write_bytes(workbooks.flat_ods([HEADER, *PEOPLE], {3, 4}))
    story = story_of(portal, hands, tmp_path, path, lambda dialog: hands.click(dialog.choice.hidden_rows))
    before, after = run(story)
    assert before == ("2 rows are hidden in the file but read.", list(range(2, 10)))
    assert after == ("2 rows are hidden in the file and left out.", [2, 5, 6, 7, 8, 9])


def test_lines_that_a_quotation_mark_joins_are_said_and_can_be_one_row(run, portal, hands, tmp_path):
    rows = [HEADER, *PEOPLE]
    rows[3] = ['"Ромашка', "89160620002"]
    rows[5] = ['Лютик"', "89160620004"]
    path = tmp_path / "marks.csv"
    path.write_text("".join(";".join(row) + "\n" for row in rows), encoding="utf-8")
    story = story_of(portal, hands, tmp_path, path, lambda dialog: hands.click(dialog.choice.joined))
    before, after = run(story)
    assert before == ("Rows 4 to 6: a quotation mark joins these lines; they are read apart.", list(range(2, 10)))
    assert after == ("Row 4 holds 3 lines in quotation marks that look like rows.", list(range(2, 8)))


async def test_letters_that_cannot_be_read_are_said_until_the_encoding_is_right(desk, hands, tmp_path):
    path = tmp_path / "letters.xls"
    path.write_bytes(workbooks.contained(workbooks.biff5([HEADER, *PEOPLE], "cp866", 1251)))

    def choose(dialog):
        dialog.encoding.setCurrentIndex(dialog.encoding.findData("cp866"))

    dialog = await imported(desk, hands, path)
    able = dialog.encoding.isEnabled()
    await changed(desk, hands, dialog, lambda: choose(dialog))
    assert (able, dialog.preview.model().look.inspection.header) == (True, tuple(HEADER))


async def test_a_damaged_text_says_so(desk, hands, tmp_path):
    path = tmp_path / "cut.csv"
    text = "".join(";".join(row) + "\n" for row in [HEADER, *PEOPLE]).encode()
    path.write_bytes(text.replace("Иванов".encode(), "Иванов".encode()[:-1], 1))
    assert (
        seen(await imported(desk, hands, path))[0] == "Some letters can't be read (�): choose another encoding above."
    )


async def test_garbled_letters_are_repaired_and_the_repair_is_said(desk, hands, tmp_path):
    path = tmp_path / "garbled.csv"
    text = "".join(";".join(row) + "\n" for row in [HEADER, *PEOPLE])
    path.write_bytes(text.encode().decode("latin-1").encode())
    dialog = await imported(desk, hands, path)
    assert seen(dialog)[0] == "Letters garbled before the file was saved are repaired: check the names."
    assert dialog.encoding.currentText() == "UTF-8 opened as Windows-1252"
    assert [row.candidate.name for row in dialog.verdicts.rows] == [name for name, _ in PEOPLE]


async def test_letters_that_became_question_marks_are_said_with_what_to_do(desk, hands, tmp_path):
    path = tmp_path / "lost.csv"
    path.write_bytes("".join(";".join(row) + "\n" for row in [HEADER, *PEOPLE]).encode("ascii", "replace"))
    dialog = await imported(desk, hands, path)
    dialog.head.kinds.button(0).click()
    await desk.idle()
    assert "export it again as UTF-8" in seen(dialog)[0]
    assert "8 with an unreadable name" in dialog.counts.text()


async def test_a_torn_row_says_so_in_its_line_and_in_the_counts(desk, hands, tmp_path):
    path = tmp_path / "torn.csv"
    rows = [";".join([*row, "Тула"]) for row in PEOPLE]
    rows[3] = rows[3].replace("Тула", "Тула,\nЛенина 5")
    path.write_text("\n".join(["ФИО;Телефон;Город", *rows]), encoding="utf-8")
    dialog = await imported(desk, hands, path)
    assert shown(dialog, REASON)[4].endswith("; perhaps torn from the row above or below")
    assert "1 perhaps torn from the row above or below" in dialog.counts.text()


async def test_a_column_of_names_and_phones_says_so_in_its_head(desk, hands, tmp_path):
    path = tmp_path / "colons.txt"
    path.write_text("\n".join(": ".join(row) for row in PEOPLE), encoding="utf-8")
    dialog = await imported(desk, hands, path)
    assert head(dialog, 0).startswith("▾ name and phone")
    assert [row.candidate.phones for row in dialog.verdicts.rows] == [(phone,) for _, phone in PEOPLE]
