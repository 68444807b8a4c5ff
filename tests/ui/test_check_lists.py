from datetime import UTC, datetime, timedelta
from inspect import isawaitable

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QWidget

from desktop import app
from desktop.app import Desk
from desktop.domain.call_list import CONTACT, Activity, CallList, Membership, Participant
from desktop.domain.card import Card, User
from desktop.domain.findings import Checked, Finding, FindingKind, Gap
from desktop.domain.portal import Connection, Known
from desktop.domain.status import IN_WORK
from desktop.qtkit.loop import breathe
from desktop.services.preferences import PreferencesKeeper
from desktop.ui.check_lists import dialog as dialog_module
from desktop.ui.check_lists import words
from desktop.ui.check_lists.dialog import CheckListsDialog, repairable
from desktop.ui.write_hold import WriteHold

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def known():
    state = Known(connection=Connection("acme", "https://acme", User(1, "Anna"), True, ("crm",), timedelta()))
    for number in (10, 20):
        state.call_lists[number] = CallList(number, CONTACT, AT, 1, 7)
        state.activities[number] = Activity(number + 900, number, f"Autumn {number}", 5, completed=False)
        state.memberships[number] = Membership(number, (Participant(1, IN_WORK),), True, False, True, AT)
    state.users[5] = User(5, "Igor Sokolov", active=False)
    state.cards[CONTACT, 1] = Card(CONTACT, 1, "Titova Anna", ("+7 903 111-22-33",))
    state.cards[CONTACT, 2] = Card(CONTACT, 2, "Titova A.", ("+7 903 111-22-33",))
    state.forms[7] = "Survey"
    state.read_at = AT
    return state


FINDINGS = (
    Finding(
        FindingKind.SAME_PHONE, 20, CONTACT, 1, other_list=20, other_card=2, other_status=IN_WORK,
        phone="+79031112233",
    ),
    Finding(FindingKind.SEVERAL_LISTS, 20, CONTACT, 1, other_list=10, other_status=IN_WORK),
    Finding(FindingKind.ON_STOP_LIST, 20, CONTACT, 1, other_list=10, other_status="STOP_CALLING"),
    Finding(FindingKind.NO_PHONE, 20, CONTACT, 3),
    Finding(FindingKind.CARD_GONE, 20, CONTACT, card_ids=(8, 9)),
    Finding(
        FindingKind.CALLED_ELSEWHERE, 20, CONTACT, 1, other_list=10, other_status="SUCCESS",
        earliest=AT - timedelta(hours=15), latest=AT,
    ),
    Finding(FindingKind.NOT_COMPLETED, 10, CONTACT),
    Finding(FindingKind.NOT_DONE, 20, CONTACT, card_ids=(1, 2)),
    Finding(FindingKind.DISMISSED, 10, CONTACT, about=5),
    Finding(FindingKind.FORM_GONE, 10, CONTACT, about=7),
)  # fmt: skip


@pytest.fixture
def opened(run):
    """Run a story on the window of the check alone, with what it shows; nothing at first."""

    def opened_(story, *checked, ignored=frozenset()):
        async def whole():
            window = QWidget()
            dialog = CheckListsDialog(known(), window, days=7)
            dialog.show()
            for one in checked:
                await dialog.show_checked(one, ignored)
            told = story(dialog)
            return await told if isawaitable(told) else told

        return run(whole())

    return opened_


