"""``pcam-viewer analyze``: many images without a window."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.commands.common import (
    DONE,
    FAILED,
    UsageError,
    add_force_argument,
    add_identifiers_argument,
    add_model_arguments,
    add_threshold_argument,
    say,
    start_engine,
    with_thresholds,
)

if TYPE_CHECKING:
    from viewer.dicom.scan import Instance, Rejected
    from viewer.export.exporter import Exporter

HELP = "Analyse images and write findings, boxes and pictures to a folder."
EXAMPLE = (
    "  pcam-viewer analyze studies/ --out results --formats json,csv,png\n"
    "  pcam-viewer analyze studies/ --out results --formats png --threshold Effusion=0.4 --resume"
)

_NO_SCHEDULER = "--scheduler is not available in this version; use --workers N on this computer."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="files, folders, ZIP archives, DICOMDIRs",
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
        default=1,
        metavar="N",
        help="images worked on at the same time (default: 1, which uses several cores already)",
    )
    share.add_argument("--scheduler", metavar="ADDRESS", help=argparse.SUPPRESS)
    parser.add_argument(
        "--resume", action="store_true", help="skip the images that results.jsonl in --out has"
    )
    add_force_argument(parser)
    add_identifiers_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Analyse everything; return 1 if an input failed."""
    if args.scheduler:
        raise UsageError(_NO_SCHEDULER)
    if args.workers < 1:
        raise UsageError(f"--workers must be 1 or more, not {args.workers}.")
    exporters = _exporters(args.formats)
    if args.out.exists() and not args.out.is_dir():
        raise UsageError(f"--out {args.out} is a file; name a folder.")

    from pcam_model.engine import default_threads
    from viewer.commands.batch import Batch, analyse_all
    from viewer.commands.writer import ResultWriter
    from viewer.review.review import Review

    # One engine for each worker; they share the processors.
    threads = max(1, default_threads() // args.workers) if args.workers > 1 else None
    engine = start_engine(args.model, args.device, threads)
    thresholds = with_thresholds(Review(forced=args.force), engine.manifest, args.threshold)
    more = [start_engine(args.model, args.device, threads) for _ in range(args.workers - 1)]
    for warning in engine.warnings:
        say(warning)
    try:
        args.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {args.out} cannot be made: {error.strerror}.") from error
    inputs = _inputs(args.paths, args.out)
    with ResultWriter(args.out, exporters, identifiers=args.identifiers) as writer:
        if args.resume:
            writer.resume(engine, thresholds)
        analyse_all(inputs, Batch((engine, *more), thresholds), writer)
    say(writer.summary())
    if "png" in exporters or "jpeg" in exporters:
        say("Pictures: text that is burned into the pixels of an image is not removed.")
    return FAILED if writer.failed or writer.unsuitable else DONE


def _exporters(text: str) -> dict[str, "Exporter"]:
    """Return the exporters that ``--formats`` names, in its order."""
    names = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not names:
        return {}
    from viewer.export.exporter import ExporterError, load_exporter

    try:
        return {name: load_exporter(name) for name in names}
    except ExporterError as error:
        raise UsageError(f"--formats: {error}") from error


def _inputs(paths: Iterable[Path], out: Path) -> list["Instance | Rejected"]:
    """Return what the paths hold; results of an earlier run among them are no input."""
    from viewer.dicom.scan import Instance, Rejected, scan

    given = list(paths)
    folder = out.resolve()
    asked = any(path.resolve().is_relative_to(folder) for path in given)
    found: list[Instance | Rejected] = []
    for one in scan(given):
        path = one.source.path if isinstance(one, Instance) else Path(one.label)
        if asked or not path.resolve().is_relative_to(folder):
            found.append(one)
    if not found:
        found.append(Rejected(", ".join(map(str, given)), "There is no file in it."))
    return found
