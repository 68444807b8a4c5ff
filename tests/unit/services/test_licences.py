import json

import pytest

from desktop.services.licences import Library, libraries, licence_text


def test_a_package_lists_its_libraries_itself(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "LICENSE").write_text("You may.\n")
    (tmp_path / "NOTICE").write_text("By people.")
    entries = [
        {"name": "beta", "version": "2", "licence": "MIT", "files": ["b/LICENSE", "NOTICE", "gone.txt"]},
        {"name": "Alpha"},
    ]
    (tmp_path / "licences.json").write_text(json.dumps(entries))
    alpha, beta = libraries(tmp_path)
    assert alpha == Library("Alpha", "", "")
    assert (beta.name, beta.version, beta.licence) == ("beta", "2", "MIT")
    assert licence_text(beta) == "You may.\n\n\nBy people."
    assert licence_text(alpha) == ""


@pytest.mark.parametrize("text", [None, "{", "5", "[5]", '[{"version": "1"}]', "{}x"])
def test_a_checkout_has_them_from_what_is_installed(tmp_path, text):
    if text is not None:
        (tmp_path / "licences.json").write_text(text)
    found = {library.name: library for library in libraries(tmp_path)}
    assert list(found) == sorted(found, key=str.casefold)
    assert {"httpx", "msgspec", "qasync", "httpcore"} <= set(found)  # the last one is only an indirect dependency
    assert not {"call-list-desk", "pytest", "ruff"} & set(found)
    assert found["httpx"].licence == "BSD-3-Clause"
    assert "Redistribution and use" in licence_text(found["httpx"])
    assert "LGPL" in found["PySide6_Essentials"].licence