def texts(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def counts(dialog):
    model = dialog.kinds_model
    return {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}


def chosen(dialog, *kinds):
    dialog.table.choose([finding.key for finding in FINDINGS if finding.kind in kinds])
    return dialog


NIGHT = "11/19/26 6:30\N{NARROW NO-BREAK SPACE}PM and 11/20/26 9:30\N{NARROW NO-BREAK SPACE}AM"
SAID = {
    FindingKind.SAME_PHONE: (
        "Titova Anna\n+7 903 111-22-33 is also that of Titova A. (#2), who is in this list and stays.",
        "Remove from #20",
    ),
    FindingKind.SEVERAL_LISTS: (
        "Titova Anna\nIs to be called in “#10 Autumn 10” as well, and stays there.",
        "Remove from #20",
    ),
    FindingKind.ON_STOP_LIST: ("Titova Anna\nHas “STOP_CALLING” in “#10 Autumn 10”.", "Remove from #20"),
    FindingKind.NO_PHONE: ("#3\nThe card has no phone.", "Remove from #20"),
    FindingKind.CARD_GONE: ("Autumn 20\n2 participants deleted from the CRM: #8, #9.", "New list without them"),
    FindingKind.CALLED_ELSEWHERE: (
        f"Titova Anna\nGot “SUCCESS” in “#10 Autumn 10” between {NIGHT}.",
        "Remove from #20",
    ),
    FindingKind.NOT_COMPLETED: (
        "Autumn 10\nNobody is left to be called, and operators still see the list.",
        "Finish #10",
    ),
    FindingKind.NOT_DONE: ("Autumn 20\n2 participants are still to be called.", "Open #20 again"),
    FindingKind.DISMISSED: ("Autumn 10\nIgor Sokolov is responsible and was dismissed.", "Choose a responsible"),
    FindingKind.FORM_GONE: (
        "Autumn 10\nForm #7 Survey is not among the active ones: deleted or switched off.",
        "Choose another form",
    ),
}


@pytest.mark.parametrize("kind", FindingKind, ids=lambda kind: kind.value)
def test_each_finding_says_what_is_wrong_and_what_is_proposed(opened, kind):
    def story(dialog):
        QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.QtTest)
        chosen(dialog, kind)
        index = dialog.table.currentIndex()
        proposed = index.siblingAtColumn(dialog.model.column_of("repair")).data()
        return dialog.findChild(QLabel, "findingsChosen").text(), proposed

    assert opened(story, Checked(FINDINGS)) == SAID[kind]


def test_of_what_was_not_looked_at_it_never_says_none(opened):
    gaps = {Gap.CARDS_UNREAD: 20_000, Gap.FORMS_UNKNOWN: 1}
    checked = Checked(FINDINGS[:1], gaps, frozenset({FindingKind.NO_PHONE, FindingKind.FORM_GONE}))

    def story(dialog):
        seen = counts(dialog), texts(dialog), dialog.read_cards.isVisible(), dialog.ask_forms.isVisible()
        said = {}
        for kind in (FindingKind.NO_PHONE, FindingKind.CARD_GONE, FindingKind.NOT_DONE):
            dialog.kinds.choose([kind])
            said[kind] = texts(dialog)
        return *seen, said

    found, told, reads, asks, said = opened(story, checked)
    assert found["Everything"] == found["Same phone twice"] == "1+"
    assert found["Without a phone"] == found["CRM form gone"] == "not checked"
    assert found["Deleted from the CRM"] == "none so far"
    assert found["In several lists"] == found["Responsible dismissed"] == "none"
    assert "cards not read yet" in told
    assert reads
    assert asks
    assert "Not checked" in said[FindingKind.NO_PHONE]
    assert "Nothing found so far" in said[FindingKind.CARD_GONE]
    assert "Nothing wrong was found" in said[FindingKind.NOT_DONE]


def test_it_says_when_nothing_is_wrong_and_when_it_is_still_checking(opened):
    assert "Checking…" in opened(texts)
    told = opened(texts, Checked())
    assert "Nothing wrong was found" in told
    assert "As known at" in told
    assert "Nothing found so far" in opened(texts, Checked(gaps={Gap.LISTS_UNREAD: 1}))


@pytest.mark.parametrize(
    ("kinds", "repaired"),
    [
        ([FindingKind.NO_PHONE], 1),
        ([FindingKind.NO_PHONE, FindingKind.NOT_DONE, FindingKind.SAME_PHONE], 3),
        ([FindingKind.NO_PHONE, FindingKind.DISMISSED, FindingKind.CARD_GONE], 1),
        ([FindingKind.DISMISSED], 1),
        ([FindingKind.CARD_GONE], 1),
        ([FindingKind.DISMISSED, FindingKind.FORM_GONE], 0),
        ([], 0),
    ],
)
def test_what_fits_together_is_repaired_together(opened, kinds, repaired):
    def story(dialog):
        asked = []
        dialog.repair_wanted.connect(asked.append)
        button = chosen(dialog, *kinds).repair
        text, enabled = button.text(), button.isEnabled()
        button.click()
        return text, enabled, asked

    text, enabled, asked = opened(story, Checked(FINDINGS))
    assert enabled is bool(repaired)
    assert text == (f"&Repair ({repaired})…" if repaired else "&Repair…")
    assert [len(findings) for findings in asked] == ([repaired] if repaired else [])


def test_two_lists_with_deleted_people_are_not_replaced_at_once():
    gone = [Finding(FindingKind.CARD_GONE, number, CONTACT, card_ids=(1,)) for number in (10, 20)]
    dismissed = [Finding(FindingKind.DISMISSED, number, CONTACT, about=5) for number in (10, 20)]
    assert repairable(gone) == []
    assert repairable(dismissed) == dismissed


