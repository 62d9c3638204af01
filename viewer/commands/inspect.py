"""``pcam-viewer inspect``: what each file is and how it will be shown."""

import argparse
import json
import math
from pathlib import Path
from typing import Any

from viewer.commands.common import DONE, FAILED, path_of, say

HELP = "Say what each file is and how it will be shown."
EXAMPLE = "  pcam-viewer inspect studies/ --json > facts.jsonl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="files, folders, ZIP archives, DICOMDIRs",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object per file and line")


def run(args: argparse.Namespace) -> int:
    """Print the facts of every file; return 1 if one of them cannot be shown."""
    from viewer.dicom.inspect import inspect
    from viewer.dicom.scan import Rejected, scan

    failed = 0
    for found in scan(args.paths):
        if isinstance(found, Rejected):
            facts: dict[str, Any] = {"path": found.label, "error": found.reason}
        else:
            facts = {**inspect(found.source), "path": path_of(found.source)}
        if args.json:
            print(json.dumps(_plain(facts), allow_nan=False), flush=True)
        if "error" in facts:
            failed += 1
            say(f"{facts['path']}: {facts['error']}")
        elif not args.json:
            print("\n".join(_lines(facts)), flush=True)
    return FAILED if failed else DONE


def _plain(value: Any) -> Any:
    """Return a value that JSON can hold: a pixel may be infinite or no number at all."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None or isinstance(value, str | int) else str(value)


def _lines(facts: dict[str, Any]) -> list[str]:
    """Return the facts for a person."""
    from viewer.dicom.text import clean

    stored, spacing = facts["stored"], facts["spacing"]
    frames = f", {facts['frames']} frames" if facts["frames"] > 1 else ""
    if spacing["row_mm"] is None:
        scale = "no millimetres"
    else:
        scale = f"{spacing['row_mm']:.4g} × {spacing['column_mm']:.4g} mm ({spacing['source']})"
    table = [
        ("modality", f"{facts['modality'] or 'not given'}, view {facts['view']}"),
        (
            "image",
            f"{facts['columns']} × {facts['rows']} pixels{frames}, "
            f"{facts['photometric']}, {facts['bits_stored']} bits",
        ),
        ("stored", f"{stored['min']:g} to {stored['max']:g} ({stored['dtype']})"),
        ("shown by", f"{facts['voi_source']}{', inverted' if facts['inverted'] else ''}"),
        ("spacing", scale),
        ("encoding", facts["transfer_syntax"] or "none"),
        ("for the model", "suitable" if facts["suitable"] else f"NOT SUITABLE: {facts['reason']}"),
    ]
    lines = [clean(str(facts["path"]), longest=1024)]
    lines += [f"  {name:<14}{clean(str(value), longest=400)}" for name, value in table]
    lines += [f"  {'warning':<14}{clean(warning, longest=400)}" for warning in facts["warnings"]]
    return lines
