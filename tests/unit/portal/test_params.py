from __future__ import annotations

from typing import Any

import pytest

from desktop.portal import params, php


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("a=1&b=2", {"a": "1", "b": "2"}),
        ("a=1&a=2", {"a": "2"}),
        ("filter[@ID][0]=1&filter[@ID][1]=2", {"filter": {"@ID": ["1", "2"]}}),
        ("select[]=ID&select[]=NAME", {"select": ["ID", "NAME"]}),
        ("filter%5B%40id%5D%5B0%5D=5", {"filter": {"@id": ["5"]}}),
        ("a[1]=x", {"a": {"1": "x"}}),
        ("a[0]=x&a[2]=y", {"a": {"0": "x", "2": "y"}}),
        ("a[x][]=1&a[x][]=2&a[y]=3", {"a": {"x": ["1", "2"], "y": "3"}}),
        ("q=%D0%98%D0%B2%D0%B0%D0%BD+%2B7", {"q": "Иван +7"}),
        ("empty=&flag", {"empty": "", "flag": ""}),
        ("a.b=1", {"a_b": "1"}),
        ("a[b=1", {"a_b": "1"}),
        ("=1&&", {}),
        ("a[]=1&a[5]=2&a[]=3", {"a": {"0": "1", "5": "2", "6": "3"}}),
    ],
)
def test_form_text_is_decoded_with_php_brackets(text: str, decoded: dict[str, Any]) -> None:
    assert params.from_query(text) == decoded


def test_long_form_bodies_are_cut_silently() -> None:
    text = "&".join(f"ENTITIES[]={number}" for number in range(1500))
    assert len(params.from_query(text, 1000)["ENTITIES"]) == 1000
    assert len(params.from_query(text)["ENTITIES"]) == 1500


def test_very_many_brackets_are_read_in_one_go() -> None:
    assert len(params.from_query("a[]=&" * 200_000)["a"]) == 200_000


def test_what_is_nested_too_deeply_is_left_out() -> None:
    assert params.from_query(f"a{'[b]' * 63}=1&c=2").keys() == {"a", "c"}
    assert params.from_query(f"a{'[b]' * 64}=1&c=2") == {"c": "2"}
    assert params.from_query(f"a{'[b]' * 50_000}=1&c=2") == {"c": "2"}
    assert params.from_query(f"a{'[' * 50_000}=1&c=2")["c"] == "2"
    for deep in (b"[" * 100_000, b"[" * 700 + b"]" * 700, b'{"a":' * 5_000 + b"1" + b"}" * 5_000):
        assert params.from_json(deep) == {}


def test_a_key_of_very_many_digits_is_a_name() -> None:
    digits = "9" * 5_000
    assert params.from_query(f"a[{digits}]=1&a[]=2") == {"a": {digits: "1", "0": "2"}}


@pytest.mark.parametrize(
    ("body", "decoded"),
    [
        (b'{"a": 1, "b": null, "c": [1, 2]}', {"a": 1, "b": None, "c": [1, 2]}),
        (b'{"filter": {}}', {"filter": []}),
        (b'{"cmd": {"0": "a", "1": "b"}}', {"cmd": ["a", "b"]}),
        (b'{"cmd": {"1": "a", "0": "b"}}', {"cmd": {"1": "a", "0": "b"}}),
        (b'{"broken"', {}),
        (b"3", {}),
        (b"\xff\xfe", {}),
    ],
)
def test_json_bodies_become_php_arrays_and_malformed_ones_nothing(body: bytes, decoded: dict[str, Any]) -> None:
    assert params.from_json(body) == decoded


@pytest.mark.parametrize(
    ("given", "start"),
    [
        ({"start": "abc"}, 0),
        ({"start": "50abc"}, 50),
        ({"start": -1}, -1),
        ({"start": "-1"}, -1),
        ({"START": 50}, None),
        ({}, None),
    ],
)
def test_start_is_lower_case_and_an_integer(given: dict[str, Any], start: int | None) -> None:
    assert params.start_of(given) == start


@pytest.mark.parametrize(
    ("pairs", "shape"),
    [
        ({}, []),
        ({"0": "a", "1": "b"}, ["a", "b"]),
        ({"1": "a"}, {"1": "a"}),
        ({"c1": 1}, {"c1": 1}),
        ({0: "a", 2: "b"}, {"0": "a", "2": "b"}),
    ],
)
def test_arrays_take_their_json_shape(pairs: dict[Any, Any], shape: Any) -> None:
    assert php.shaped(pairs) == shape