def test_nothing_is_repaired_while_nothing_can_be_written(opened):
    def story(dialog):
        chosen(dialog, FindingKind.NO_PHONE).show_hold(WriteHold.READ_ONLY)
        held = dialog.repair.isEnabled(), dialog.repair.toolTip(), dialog.ignore.isEnabled()
        dialog.show_hold(None)
        return *held, dialog.repair.isEnabled()

    enabled, why, ignores, again = opened(story, Checked(FINDINGS))
    assert not enabled
    assert "Read-only" in why
    assert ignores
    assert again


def test_ignored_findings_are_behind_their_chip(opened):
    ignored = {FINDINGS[0].key, FINDINGS[3].key}

    def story(dialog):
        shown, everything = len(dialog.model.shown), counts(dialog)["Everything"]
        dialog.filter.findChild(QWidget, "findingsIgnored").click()
        return shown, everything, [finding.kind for finding in dialog.model.shown], dialog.ignore.text()

    shown, everything, aside, text = opened(story, Checked(FINDINGS), ignored=ignored)
    assert shown == 8
    assert everything == "8"
    assert aside == [FindingKind.SAME_PHONE, FindingKind.NO_PHONE]
    assert text == "No lon&ger ignore"


def test_the_selection_stays_when_the_lists_are_checked_again(opened):
    def story(dialog):
        return [finding.kind for finding in dialog.table.selected_rows()]

    def both(dialog):
        chosen(dialog, FindingKind.NO_PHONE)
        dialog.model.replace(FINDINGS[1:])
        return story(dialog)

    assert opened(both, Checked(FINDINGS)) == [FindingKind.NO_PHONE]


def test_more_than_the_table_holds_is_said(opened, monkeypatch):
    monkeypatch.setattr(dialog_module, "_MOST_ROWS", 3)

    def story(dialog):
        return dialog.model.rowCount(), counts(dialog)["Everything"], texts(dialog)

    rows, everything, told = opened(story, Checked(FINDINGS))
    assert (rows, everything) == (3, "10")
    assert "The first 3 of 10 are shown." in told


def test_it_speaks_another_language_at_once(opened, qapp):
    async def story(dialog):
        app.dress(qapp, language="ru", theme_name="light")
        await breathe()
        return dialog.windowTitle(), counts(dialog)

    title, found = opened(story, Checked(FINDINGS[:1]))
    assert title == "Проверка обзвонов"
    assert found["В стоп-листе"] == "нет"


def test_all_kinds_and_gaps_have_words(run):
    async def story():
        named = [words.kind_name(kind) for kind in FindingKind]
        explained = [words.kind_explained(kind) for kind in FindingKind]
        return named, explained, [words.gap(gap, 2) for gap in Gap]

    for told in run(story()):
        assert all(told)
        assert len(set(told)) == len(told)


async def test_the_days_are_kept(run, portal, hands, tmp_path):
    async with Desk(portal.webhook, tmp_path, PreferencesKeeper(tmp_path)) as desk:
        await desk.idle()
        desk.window.actions_.check_lists.trigger()
        await desk.idle()
        hands.child(desk, "findingsDays", "checkListsDialog").setValue(30)
        await desk.idle()
    assert PreferencesKeeper(tmp_path).current.called_days == 30


async def test_cards_that_can_t_be_read_are_said_to_be(run, portal, hands, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        desk.window.actions_.check_lists.trigger()
        await desk.idle()
        await portal.control.call("fault", kind="error", code="ACCESS_DENIED", status=403, times=500)
        hands.click(hands.child(desk, "findingsReadCards", "checkListsDialog"))
        await desk.idle()
        told, again = (
            hands.words(desk, "checkListsDialog"),
            hands.child(desk, "findingsReadCards", "checkListsDialog"),
        )
        enabled = again.isEnabled()
        await portal.control.call("clear_faults")
    assert "cards not read yet" in told
    assert hands is not None
    assert enabled


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
async def test_it_comes_to_the_front_when_asked_for_again(run, portal, hands, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        for _ in range(2):
            desk.window.actions_.check_lists.trigger()
            await desk.idle()
        assert len(desk.window.findChildren(CheckListsDialog)) == 1
        hands.dialog(desk, "checkListsDialog").reject()
        await desk.idle()
        desk.window.actions_.check_lists.trigger()
        await desk.idle()
        assert hands.dialog(desk, "checkListsDialog").isVisible()
