"""``analyze --scheduler`` on a real cluster of processes, some of which are killed."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chests import IDENTIFYING, write_chest
from onnx_factory import write_model

pytest.importorskip("distributed")

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[3]


class LocalCluster:
    """A scheduler and workers, each a process of its own, as on several computers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--port", "0")
        while not self.file.exists():
            assert self.processes[0].poll() is None
            time.sleep(0.02)

    def add_worker(self, **environment: str) -> subprocess.Popen[bytes]:
        options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(self._folder))
        return self._start("worker", *options, **environment)

    def _start(self, what: str, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        program = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard"]
        process = subprocess.Popen(
            [*program, "--scheduler-file", str(self.file), *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **environment},
        )
        self.processes.append(process)
        return process

    def close(self) -> None:
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[LocalCluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    made = LocalCluster(folder)
    yield made
    made.close()


def records(out: Path) -> list[dict[str, Any]]:
    lines = (out / "results.jsonl").read_text().splitlines()
    return [{k: v for k, v in json.loads(line).items() if k != "seconds"} for line in lines]


def test_a_worker_is_killed_and_nothing_is_lost_or_double(
    cluster: LocalCluster, program: Run, tmp_path: Path
) -> None:
    slow = write_model(tmp_path / "slow.onnx", rows=512, columns=512, repeat=20)
    for number in range(24):
        write_chest(tmp_path / "in" / f"{number:02d}.dcm")
    (tmp_path / "in" / "05b.txt").write_text("no image")
    workers = [cluster.add_worker(), cluster.add_worker()]
    out, alone = tmp_path / "cluster-out", tmp_path / "alone"
    options = ("--model", slow, "--formats", "json,csv")

    def kill_one_in_the_middle() -> None:
        results = out / "results.jsonl"
        while not results.exists() or results.read_bytes().count(b"\n") < 4:
            time.sleep(0.01)
        workers[0].send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill_one_in_the_middle, daemon=True)
    killer.start()
    done = program("analyze", tmp_path / "in", "--out", out, *options, "--scheduler", cluster.file)
    assert done.returncode == 1, done.stderr
    killer.join(10)
    assert workers[0].wait(10) == -signal.SIGKILL
    assert "24 analysed, 1 failed" in done.stderr
    assert "Traceback" not in done.stderr
    assert program("analyze", tmp_path / "in", "--out", alone, *options).returncode == 1
    assert records(out) == records(alone)
    assert (out / "errors.jsonl").read_bytes() == (alone / "errors.jsonl").read_bytes()
    assert {path.name for path in out.iterdir()} == {path.name for path in alone.iterdir()}
    for name in sorted(path.name for path in out.glob("*.csv")):
        assert (out / name).read_bytes() == (alone / name).read_bytes()


def test_new_names_are_the_same_on_every_computer(
    cluster: LocalCluster, program: Run, model: Path, tmp_path: Path
) -> None:
    """Workers of other users have keys of their own, or none."""
    for number in range(4):
        write_chest(tmp_path / "in" / f"{number}.dcm", **IDENTIFYING)
    for name in ("one", "two"):
        cluster.add_worker(XDG_CONFIG_HOME=str(tmp_path / name))
    out, alone = tmp_path / "cluster-out", tmp_path / "alone"
    own = {"XDG_CONFIG_HOME": str(tmp_path / "own")}
    options = (tmp_path / "in", "--model", model, "--formats", "dicom,json", "--dates", "shifted")
    done = program("analyze", *options, "--out", out, "--scheduler", cluster.file, env=own)
    assert done.returncode == 0, done.stderr
    assert program("analyze", *options, "--out", alone, env=own).returncode == 0
    names = sorted(path.name for path in alone.glob("*.dcm"))
    assert len(names) == 4
    for name in names:
        assert (out / name).read_bytes() == (alone / name).read_bytes()


def test_the_scheduler_is_lost_and_a_resume_goes_on_without_it(
    cluster: LocalCluster, program: Run, tmp_path: Path
) -> None:
    slow = write_model(tmp_path / "slow.onnx", rows=512, columns=512, repeat=20)
    for number in range(12):
        write_chest(tmp_path / "in" / f"{number:02d}.dcm")
    cluster.add_worker()
    out = tmp_path / "out"

    def kill_the_scheduler() -> None:
        results = out / "results.jsonl"
        while not results.exists() or not results.read_bytes():
            time.sleep(0.01)
        cluster.processes[0].send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill_the_scheduler, daemon=True)
    killer.start()
    options = (tmp_path / "in", "--out", out, "--model", slow)
    done = program("analyze", *options, "--scheduler", cluster.file)
    assert done.returncode == 1
    assert "the cluster was lost" in done.stderr
    assert "--resume" in done.stderr
    assert "Traceback" not in done.stderr
    assert 1 <= len(records(out)) < 12
    assert program("analyze", *options, "--resume").returncode == 0
    assert [Path(one["path"]).stem for one in records(out)] == [f"{n:02d}" for n in range(12)]


def test_a_file_that_the_workers_cannot_see_is_named(
    cluster: LocalCluster, program: Run, chest: Path, model: Path, tmp_path: Path
) -> None:
    # As on another computer: the worker finds nothing under the path.
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        "import pathlib\n"
        "exists = pathlib.Path.exists\n"
        "pathlib.Path.exists = lambda self: self.suffix != '.dcm' and exists(self)\n"
    )
    cluster.add_worker(PYTHONPATH=os.pathsep.join((str(tmp_path / "site"), str(ROOT))))
    out = tmp_path / "out"
    done = program("analyze", chest, "--out", out, "--model", model, "--scheduler", cluster.file)
    assert done.returncode == 1
    assert "cannot see this file" in done.stderr
    assert "0 analysed, 1 failed" in done.stderr
    (error,) = map(json.loads, (out / "errors.jsonl").read_text().splitlines())
    assert error["path"] == str(chest)


def test_a_worker_without_the_program_is_named(
    cluster: LocalCluster, program: Run, chest: Path, model: Path, tmp_path: Path
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        "from importlib import metadata\n"
        "version = metadata.version\n"
        "metadata.version = lambda name: '0.0.1' if name == 'pcam-viewer' else version(name)\n"
    )
    cluster.add_worker(PYTHONPATH=os.pathsep.join((str(tmp_path / "site"), str(ROOT))))
    out = tmp_path / "out"
    done = program("analyze", chest, "--out", out, "--model", model, "--scheduler", cluster.file)
    assert done.returncode == 2
    assert "has 0.0.1, this computer" in done.stderr
    assert not out.exists()
