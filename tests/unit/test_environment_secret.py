"""A secret passed in an environment variable is in no process's environment afterwards."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import os, pathlib, subprocess, sys
from desktop import environment_secret
taken = [environment_secret.take(name) for name in ("SECRET", "EMPTY", "MISSING")]
own = pathlib.Path("/proc/self/environ")
child = "import os; print(os.environ.get('SECRET'), os.environ['SECRETARY'])"
started = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True).stdout
print(taken, os.environ.get("SECRET"), started.split(), b"s3cret" in (own.read_bytes() if own.exists() else b""))
"""


def test_it_is_taken_out_and_the_rest_stays():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={"PYTHONPATH": str(ROOT), "SECRET": "s3cret", "EMPTY": "", "SECRETARY": "Anna"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "['s3cret', '', ''] None ['None', 'Anna'] False"
