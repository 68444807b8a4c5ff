"""The program on a real X display: it shows its window, reacts to the keyboard and ends cleanly."""

import os
import subprocess
import sys

LONGEST = 60


def test_the_window_opens_hears_the_keyboard_and_ends(display, tmp_path):
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "TMPDIR": str(tmp_path)}

    def xdotool(*words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, text=True, timeout=LONGEST, check=True
        )
        return done.stdout.strip()

    program = subprocess.Popen(
        [sys.executable, "-m", "desktop", "--demo", "--language", "en"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        window = xdotool("search", "--sync", "--onlyvisible", "--name", "Call List Desk - Demo").split()[0]
        xdotool("windowfocus", "--sync", window)
        xdotool("key", "ctrl+2", "ctrl+f")
        xdotool("type", "anna")
        xdotool("key", "ctrl+q")
        output, _ = program.communicate(timeout=LONGEST)
    finally:
        program.kill()
        program.wait(LONGEST)
    assert (program.returncode, output) == (0, "")
    assert list(tmp_path.iterdir()) == []
