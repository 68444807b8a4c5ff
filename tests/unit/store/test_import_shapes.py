import asyncio
import json

import pytest

from desktop.store.import_shapes import ImportShapes, Shape

SAID = Shape(("id", "ignored", "phone"), "contacts")


def run(story):
    return asyncio.run(story)


def test_what_was_said_is_there_for_the_next_program_and_other_shapes_are_not(tmp_path):
    path = tmp_path / "new" / "shapes.json"
    run(ImportShapes(path).put("a", SAID))
    run(ImportShapes(path).put("b", Shape(("phone",), "companies")))
    run(ImportShapes(path).put("a", Shape(("phone", "id"), "companies")))
    assert run(ImportShapes(path).of("a")) == Shape(("phone", "id"), "companies")
    assert run(ImportShapes(path).of("b")) == Shape(("phone",), "companies")
    assert run(ImportShapes(path).of("c")) is None


def test_several_that_are_said_at_once_are_all_kept(tmp_path):
    shapes = ImportShapes(tmp_path / "shapes.json")

    async def story():
        await asyncio.gather(*(shapes.put(str(number), SAID) for number in range(20)))
        return [await shapes.of(str(number)) for number in range(20)]

    assert run(story()) == [SAID] * 20


def test_the_oldest_go_first(tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.store.import_shapes._MOST", 3)
    shapes = ImportShapes(tmp_path / "shapes.json")

    async def story():
        for number in (1, 2, 3, 1, 4):
            await shapes.put(str(number), SAID)
        return [number for number in range(1, 5) if await shapes.of(str(number))]

    assert run(story()) == [1, 3, 4]


@pytest.mark.parametrize("text", ["{", "[]", '"a"'])
def test_a_file_that_is_no_such_thing_is_set_aside_and_begun_anew(tmp_path, text):
    path = tmp_path / "shapes.json"
    path.write_text(text, encoding="utf-8")
    shapes = ImportShapes(path)
    assert run(shapes.of("a")) is None
    run(shapes.put("a", SAID))
    assert run(shapes.of("a")) == SAID
    assert (tmp_path / "shapes.json.unreadable-1").read_text(encoding="utf-8") == text


def test_an_entry_of_another_version_counts_as_none(tmp_path):
    path = tmp_path / "shapes.json"
    path.write_text(json.dumps({"a": {"columns": 3}, "b": {"roles": ["id"], "kind": "contacts"}}), encoding="utf-8")
    assert run(ImportShapes(path).of("a")) is None
    assert run(ImportShapes(path).of("b")) == Shape(("id",), "contacts")
