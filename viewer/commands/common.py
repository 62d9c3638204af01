"""What several commands share: wrong usage, thresholds, names on a terminal, sources."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcam_model.engine import Engine
    from pcam_model.manifest import Manifest
    from viewer.dicom.deidentification import Deidentification
    from viewer.dicom.source import Source
    from viewer.review.review import Review

#: Exit status: everything done; some inputs failed; wrong usage.
DONE, FAILED, USAGE = 0, 1, 2

DEVICES = ("auto", "cpu", "cuda")


class UsageError(Exception):
    """The command was called wrongly; the message says what to do."""


class InputError(Exception):
    """An input cannot be used; the message says why."""


def add_model_arguments(parser: argparse.ArgumentParser) -> None:
    """Add ``--model``, ``--engine`` and ``--device``."""
    parser.add_argument(
        "--model", type=Path, metavar="FILE", help="model to use (ONNX; default: the shipped one)"
    )
    parser.add_argument(
        "--engine",
        metavar="NAME",
        help="what runs the model: onnxruntime (default), or a plug-in named by doctor",
    )
    parser.add_argument(
        "--device",
        choices=DEVICES,
        default="auto",
        help="where the model runs (default: auto, CUDA if installed)",
    )


def add_threshold_argument(parser: argparse.ArgumentParser) -> None:
    """Add ``--threshold``."""
    parser.add_argument(
        "--threshold",
        action="append",
        default=[],
        metavar="FINDING=P",
        help="call a finding from this probability on, instead of the model's operating point "
        "(may be given again)",
    )


def add_identifiers_argument(parser: argparse.ArgumentParser) -> None:
    """Add ``--identifiers``."""
    parser.add_argument(
        "--identifiers",
        action="store_true",
        help="let files for each image name patient, dates, places and UIDs "
        "(default: left out; text burned into the pixels stays in any case)",
    )


#: What ``--keep`` takes: the field of the de-identification, and what it keeps.
KEEP = {
    "age-sex-size": "characteristics",
    "device": "device",
    "institution": "institution",
    "plain-words": "descriptors",
    "uids": "uids",
    "safe-private": "safe_private",
}
_DATES = {"removed": "REMOVED", "shifted": "MODIFIED", "kept": "UNMODIFIED"}


def add_deidentification_arguments(parser: argparse.ArgumentParser) -> None:
    """Add ``--dates`` and ``--keep``."""
    parser.add_argument(
        "--dates",
        choices=tuple(_DATES),
        default="removed",
        help="what becomes of dates in DICOM files without --identifiers; shifted: by the same "
        "days for all images of a patient (default: removed)",
    )
    parser.add_argument(
        "--keep",
        default="",
        metavar="NAME,NAME",
        help=f"what DICOM files without --identifiers may keep: {', '.join(KEEP)} "
        "(options of PS3.15 Annex E; default: nothing)",
    )


def kept_names(args: argparse.Namespace) -> list[str]:
    """Return the names that ``--keep`` gives."""
    return [part.strip() for part in args.keep.split(",") if part.strip()]


def deidentification(args: argparse.Namespace) -> "Deidentification":
    """Return what ``--dates`` and ``--keep`` ask for.

    Raises
    ------
    UsageError
        If a name is unknown, or with ``--identifiers``, which keeps everything.
    """
    from viewer.dicom.deidentification import Dates, Deidentification

    names = kept_names(args)
    unknown = [name for name in names if name not in KEEP]
    if unknown:
        raise UsageError(f"--keep has no {unknown[0]!r}; it takes {', '.join(KEEP)}.")
    if args.identifiers and (names or args.dates != "removed"):
        raise UsageError("--identifiers keeps everything: leave --dates and --keep out.")
    return Deidentification(Dates(_DATES[args.dates]), **{KEEP[name]: True for name in names})


def add_force_argument(parser: argparse.ArgumentParser) -> None:
    """Add ``--force``."""
    parser.add_argument(
        "--force",
        action="store_true",
        help="analyse images, too, that do not suit the model, such as lateral views; their "
        "results are marked (default: they are listed with the reason, without any number)",
    )


def start_engine(
    model: Path | None, device: str, threads: int | None = None, engine: str | None = None
) -> "Engine":
    """Open the model.

    Raises
    ------
    UsageError
        If it cannot be used.
    """
    from pcam_model.bundle import BundleError
    from pcam_model.engine import DEFAULT_ENGINE, EngineError, open_engine

    try:
        return open_engine(model, device, engine or DEFAULT_ENGINE, threads)
    except (BundleError, EngineError) as error:
        raise UsageError(str(error)) from error


def known_finding(manifest: "Manifest", text: str) -> str:
    """Return the finding a user means by its name or label, in any case of letters.

    Raises
    ------
    UsageError
        If the model has no such finding.
    """
    from pcam_model.findings import label

    wanted = text.strip().replace("_", " ").casefold()
    for name in manifest.finding_names:
        if wanted in (name.replace("_", " ").casefold(), label(name).casefold()):
            return name
    known = ", ".join(manifest.finding_names)
    raise UsageError(f"the model has no finding {text.strip()!r}; it has {known}.")


def with_thresholds(review: "Review", manifest: "Manifest", texts: Iterable[str]) -> "Review":
    """Return a review with the thresholds of ``FINDING=P`` texts.

    Raises
    ------
    UsageError
        If one is not of that form, its finding is unknown or P is not between 0 and 1.
    """
    for text in texts:
        name, equals, value = text.partition("=")
        try:
            probability = float(value)
        except ValueError:
            probability = -1.0
        if not equals or not 0 <= probability <= 1:
            raise UsageError(
                f"--threshold takes FINDING=P with P between 0 and 1, not {text!r}; "
                "for example --threshold Effusion=0.4"
            )
        review = review.with_threshold(known_finding(manifest, name), probability)
    return review


def not_suitable(error: Exception) -> str:
    """Return why an image was not analysed, and what can be done."""
    return f"Not analysed: {error} With --force there is a result, which is marked."


def path_of(source: "Source") -> str:
    """Return path and member of a source exactly, as ``results.jsonl`` has it."""
    return str(source.path) if source.member is None else f"{source.path}/{source.member}"


def say(message: str) -> None:
    """Write a line to standard error, safe for a terminal whatever names it holds."""
    from viewer.dicom.text import clean

    print(clean(message, longest=2000), file=sys.stderr, flush=True)
