"""``pcam-viewer analyze``: many images without a window."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pcam_model import processors
from viewer.commands.common import (
    DONE,
    FAILED,
    InputError,
    UsageError,
    add_deidentification_arguments,
    add_force_argument,
    add_identifiers_argument,
    add_model_arguments,
    add_threshold_argument,
    deidentification,
    say,
    start_engine,
    with_thresholds,
)

if TYPE_CHECKING:
    from pcam_model.engine import Engine
    from viewer.commands.file_exports import Privacy
    from viewer.commands.run import Runner
    from viewer.export.exporter import Exporter
    from viewer.review.review import Review

HELP = "Analyse images and write findings, boxes and pictures to a folder."
EXAMPLE = (
    "  pcam-viewer analyze studies/ --out results --formats json,csv,png\n"
    "  pcam-viewer analyze @list.txt --out results --threshold Effusion=0.4 --resume\n"
    "  pcam-viewer analyze /data/studies --out results --scheduler tcp://head:8786"
)

# Python runs one thread at a time between the calls of libraries: more gain little.
_MOST_WORKERS = 16


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders, ZIP archives, DICOMDIRs; @FILE for a text file with one path a line",
    )
    parser.add_argument(
        "--list",
        action="append",
        default=[],
        dest="lists",
        metavar="FILE",
        help="the same as @FILE; - for standard input (may be given again)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder for results.jsonl, errors.jsonl and the files of --formats; results of an "
        "earlier run in it are replaced unless --resume is given",
    )
    parser.add_argument(
        "--formats",
        default="",
        metavar="NAME,NAME",
        help="what to write for each image besides its line in results.jsonl, e.g. json,csv,png",
    )
    add_threshold_argument(parser)
    add_model_arguments(parser)
    share = parser.add_mutually_exclusive_group()
    share.add_argument(
        "--workers",
        type=int,
        metavar="N",
        help="images worked on at the same time (default: one per processor, at most "
        f"{_MOST_WORKERS})",
    )
    share.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="work on a Dask cluster instead: the address of its scheduler, as tcp://host:8786, or "
        "its scheduler file (pip install 'pcam-viewer[cluster]')",
    )
    parser.add_argument(
        "--resume", action="store_true", help="skip the images that results.jsonl in --out has"
    )
    add_force_argument(parser)
    add_identifiers_argument(parser)
    add_deidentification_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Analyse everything; return 1 if an input failed."""
    if args.workers is not None and args.workers < 1:
        raise UsageError(f"--workers must be 1 or more, not {args.workers}.")
    _keep_processors_for_workers()
    from viewer.commands.file_exports import Privacy
    from viewer.commands.inputs import find_inputs, with_lists

    paths = with_lists(args.paths, args.lists)
    exporters = _exporters(args.formats)
    privacy = Privacy(args.identifiers, deidentification(args))
    if args.out.exists() and not args.out.is_dir():
        raise UsageError(f"--out {args.out} is a file; name a folder.")

    from pcam_model.engine import DEFAULT_ENGINE
    from pcam_model.outputs import EngineDefectError
    from viewer.commands.progress import Progress
    from viewer.commands.run import analyse_all
    from viewer.commands.run_options import RunOptions
    from viewer.commands.writer import ResultWriter
    from viewer.review.review import Review

    # Images side by side, each on a processor of its own, is faster than all on one image.
    threads = max(1, processors.usable(_MOST_WORKERS) // _workers(args))
    engine = start_engine(args.model, args.device, threads, args.engine)
    thresholds = with_thresholds(Review(forced=args.force), engine.manifest, args.threshold)
    for warning in engine.warnings:
        say(warning)
    with _runner(args, engine, thresholds, exporters, privacy) as runner:
        _make_folder(args.out)
        options = RunOptions.of(args, args.engine or DEFAULT_ENGINE, tuple(exporters))
        with ResultWriter(args.out, options) as writer:
            if args.resume:
                for remark in writer.resume(engine, thresholds):
                    say(remark)
            progress = Progress("Analysing")
            try:
                analyse_all(find_inputs(paths, args.out, progress.known), runner, writer, progress)
            except EngineDefectError as error:
                say(writer.summary())
                raise InputError(f"{error} With another --engine, --resume goes on.") from error
    say(writer.summary())
    if "png" in exporters or "jpeg" in exporters:
        say("Pictures: text that is burned into the pixels of an image is not removed.")
    return FAILED if writer.failed or writer.unsuitable else DONE


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {folder} cannot be made: {error.strerror}.") from error


def _runner(
    args: argparse.Namespace,
    engine: "Engine",
    thresholds: "Review",
    exporters: dict[str, "Exporter"],
    privacy: "Privacy",
) -> "Runner":
    if args.scheduler:
        return _cluster(args, engine, thresholds, exporters, privacy)
    from pcam_model.shared_engine import share
    from viewer.commands.batch import Batch
    from viewer.commands.file_exports import FileExports
    from viewer.commands.run import Threads

    exports = FileExports(args.out, exporters, privacy)
    return Threads(Batch(share(engine), thresholds, exports), _workers(args))


def _cluster(
    args: argparse.Namespace,
    engine: "Engine",
    thresholds: "Review",
    exporters: dict[str, "Exporter"],
    privacy: "Privacy",
) -> "Runner":
    from pcam_model.bundle import default_path
    from pcam_model.engine import DEFAULT_ENGINE
    from viewer.commands.cluster import Cluster, check_installed

    check_installed()
    from viewer.commands.cluster_worker import Order
    from viewer.dicom.pseudonyms import user_key

    order = Order(
        (args.model or default_path()).read_bytes(),
        engine.identity.sha256,
        args.engine or DEFAULT_ENGINE,
        args.device,
        thresholds,
        tuple(exporters),
        privacy,
        user_key() if exporters and not privacy.identifiers else None,
    )
    return Cluster(args.scheduler, order)


def _workers(args: argparse.Namespace) -> int:
    return args.workers or processors.usable(_MOST_WORKERS)


def _keep_processors_for_workers() -> None:
    """Keep small products of matrices from spreading over processors that have work already."""
    if "numpy" not in sys.modules:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _exporters(text: str) -> dict[str, "Exporter"]:
    """Return the exporters that ``--formats`` names, in its order."""
    names = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not names:
        return {}
    from viewer.export.exporter import ExporterError, load_exporter

    try:
        exporters = {name: load_exporter(name) for name in names}
    except ExporterError as error:
        raise UsageError(f"--formats: {error}") from error
    if "viewer.export.qt" in sys.modules:
        # Qt's application belongs to the thread that made it, and must outlive the workers.
        from viewer.export.qt import ensure_application

        ensure_application()
    return exporters
