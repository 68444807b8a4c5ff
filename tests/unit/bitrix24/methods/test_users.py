import pytest

from desktop.bitrix24.methods import users
from desktop.domain.card import User
from desktop.domain.problem import Problem


def person(user_id, **fields):
    return {"ID": str(user_id), "ACTIVE": True, "NAME": "Анна", "LAST_NAME": "Ким", "TIMESTAMP_X": {}, **fields}


def directory(rows, *, ignores_filter=False):
    def get(parameters):
        wanted = set(map(str, parameters["FILTER"]["ID"]))
        found = [row for row in rows if ignores_filter or str(row["ID"]) in wanted]
        start = int(parameters["start"])
        page = {"result": found[start : start + 50], "total": len(found)}
        return {**page, "next": start + 50} if start + 50 < len(found) else page

    return get


def read_users(read, portal, ids):
    return read(portal, lambda reader: users.users(reader, ids))


def test_users_by_id(make_portal, read):
    rows = [person(1), person(6, ACTIVE=False, NAME=None), {"ID": 29}]
    found = read_users(read, make_portal({users.GET: directory(rows)}), [1, 6, 29, 77])
    assert found == [User(1, "Анна Ким"), User(6, "Ким", active=False), User(29, "")]


def test_many_users_in_one_request(make_portal, read):
    portal = make_portal({users.GET: directory([person(index) for index in range(1, 200)])})
    assert len(read_users(read, portal, range(1, 131))) == 130
    assert portal.sizes == [3]


def test_everybody_comes_when_the_filter_is_ignored(make_portal, read):
    portal = make_portal({users.GET: directory([person(index) for index in range(1, 200)], ignores_filter=True)})
    assert [one.id for one in read_users(read, portal, [3, 120])] == [3, 120]
    assert len(portal.requests) == 3


def test_a_next_that_does_not_go_on_is_an_error(make_portal, read):
    portal = make_portal({users.GET: lambda parameters: {"result": [person(9)], "next": 0}})
    with pytest.raises(Problem):
        read_users(read, portal, [1])


def test_profile():
    assert users.decode_profile({"ID": "1", "ADMIN": True, "NAME": "Анна"}) == (User(1, "Анна"), True)
    assert users.decode_profile({"ID": 1, "ADMIN": "N"}) == (User(1, ""), False)
    assert users.decode_profile({"ID": 1}) == (User(1, ""), False)


def test_search_by_words(make_portal, read):
    portal = make_portal({users.SEARCH: lambda parameters: [person(6), person(7, ACTIVE=False), person(6)]})
    assert read(portal, lambda reader: users.search(reader, "  Ким  Ан ")) == [User(6, "Анна Ким")]
    assert portal.raw == [{"FILTER": {"FIND": "Ким Ан"}, "sort": "LAST_NAME", "order": "ASC", "start": 0}]


@pytest.mark.parametrize("text", ["", " \n"])
def test_without_words_the_first_by_name(make_portal, read, text):
    portal = make_portal({users.GET: lambda parameters: [person(6), person(7, ACTIVE="N")]})
    assert [user.id for user in read(portal, lambda reader: users.search(reader, text))] == [6]
    assert portal.raw == [{"FILTER": {"ACTIVE": True}, "sort": "LAST_NAME", "order": "ASC", "start": 0}]


def test_nobody_of_that_name(make_portal, read):
    assert read(make_portal({users.SEARCH: lambda parameters: []}), lambda reader: users.search(reader, "x")) == []
