"""From the drop of a real chest radiograph to its heatmap on the screen, in a program that is warm.

The real window, off-screen, with the default model on the CPU. The bare side reads and decodes the
same file with pydicom, by the same codec with as many threads as the window gives it, and runs the
model's graph once in onnxruntime, with the same number of threads and its input ready made: no
window, no picture, no heatmap. Nothing is remembered from one round to the next.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import pydicom

import resources
from benchmarks.opening import drop
from benchmarks.real_window import open_window, wait_until
from benchmarks.timing import compare, load, milliseconds, report
from viewer.dicom.decode import register
from viewer.ui.main_window import MainWindow

BAR = 1.5
THREADS = 2
CHESTS = Path("../shared/dicom/1_chest")


def open_to_heatmap(window: MainWindow, file: Path) -> float:
    """Return the milliseconds from the drop of a file to its heatmap."""
    window.session.analysis.forget()
    return drop(window, file, lambda session: session.prediction is not None)


def bare_session(threads: int) -> onnxruntime.InferenceSession:
    """Return the default model in onnxruntime."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    model = resources.path(resources.DEFAULT_MODEL)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def main() -> int:
    """Measure each file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="real chests; the shared ones if none")
    parser.add_argument("--repeats", type=int, default=11)
    parser.add_argument("--json", type=Path, help="append the results to this file")
    args = parser.parse_args()
    register()
    files = args.files or sorted(CHESTS.glob("*_pa_*.dcm"))
    if not files:
        print(f"no chest in {CHESTS}: name files")
        return 1
    session = bare_session(THREADS)
    shape = [size if isinstance(size, int) else 1 for size in session.get_inputs()[0].shape]
    feed = {"image": np.random.default_rng(0).random(shape, np.float32)}
    print(f"bar: {BAR} × read + decode + onnxruntime, {THREADS} threads   {load()}")
    fine = True
    with open_window() as window:
        wait_until(lambda: window.session.engine is not None)
        for file in files:

            def bare(file: Path = file) -> None:
                _ = pydicom.dcmread(file).pixel_array
                session.run(None, feed)

            ours, theirs = compare(
                lambda file=file: open_to_heatmap(window, file),
                lambda bare=bare: milliseconds(bare),
                args.repeats,
            )
            report(f"{file.name[:44]}", ours, theirs, "pydicom + onnxruntime", args.json)
            fine &= ours <= BAR * theirs
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
