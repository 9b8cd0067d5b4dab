"""What costly uploads take to be refused or read: seconds, memory and the words."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.costly_uploads import CASES, Contents
from bench.timing import ROOT, table
from orgmodel.errors import OrgmodelError

_LONGEST = 110


def report() -> str:
    """A row for each upload; what is let in is read to its end."""
    rows = []
    for name, made in CASES.items():
        seconds, megabytes, words = measured(made())
        rows.append((name, f"{seconds:.2f}", f"{megabytes:.0f}", words))
    return "## Costly uploads\n\n" + table(("upload", "s", "MB more", "said"), rows)


def measured(contents: Contents) -> tuple[float, float, str]:
    """Processor seconds, megabytes above a reader that is idle, and what was said."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in contents:
            (Path(folder) / name).write_bytes(content)
        command = [sys.executable, "-m", "bench.uploads", folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    if done.returncode:
        return 0, 0, f"ended with {done.returncode}"
    seconds, megabytes, words = json.loads(done.stdout.splitlines()[-1])
    return seconds, megabytes, words


def main(folder: str) -> None:
    """Read the files of a folder as the app does, and print what that took."""
    from orgmodel.ui.working.tasks import upload_read

    contents = [(place.name, place.read_bytes()) for place in sorted(Path(folder).iterdir())]
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted anew from here
    before, begun = _kilobytes("VmRSS"), time.process_time()
    try:
        found = upload_read(lambda _: None, contents)
        words = f"let in: {found.words}" if found.form else found.words
    except OrgmodelError as error:
        words = str(error)
    taken = time.process_time() - begun
    more = _kilobytes("VmHWM") - before
    said = " ".join(words.split())[:_LONGEST].replace("|", "/")
    print(json.dumps((taken, more / 1024, said)))


def _kilobytes(what: str) -> int:
    """What the system says of this process alone; `ru_maxrss` is also that of who started it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what))


if __name__ == "__main__":
    main(sys.argv[1])
