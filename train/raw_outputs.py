"""What networks say before calibration, on the images of a data set; several of them at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from pcam_model.bundle import INPUT, LOGIT_MAPS, LOGITS
from pcam_model.engine import default_threads
from pcam_model.manifest import Input
from pcam_model.preprocess import network_input
from train.datasets.records import Record, read_image

Floats = npt.NDArray[np.float32]

#: Takes preprocessed images (n, 1, rows, columns), returns logits (n, F) and maps (n, F, h, w).
Runner = Callable[[Floats], tuple[Floats, Floats]]

BATCH = 8

# Batches of images read ahead.
_AHEAD = 3


@dataclass(frozen=True, slots=True, eq=False)
class RawOutputs:
    """Logits (N, F) and logit maps (N, F, h, w), float32, not calibrated."""

    logits: Floats
    logit_maps: Floats


def onnx_runner(file: Path) -> Runner:
    """Return what runs a model file on the CPU."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = default_threads()
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])

    def run(images: Floats) -> tuple[Floats, Floats]:
        logits, maps = session.run([LOGITS, LOGIT_MAPS], {INPUT: images})
        return logits, maps

    return run


def batches(records: Sequence[Record], spec: Input, workers: int = 2) -> Iterator[Floats]:
    """Yield preprocessed images (n, 1, rows, columns), read ahead by threads."""

    def prepare(record: Record) -> Floats:
        return network_input(read_image(record), spec)

    parts = iter([records[start : start + BATCH] for start in range(0, len(records), BATCH)])
    with ThreadPoolExecutor(workers, thread_name_prefix="images") as pool:
        waiting: list[list[object]] = []
        while True:
            for part in islice(parts, _AHEAD - len(waiting)):
                waiting.append([pool.submit(prepare, record) for record in part])
            if not waiting:
                return
            yield np.concatenate([future.result() for future in waiting.pop(0)])  # type: ignore[attr-defined]


def run_raw(
    runners: Mapping[str, Runner], records: Sequence[Record], spec: Input
) -> dict[str, RawOutputs]:
    """Return the outputs of each network by its name; every image is read once."""
    found: dict[str, list[tuple[Floats, Floats]]] = {name: [] for name in runners}
    total = -(-len(records) // BATCH)
    for images in tqdm(batches(records, spec), total=total, desc="running", unit="batch"):
        for name, runner in runners.items():
            found[name].append(runner(images))
    return {
        name: RawOutputs(
            np.concatenate([logits for logits, _ in parts]),
            np.concatenate([maps for _, maps in parts]),
        )
        for name, parts in found.items()
    }
