"""A scan with other processes gives what a scan without them gives, in the same order."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from dicom_factory import write

from viewer.dicom import scan, scan_pool
from viewer.dicom.scan import Instance


def doubled(number: int) -> int:
    return 2 * number


def with_own_process(number: int) -> tuple[int, int]:
    return number, os.getpid()


def fail_elsewhere(pid: int) -> int:
    """End a process that is not the one named."""
    if os.getpid() != pid:
        os._exit(1)
    return pid


@pytest.fixture
def pool() -> Iterator[scan_pool.Pool]:
    """Return a pool whose processes have started."""
    with scan_pool.Pool() as pool:
        end = time.monotonic() + 60
        while os.getpid() in {pid for _, (_, pid) in pool.map(with_own_process, range(100))}:
            assert time.monotonic() < end
        yield pool


def test_every_argument_comes_back_in_order(pool: scan_pool.Pool) -> None:
    assert list(pool.map(doubled, range(5000))) == [(n, 2 * n) for n in range(5000)]


def test_nothing_waits_for_the_processes_to_start() -> None:
    with scan_pool.Pool() as fresh:
        [(_, (_, pid))] = fresh.map(with_own_process, [0])
        assert pid == os.getpid()


def test_what_a_process_leaves_undone_is_done_here(pool: scan_pool.Pool) -> None:
    here = os.getpid()
    assert list(pool.map(fail_elsewhere, [here] * 200)) == [(here, here)] * 200


def test_a_scan_with_processes_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        write(tmp_path / f"{number:03}")
    (tmp_path / "note.txt").write_text("no image")
    (tmp_path / "again").symlink_to(tmp_path / "000")
    alone = list(scan.scan([tmp_path]))
    monkeypatch.setattr(scan_pool, "WORTH_WHILE", 10)
    steps: list[tuple[int, int]] = []
    together = list(
        scan.scan([tmp_path], use_processes=True, on_progress=lambda *step: steps.append(step))
    )
    assert together == alone
    assert sum(isinstance(one, Instance) for one in together) == 60
    assert steps[-1] == (62, 62)


def test_a_cancelled_scan_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import multiprocessing

    for number in range(40):
        write(tmp_path / f"{number:03}")
    monkeypatch.setattr(scan_pool, "WORTH_WHILE", 10)
    found: list[object] = []
    for one in scan.scan([tmp_path], use_processes=True, cancelled=lambda: len(found) > 4):
        found.append(one)
    assert len(found) == 5
    assert not multiprocessing.active_children()
