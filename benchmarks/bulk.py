"""Many phantoms through ``pcam-viewer analyze``, beside a bare loop of decoding and onnxruntime.

Each side is a process of its own, start and end included. The bare loops do nothing but read the
pixels with pydicom, make them as small as the network's input and run it: one image after the other
with all threads in onnxruntime, and as many images at the same time as there are threads. Ours also
searches, warns, calibrates, works out boxes and writes results.

A figure is the images per second of ours by those of a loop; processor seconds are printed beside,
which other programs on the computer disturb less. Then memory, which may not grow with the number
of images, and a kill in the middle: what ``--resume`` leaves must be what one run leaves.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.timing import load, record

SPEED_BAR, GROWTH_BAR = 0.85, 1.05

_BARE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import numpy as np, onnxruntime, pydicom
from PIL import Image

files, threads, together = sorted(Path(sys.argv[1]).iterdir()), int(sys.argv[2]), int(sys.argv[3])
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = threads // together
session = onnxruntime.InferenceSession(sys.argv[4], options, providers=["CPUExecutionProvider"])
rows, columns = session.get_inputs()[0].shape[2:]

def one(file):
    pixels = pydicom.dcmread(file).pixel_array.astype(np.float32)
    small = np.asarray(Image.fromarray(pixels).resize((columns, rows), Image.Resampling.BILINEAR))
    session.run(None, {"image": (small / 4096)[None, None]})

with ThreadPoolExecutor(together) as pool:
    for _ in pool.map(one, files):
        pass
"""


def timed(command: list[str]) -> tuple[float, float, float]:
    """Run a process; return its wall-clock seconds, processor seconds and largest size in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command[:4])} … failed")
    seconds = time.perf_counter() - start
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def analyze(folder: Path, out: Path, threads: int, *more: str) -> list[str]:
    """Return the command under test."""
    program = [sys.executable, "-m", "viewer.cli", "analyze", str(folder), "--out", str(out)]
    return [*program, "--device", "cpu", "--workers", str(threads), *more]


def bare(folder: Path, threads: int, together: int) -> list[str]:
    """Return the command of a bare loop."""
    import resources

    model = str(resources.path(resources.DEFAULT_MODEL))
    return [sys.executable, "-c", _BARE, str(folder), str(threads), str(together), model]


def results(out: Path) -> list[dict[str, Any]]:
    """Return the results without what a clock says."""
    lines = (out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    return [{k: v for k, v in json.loads(line).items() if k != "seconds"} for line in lines]


def speed(folder: Path, scratch: Path, threads: int, rounds: int, out: Path | None) -> bool:
    """Compare with both loops; return whether both bars are met."""
    count = sum(1 for _ in folder.iterdir())
    sides = {
        "ours": analyze(folder, scratch / "speed", threads),
        "bare, one after the other": bare(folder, threads, 1),
        f"bare, {threads} at a time": bare(folder, threads, threads),
    }
    measured: dict[str, list[tuple[float, float, float]]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, command in sides.items():
            measured[name].append(timed(command))
    wall, work = (
        {name: statistics.median(each[place] for each in runs) for name, runs in measured.items()}
        for place in (0, 1)
    )
    met = True
    for name in sides:
        told = f"{name:<28} {count / wall[name]:7.1f} images/s {1000 * work[name] / count:7.1f} ms"
        if name == "ours":
            print(f"{told} of a processor each")
            continue
        ratio = wall[name] / wall["ours"]
        met &= ratio >= SPEED_BAR
        print(f"{told}   ours is {ratio:.2f} times as fast (bar {SPEED_BAR})")
        record(out, name=f"bulk beside {name}", ratio=ratio, images=count)
    return met


def memory(folder: Path, scratch: Path, threads: int, out: Path | None) -> bool:
    """Compare the largest size with a fifth of the images and with all of them."""
    files = sorted(folder.iterdir())
    few = scratch / "few"
    few.mkdir()
    for file in files[: len(files) // 5]:
        (few / file.name).symlink_to(file)
    sizes = [timed(analyze(each, scratch / "size", threads))[2] for each in (few, folder)]
    growth = sizes[1] / sizes[0]
    print(
        f"memory: {sizes[0]:.0f} MB at {len(files) // 5} images, {sizes[1]:.0f} MB at "
        f"{len(files)}: {growth:.2f} times (bar {GROWTH_BAR})"
    )
    record(out, name="bulk memory", mb=sizes[1], growth=growth)
    return growth <= GROWTH_BAR


def killed(folder: Path, scratch: Path, threads: int) -> bool:
    """Kill a run in the middle and resume it; compare with a run that was left alone."""
    whole, broken = scratch / "whole", scratch / "broken"
    subprocess.run(analyze(folder, whole, threads), check=True, stderr=subprocess.DEVNULL)
    count = len(results(whole))
    process = subprocess.Popen(analyze(folder, broken, threads), stderr=subprocess.DEVNULL)
    done = broken / "results.jsonl"
    while not done.exists() or done.read_bytes().count(b"\n") < count // 2:
        if process.poll() is not None:
            raise SystemExit("it ended before it could be killed")
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = done.read_bytes().count(b"\n")
    command = analyze(folder, broken, threads, "--resume")
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    same = results(broken) == results(whole)
    print(f"killed after {before} of {count}, resumed: {'the same' if same else 'OTHER'} results")
    return same


def main() -> int:
    """Measure; return 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phantoms", type=Path, help="folder of DICOM phantoms, made if left out")
    parser.add_argument("--count", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3, help="the median counts")
    parser.add_argument("--json", type=Path, help="append the results to this file")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        made = args.phantoms
        if made is None:
            made = scratch / "phantoms"
            made_by = [sys.executable, "-m", "train.cli", "phantom", "--out", str(made)]
            told = ["--count", str(args.count), "--format", "dicom"]
            subprocess.run([*made_by, *told], check=True, stderr=subprocess.DEVNULL)
        folder = scratch / "images"
        folder.mkdir()
        for file in sorted(made.rglob("*.dcm"))[: args.count]:
            (folder / file.name).symlink_to(file.absolute())
        print(f"{len(list(folder.iterdir()))} phantoms, {args.threads} threads   {load()}")
        met = [
            speed(folder, scratch, args.threads, args.rounds, args.json),
            memory(folder, scratch, args.threads, args.json),
            killed(folder, scratch, args.threads),
        ]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
