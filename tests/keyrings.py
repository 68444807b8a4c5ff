"""A real keyring on a session bus of its own."""

import contextlib
import os
import subprocess


@contextlib.contextmanager
def private_bus(folder, *, keyring):
    """Run a session bus, with gnome-keyring if `keyring`; yield the environment that leads to it."""
    folder.mkdir()
    config = folder / "bus.conf"  # without service files, so nothing is started on demand
    config.write_text(
        f"<busconfig><type>session</type><listen>unix:path={folder}/bus</listen>"
        '<policy context="default"><allow own="*"/><allow eavesdrop="true"/>'
        '<allow send_destination="*" eavesdrop="true"/>'
        "</policy></busconfig>"
    )
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    secrets = None
    try:
        environment = {
            "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip(),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
        }
        if keyring:
            secrets = subprocess.Popen(
                ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | environment,
            )
            secrets.stdin.write(b"password")
            secrets.stdin.close()
            while not _is_there(environment["DBUS_SESSION_BUS_ADDRESS"], "org.freedesktop.secrets"):
                assert secrets.poll() is None
        yield environment
    finally:
        if secrets is not None:
            secrets.kill()
            secrets.wait()
        daemon.kill()
        daemon.wait()
        daemon.stdout.close()


def _is_there(bus, name):
    asked = subprocess.run(
        [
            "dbus-send",
            f"--bus={bus}",
            "--dest=org.freedesktop.DBus",
            "--print-reply",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner",
            f"string:{name}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return "true" in asked.stdout
