"""A folder or file struck at any step of its writing is the old, the new, or says what it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from bench.struck import FULL, INTERRUPT, KILL, struck
from orgmodel.errors import OrgmodelError
from orgmodel.files.claim import claimed
from orgmodel.files.folder.manifest import FILE, torso_faults
from orgmodel.files.listed_folder import ORGANISATION, SIGN, write_listed_folder
from orgmodel.files.part_files import is_part
from orgmodel.files.safe_write import write_all

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")

OLD = {"posts.csv": b"id\na\n", "units.csv": b"id\nu\n", "tables/x.csv": b"old\n"}
NEW = {"posts.csv": b"id\na\nb\n", "links.csv": b"from\na\n", "tables/x.csv": b"new\n"}


def held(folder: Path) -> dict[str, bytes]:
    """The files of a folder but its list, without the parts of a dead run."""
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in folder.rglob("*")
        if place.is_file() and place.name != FILE and not is_part(place.name)
    }


def faults(folder: Path) -> list[str]:
    def content(name: str) -> bytes | None:
        return (folder / name).read_bytes() if (folder / name).is_file() else None

    return [fault.file for fault in torso_faults((folder / FILE).read_bytes(), content)]


def save(folder: Path, files: dict[str, bytes]) -> int:
    try:
        write_listed_folder(files, folder, (), ORGANISATION)
    except (OSError, OrgmodelError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def steps_of(place: Path, before: dict[str, bytes] | None) -> int:
    """How many steps it takes to write the new over what was before."""
    if before:
        save(place / "tried" / "out", before)
    else:
        (place / "tried").mkdir()
    return struck(partial(save, place / "tried" / "out", NEW), place, FULL, 0).steps


def litter(folder: Path) -> list[str]:
    return [place.name for place in folder.rglob("*") if place.name.startswith(".orgmodel")]


@pytest.mark.parametrize("how", [KILL, INTERRUPT, FULL])
@pytest.mark.parametrize("before", [OLD, None], ids=["over an older one", "new"])
def test_struck_at_each_step_a_folder_is_the_old_the_new_or_says_it_is_not_whole(
    how, before, tmp_path
):
    seen = set()
    for step in range(1, steps_of(tmp_path, before) + 1):
        folder = tmp_path / str(step) / "out"
        folder.parent.mkdir()
        if before:
            save(folder, before)
        ended = struck(partial(save, folder, NEW), folder.parent, how, step)
        found = held(folder) if folder.exists() else None
        state = "old" if found == before else "new" if found == NEW else "torso"
        seen.add(state)
        assert state != "torso" or FILE in faults(folder), (step, found)
        assert (how, state) != (FULL, "new") or ended.status == 0
        if how != KILL:
            assert state != "torso", step
            assert ended.said or ended.status == 0, step
            assert litter(folder.parent) == []
        assert save(folder, NEW) == 0, "the next run mends it without --force"
        assert (held(folder), faults(folder)) == (NEW, [])
        assert litter(folder.parent) == [], "and removes what was left"
    assert "old" in seen
    assert how == FULL or "new" in seen


def test_of_a_folder_stopped_half_way_a_file_says_so_to_people(tmp_path):
    save(tmp_path / "out", OLD)
    halves = 0
    for step in range(12, 32):
        struck(partial(save, tmp_path / "out", NEW), tmp_path, KILL, step)
        if held(tmp_path / "out").keys() - {SIGN} not in (OLD.keys(), NEW.keys()):
            halves += 1
            assert (tmp_path / "out" / SIGN).read_text().startswith("This folder is incomplete")
        assert save(tmp_path / "out", OLD) == 0
    assert halves
    assert not (tmp_path / "out" / SIGN).exists()


def test_pages_of_a_chart_are_all_old_or_all_new_or_say_so(tmp_path):
    target, second, sign = (tmp_path / name for name in ("a.svg", "a-2.svg", "a-SIGN.txt"))
    for step in range(1, 16):
        write_all({target: b"old", second: b"old"})
        work = partial(write_all, {target: b"new"}, [second], sign)
        struck(lambda work=work: work() or 0, tmp_path, KILL, step)
        state = (target.read_bytes(), second.exists())
        assert state in ((b"old", True), (b"new", False)) or sign.exists(), step
        write_all({target: b"old", second: b"old"}, (), sign)
        assert not sign.exists()
        assert litter(tmp_path) == []


def test_a_second_writer_is_refused_and_a_dead_one_blocks_nobody(tmp_path):
    folder = tmp_path / "out"
    program = (
        "import sys, time; from pathlib import Path; from orgmodel.files.claim import claimed\n"
        "with claimed(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE
    ) as first:
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(OrgmodelError, match=rf"another orgmodel \(process {first.pid}\)"):
            write_listed_folder(NEW, folder, (), ORGANISATION)
        first.send_signal(signal.SIGKILL)
    assert save(folder, NEW) == 0
    assert litter(tmp_path) == []


def test_a_claim_may_be_taken_again_by_who_holds_it(tmp_path):
    with ExitStack() as stack:
        stack.enter_context(claimed(tmp_path / "out"))
        stack.enter_context(claimed(tmp_path / "out"))
    assert litter(tmp_path) == []


@pytest.mark.parametrize("size", [4096 * pages for pages in range(2, 9)])
def test_a_disk_that_is_full_leaves_the_old_folder_whole(size, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if os.name != "posix" or os.geteuid() != 0 or subprocess.run(mount, check=False).returncode:
        pytest.skip("a small disk can only be made as root, where mounting is allowed")
    try:
        old, new = {"a.csv": b"old\n"}, {"a.csv": b"n" * 9000, "b.csv": b"n"}
        first, second = save(disk / "out", old), save(disk / "out", new)
        expected = new if not second else old if not first else None
        assert (held(disk / "out") if (disk / "out").exists() else None) == expected
        assert litter(disk) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)
