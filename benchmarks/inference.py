"""One image through the default model, beside a bare onnxruntime run of the same graph.

Ours includes preprocessing from 3032 × 2520 pixels, checks, calibration and the geometry of the
maps; the bare side gets the network's input ready made.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import onnxruntime

import resources
from benchmarks.timing import compare, milliseconds, report
from pcam_model.engine import open_engine
from pcam_model.preprocess import network_input


def main() -> int:
    """Measure the model on the CPU with the same number of threads on both sides."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, help="an ONNX file; the default model if left out")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--json", type=Path, help="append the results to this file")
    args = parser.parse_args()
    engine = open_engine(args.model, device="cpu", threads=args.threads)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = args.threads
    session = onnxruntime.InferenceSession(
        args.model or resources.path(resources.DEFAULT_MODEL),
        options,
        providers=["CPUExecutionProvider"],
    )
    image = np.random.default_rng(0).random((3032, 2520), np.float32)
    feed = {"image": network_input(image, engine.manifest.input)}
    size = engine.manifest.input
    ours, bare = compare(
        lambda: milliseconds(lambda: engine.predict(image)),
        lambda: milliseconds(lambda: session.run(None, feed)),
        args.repeats,
    )
    name = f"findings of an image at {size.rows} × {size.columns}"
    report(name, ours, bare, "onnxruntime", args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
