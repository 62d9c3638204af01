"""``pcam-train phantom``: write a data set of synthetic chest radiographs."""

import argparse
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice
from pathlib import Path

from train.phantom.generate import MAX_SIZE, MIN_SIZE, PREVALENCE
from train.phantom.lesions import KINDS
from train.phantom.write import FORMATS, Job, write, write_tables

HELP = "write synthetic chest radiographs with exact masks and boxes, in the layout of ChestX-ray14"
EXAMPLE = "pcam-train phantom --out phantoms --count 2000 --size 512 --seed 1"


def _findings(text: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [name for name in names if name not in KINDS]
    if unknown:
        raise argparse.ArgumentTypeError(
            f"no phantom has {', '.join(unknown)}: choose from {', '.join(KINDS)}"
        )
    return names


def _severity(text: str) -> tuple[float, float]:
    try:
        low, high = map(float, text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not LOW,HIGH, e.g. 0.5,1") from None
    if not 0 <= low <= high <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1, the lower first")
    return low, high


def _whole_number(low: int, high: int | None = None) -> object:
    def parse(text: str) -> int:
        value = int(text)
        if value < low or (high is not None and value > high):
            limit = f"at least {low}" if high is None else f"from {low} to {high}"
            raise argparse.ArgumentTypeError(f"{value} must be {limit}")
        return value

    parse.__name__ = "whole number"
    return parse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    number = _whole_number
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    parser.add_argument("--count", type=number(1), default=100, help="pictures (default 100)")  # type: ignore[arg-type]
    parser.add_argument(
        "--size", type=number(MIN_SIZE, MAX_SIZE), default=1024,  # type: ignore[arg-type]
        help="rows and columns in pixels (default 1024)",
    )  # fmt: skip
    parser.add_argument(
        "--seed", type=number(0), default=0,  # type: ignore[arg-type]
        help="seed of the first picture; each next one has the next seed (default 0)",
    )  # fmt: skip
    parser.add_argument("--format", choices=tuple(FORMATS), default="png", help="default png")
    parser.add_argument(
        "--findings", type=_findings, default=None, metavar="NAME,…",
        help="give every picture these findings (an empty text: none); drawn at random if left out",
    )  # fmt: skip
    parser.add_argument(
        "--among", type=_findings, default=tuple(PREVALENCE), metavar="NAME,…",
        help="draw findings from these only",
    )  # fmt: skip
    parser.add_argument(
        "--severity", type=_severity, default=(0.0, 1.0), metavar="LOW,HIGH",
        help="0 barely visible to 1 obvious (default 0,1)",
    )  # fmt: skip
    parser.add_argument(
        "--workers", type=number(1), default=min(4, os.cpu_count() or 1),  # type: ignore[arg-type]
        help="processes (default: one per core, at most 4)",
    )  # fmt: skip


class _Progress:
    """One line on stderr: done, rate, time left."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._start, self._shown = total, 0, time.monotonic(), 0.0

    def step(self) -> None:
        self._done += 1
        now = time.monotonic()
        if now - self._shown < 0.5 and self._done < self._total:
            return
        self._shown = now
        each = (now - self._start) / self._done
        left = int(each * (self._total - self._done))
        rate = f"{1 / max(each, 1e-6):.1f}/s"
        line = f"{self._done}/{self._total} phantoms, {rate}, {left // 60}:{left % 60:02d} left"
        # One line that is rewritten where a person watches, else a line now and then.
        if sys.stderr.isatty():
            end = "\n" if self._done == self._total else ""
            sys.stderr.write(f"\r{line:<60}{end}")
        elif self._done == self._total or self._done % 100 == 0:
            sys.stderr.write(line + "\n")
        sys.stderr.flush()


def _ignore_interrupt() -> None:
    # The parent decides; a worker finishes the picture it is at.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _each_written(jobs: Sequence[Job], workers: int) -> Iterator[None]:
    if workers == 1 or len(jobs) < 4:
        for job in jobs:
            write(job)
            yield
        return
    pool = ProcessPoolExecutor(
        workers, multiprocessing.get_context("spawn"), initializer=_ignore_interrupt
    )
    waiting = iter(jobs)
    try:
        running = {pool.submit(write, job) for job in islice(waiting, 2 * workers)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                future.result()
                yield
            running |= {pool.submit(write, job) for job in islice(waiting, len(done))}
    finally:
        pool.shutdown(cancel_futures=True)


def run(args: argparse.Namespace) -> int:
    """Write the data set; pictures that are already there are skipped.

    Returns
    -------
    int
        0 when all pictures are there.

    Raises
    ------
    KeyboardInterrupt
        Passed on; what is finished stays, with tables that list it.
    OSError
        If the folder cannot be written to.
    """
    jobs = [
        Job(args.out, seed, args.size, args.findings, args.format, args.severity, args.among)
        for seed in range(args.seed, args.seed + args.count)
    ]
    make(args.out, jobs, args.workers)
    return 0


def make(folder: Path, jobs: Sequence[Job], workers: int) -> None:
    """Write phantoms and the tables that list them; those that are there are not made again."""
    open_jobs = [job for job in jobs if not job.finished()]
    if len(open_jobs) < len(jobs):
        sys.stderr.write(f"{len(jobs) - len(open_jobs)} phantoms are already there\n")
    progress = _Progress(len(open_jobs))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for _ in _each_written(open_jobs, workers):
            progress.step()
    finally:
        count = write_tables(folder)
    sys.stderr.write(f"{folder}: {count} phantoms\n")
