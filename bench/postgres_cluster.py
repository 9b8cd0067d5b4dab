"""A PostgreSQL server of one's own: made in a folder, started, ended and started again.

`python -m bench.postgres_cluster start FOLDER` prints the address of a new one, `… stop FOLDER`
ends it, and `… installed` says why none can be started, and fails where none can. PostgreSQL
refuses to run as root: there it runs as its own user.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")
_USER = "postgres"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest there is; None where it is not installed."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def why_not() -> str:
    """Why no server can be started here; empty where one can."""
    if programs() is None:
        return "PostgreSQL is not installed (Debian: apt-get install postgresql)"
    if os.geteuid() == 0 and not _user_there():
        return f"PostgreSQL does not run as root, and there is no user {_USER}"
    return ""


def _user_there() -> bool:
    return any(entry.pw_name == _USER for entry in pwd.getpwall())


class Cluster:
    """A server with its data in a folder, reached on the loopback address alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"

    @property
    def url(self) -> str:
        """Where it is reached."""
        port = (self.folder / "port").read_text(encoding="utf-8")
        return f"postgresql://{_USER}@127.0.0.1:{port}/postgres"

    def make(self) -> Cluster:
        """Make it and start it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, _USER)
        self._run("initdb", "-D", self.data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            (self.folder / "port").write_text(str(free.getsockname()[1]), encoding="utf-8")
        self.start()
        return self

    def start(self) -> None:
        """Start it, and wait until it answers."""
        port = (self.folder / "port").read_text(encoding="utf-8")
        set_to = f"-p {port} -k {self.folder} -c listen_addresses=127.0.0.1 -c max_connections=200"
        self._run("pg_ctl", "-D", self.data, "-o", set_to, "-l", self.folder / "log", "-w", "start")

    def stop(self, mode: str = "immediate") -> None:
        """End it: "immediate" as where it is killed, "fast" in good order."""
        self._run("pg_ctl", "-D", self.data, "-m", mode, "-w", "stop")

    def remove(self) -> None:
        """End it and delete its folder."""
        if (self.data / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: object) -> None:
        folder = programs()
        if folder is None:
            raise RuntimeError(why_not())
        command = [str(folder / program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = [
                "setpriv",
                f"--reuid={_USER}",
                f"--regid={_USER}",
                "--clear-groups",
                *command,
            ]
        subprocess.run(
            command, check=True, cwd="/", stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
        )


def main(arguments: list[str]) -> int:
    """Start a new one in a folder, or end the one there; 1 where none can be started."""
    if arguments == ["installed"]:
        print(why_not() or "PostgreSQL is installed")
        return int(bool(why_not()))
    doing, folder = arguments
    cluster = Cluster(Path(folder))
    if doing == "start":
        print(cluster.make().url)
    else:
        cluster.remove()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
