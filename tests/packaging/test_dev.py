"""The developer's command hands to Qt what it understands on every system."""

import json
import os
from pathlib import Path


def test_the_screen_of_pictures_is_named_without_a_drive(script, monkeypatch, tmp_path):
    dev, drawn = script("dev"), []

    def drawn_on(*command):
        _, _, path = os.environ["QT_QPA_PLATFORM"].partition("offscreen:configfile=")
        assert ":" not in path, "Qt splits at colons"
        assert not Path(path).is_absolute()
        [screen] = json.loads(Path(path).read_text(encoding="utf-8"))["screens"]
        drawn.append((screen["width"], os.environ["QT_SCALE_FACTOR"], Path(command[-1]).relative_to(tmp_path).name))
        return 0

    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "make_environment", lambda: None)
    monkeypatch.setattr(dev, "call", drawn_on)
    monkeypatch.chdir(tmp_path)
    for name in ("QT_QPA_PLATFORM", "QT_SCALE_FACTOR"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    assert dev.pictures([]) == 0
    assert [(scale, name) for _, scale, name in drawn] == [
        ("1", "pictures"),
        ("1.5", "pictures-150"),
        ("1", "pictures-wide"),
        ("1.5", "pictures-wide-150"),
    ]
