"""Read the tables that publishers ship, and say what is wrong with one in plain words."""

import csv
import logging
import math
from collections.abc import Iterator
from pathlib import Path

_log = logging.getLogger(__name__)

_SEXES = {"m": "M", "male": "M", "f": "F", "female": "F"}


class LayoutError(ValueError):
    """A folder is not laid out as the data set should be; the message says what is missing."""


def one_file(root: Path, pattern: str, layout: str) -> Path:
    """Return the first file of a pattern, in a folder or in its folder ``annotations``.

    Raises
    ------
    LayoutError
        If there is none.
    """
    found = sorted(root.glob(pattern)) or sorted((root / "annotations").glob(pattern))
    if not found:
        raise LayoutError(f"{root} holds no {pattern}: it is not in the layout {layout}")
    return found[0]


def rows(file: Path, *required: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV by column name; cells that are missing are empty.

    Raises
    ------
    LayoutError
        If the file is no text, or lacks a required column.
    """
    try:
        with file.open(newline="", encoding="utf-8-sig") as stream:
            reader = csv.DictReader(stream, restval="")
            missing = [name for name in required if name not in (reader.fieldnames or ())]
            if missing:
                raise LayoutError(f"{file} needs the column {', '.join(missing)}")
            yield from reader
    except (UnicodeDecodeError, csv.Error) as error:
        raise LayoutError(f"{file} cannot be read as a CSV file: {error}") from None


def number(text: str, file: Path, column: str) -> float:
    """Return a finite number of a cell.

    Raises
    ------
    LayoutError
        With file and column if it is none.
    """
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise LayoutError(f"{file}: {text!r} in column {column} is not a number")
    return value


def sex(text: str) -> str:
    """Return "F", "M" or ""."""
    return _SEXES.get(text.strip().lower(), "")


def age(text: str) -> float | None:
    """Return years of ``57``, ``57.0`` or ``057Y``; None for what is no age."""
    try:
        value = float(text.strip().rstrip("Yy"))
    except ValueError:
        return None
    return value if 0 <= value <= 130 else None


def tell_missing(table: Path, missing: int, total: int) -> None:
    """Say how many rows have no image, so that a subset is a data set too.

    Raises
    ------
    LayoutError
        If no row has one.
    """
    if missing == total:
        raise LayoutError(f"none of the {total} images that {table} lists is in {table.parent}")
    if missing:
        _log.info("%s: %d of %d rows have no image here", table, missing, total)
