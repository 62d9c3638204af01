"""``pcam-viewer render``: one image as a PNG of its native size."""

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.commands.common import (
    DONE,
    InputError,
    UsageError,
    add_force_argument,
    add_identifiers_argument,
    add_model_arguments,
    add_threshold_argument,
    known_finding,
    not_suitable,
    say,
    start_engine,
    with_thresholds,
)

if TYPE_CHECKING:
    from viewer.dicom.radiograph import Radiograph, Voi
    from viewer.dicom.source import Source

HELP = "Write one image as an 8-bit PNG of its native size."
EXAMPLE = (
    "  pcam-viewer render chest.dcm --out chest.png\n"
    "  pcam-viewer render chest.dcm --out found.png --heatmap Effusion Mass"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("path", type=Path, metavar="PATH", help="a file that holds one image")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.png")
    parser.add_argument(
        "--frame", type=int, default=0, metavar="N", help="frame, counted from 0 (default: 0)"
    )
    window = parser.add_mutually_exclusive_group()
    window.add_argument("--window", metavar="CENTER,WIDTH", help="window on modality values")
    window.add_argument(
        "--preset",
        type=int,
        metavar="N",
        help="N-th window or look-up table of the file, from 1; 0 for an automatic window",
    )
    parser.add_argument(
        "--heatmap",
        nargs="+",
        action="extend",
        default=[],
        metavar="FINDING",
        help="analyse the image and draw where these are seen, with labels and corner text",
    )
    add_threshold_argument(parser)
    add_model_arguments(parser)
    add_force_argument(parser)
    add_identifiers_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Write the picture."""
    if args.out.suffix.lower() != ".png":
        raise UsageError(f"--out must end in .png, not {args.out.name!r}.")
    if args.threshold and not args.heatmap:
        raise UsageError("--threshold needs --heatmap: the plain picture shows no finding.")
    window = _window(args.window) if args.window else None

    from viewer.dicom.radiograph import UnreadableError
    from viewer.dicom.read import read

    try:
        radiograph = read(_one_source(args.path))
    except UnreadableError as error:
        raise InputError(f"{args.path}: {error}") from error
    if not 0 <= args.frame < radiograph.frames:
        raise UsageError(f"--frame must be 0 to {radiograph.frames - 1}, not {args.frame}.")
    voi = window if args.preset is None else _preset(radiograph, args.preset, args.frame)
    if voi is not None and radiograph.is_colour:
        raise UsageError("a colour picture has no window: leave out --window and --preset.")
    if args.heatmap:
        _annotated(args, radiograph, voi)
    else:
        from viewer.dicom.display import render
        from viewer.export.plain import write_plain_png

        for warning in radiograph.warnings:
            say(f"{args.path}: {warning}")
        write_plain_png(render(radiograph, args.frame, voi), args.out)
    return DONE


def _annotated(args: argparse.Namespace, radiograph: "Radiograph", voi: "Voi | None") -> None:
    from pcam_model.engine import EngineError
    from viewer.export.exporter import ExporterError, load_exporter
    from viewer.export.options import ExportOptions, PictureOptions
    from viewer.review.analysis import UnsuitableError, analyse
    from viewer.review.case import Case
    from viewer.review.review import Review

    try:
        exporter = load_exporter("png")
    except ExporterError as error:
        raise UsageError(str(error)) from error
    engine = start_engine(args.model, args.device, engine=args.engine)
    visible = frozenset(known_finding(engine.manifest, text) for text in args.heatmap)
    review = Review(visible=visible, voi=voi, frame=args.frame, forced=args.force)
    review = with_thresholds(review, engine.manifest, args.threshold)
    try:
        prediction = analyse(radiograph, engine, args.frame, force=args.force)
    except UnsuitableError as error:
        raise InputError(f"{args.path}: {not_suitable(error)}") from error
    except EngineError as error:
        raise InputError(f"{args.path}: {error}") from error
    case = Case(radiograph, review, prediction, engine.manifest)
    for warning in prediction.warnings:
        say(f"{args.path}: {warning}")
    for finding in sorted(visible):
        if not case.boxes(finding):
            threshold = review.threshold(engine.manifest, finding)
            say(f"{args.path}: {finding} is nowhere above {threshold:.2f}, so nothing is drawn.")
    picture = PictureOptions(identifiers=args.identifiers)
    exporter.export(case, args.out, ExportOptions(identifiers=args.identifiers, picture=picture))


def _one_source(path: Path) -> "Source":
    """Return the image that a path names, looking into archives and folders."""
    from viewer.dicom.scan import Rejected, scan

    found = list(scan([path]))
    images = [one.source for one in found if not isinstance(one, Rejected)]
    if len(images) > 1:
        raise UsageError(f"{path} holds {len(images)} images: name one of them, or use analyze.")
    if images:
        return images[0]
    reasons = [one.reason for one in found if isinstance(one, Rejected)]
    raise InputError(f"{path}: {reasons[0] if reasons else 'There is no image in it.'}")


def _window(text: str) -> "Voi":
    from viewer.dicom.radiograph import Window

    try:
        centre, width = (float(part) for part in text.split(","))
    except ValueError:
        centre = width = math.nan
    if not (math.isfinite(centre) and math.isfinite(width) and width > 0):
        raise UsageError(
            f"--window takes CENTER,WIDTH, for example 2048,4096, width above 0; not {text!r}."
        )
    return Window(centre, width)


def _preset(radiograph: "Radiograph", number: int, frame: int) -> "Voi":
    from viewer.dicom.display import automatic_window

    if number == 0:
        return automatic_window(radiograph, frame)
    if not 1 <= number <= len(radiograph.vois):
        has = f"1 to {len(radiograph.vois)}" if radiograph.vois else "none"
        raise UsageError(f"the file has no preset {number}; it has {has}, and 0 is automatic.")
    return radiograph.vois[number - 1]
