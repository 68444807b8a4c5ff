import shutil
import threading

import pytest

from desktop.services import temporary
from desktop.services.temporary import temporary_folder


@pytest.fixture
def removals(monkeypatch):
    """Count removals; the first ones leave the file that a reader holds, as Windows does."""
    made, remove = [], shutil.rmtree

    def remove_(folder, **options):
        made.append(folder)
        if len(made) > 3:
            remove(folder, **options)

    monkeypatch.setattr(shutil, "rmtree", remove_)
    monkeypatch.setattr(temporary, "_PAUSE", 0.001)
    return made


def test_a_file_that_is_still_read_is_removed_later(removals):
    with temporary_folder() as folder:
        (folder / "a.csv").write_bytes(b"1")
    for thread in threading.enumerate():
        if thread.name == "temporary":
            thread.join()
    assert not folder.exists()
    assert len(removals) == 4
