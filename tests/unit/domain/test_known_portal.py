from desktop.domain.known_portal import KnownPortal


def test_a_portal_that_was_renamed_is_the_same_under_its_name_of_now():
    first = KnownPortal("a1", "old.bitrix24.ru", "https://old.bitrix24.ru", 5, "Анна", read_only=True)
    second = first.moved("new.bitrix24.ru", "https://new.bitrix24.ru")
    assert (second.host, second.base, second.former) == (
        "new.bitrix24.ru",
        "https://new.bitrix24.ru",
        ("old.bitrix24.ru",),
    )
    assert (second.id, second.user_id, second.user_name, second.read_only) == ("a1", 5, "Анна", True)
    third = second.moved("newest.bitrix24.ru", "https://newest.bitrix24.ru")
    assert third.former == ("old.bitrix24.ru", "new.bitrix24.ru")
    assert third.moved("old.bitrix24.ru", "https://old.bitrix24.ru").former == (
        "new.bitrix24.ru",
        "newest.bitrix24.ru",
    )
    assert second.moved("new.bitrix24.ru", "https://new.bitrix24.ru").former == ("old.bitrix24.ru",)
