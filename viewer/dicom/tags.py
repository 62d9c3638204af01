"""A DICOM header as a tree of lines to read, search and compare, whatever state it is in.

Names are those of PS3.6. A value that cannot be read is replaced by a sentence, a value that is too
long is elided, and a tree that is too deep or too large says what it leaves out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from pydicom.datadict import dictionary_description, keyword_for_tag
from pydicom.dataset import Dataset
from pydicom.tag import BaseTag
from pydicom.uid import UID

from pcam_model.wording import Text
from viewer.dicom.header import read_header
from viewer.dicom.quiet import quiet
from viewer.dicom.source import Source
from viewer.dicom.text import clean

#: What a line says in place of a value that may identify somebody.
HIDDEN = Text("(hidden)")

#: What elements are called whose names their makers alone know.
PRIVATE = Text("Private")

# A real header has some hundred elements and five levels; more comes from damaged files.
_DEEPEST = 12
_MOST_ROWS = 20_000
_BYTES_SHOWN = 16

# Value representations (PS3.5 6.2) whose values are numbers, codes or pixels, not words or dates.
_IMPERSONAL = frozenset(
    {"AT", "CS", "DS", "FD", "FL", "IS", "OB", "OD", "OF", "OL", "OV", "OW"}
    | {"SL", "SS", "SV", "UL", "US", "UV"}
)
_PATIENT_GROUP = 0x0010


@dataclass(frozen=True, slots=True)
class TagRow:
    """One line of a header.

    Attributes
    ----------
    tag : str
        ``(GGGG,EEEE)``; for an item of a sequence its number from 1, ``#1``.
    keyword : str
        Of PS3.6; for a private element its creator, empty where there is none.
    name : str
        What PS3.6 calls it.
    vr : str
        Value representation; empty for an item, ``??`` where it cannot be told.
    value : str
        Cleaned and elided; for an element that cannot be read a sentence that says so.
    identifying : bool
        Whether the value may tell who the patient is, or when and where the image was made.
    children : tuple of TagRow
        Items of a sequence, or elements of an item.
    """

    tag: str
    keyword: str
    name: str
    vr: str
    value: str
    identifying: bool = False
    children: tuple["TagRow", ...] = ()


@dataclass(frozen=True, slots=True)
class PairRow:
    """The same line of two headers; None where one of them has no such line."""

    left: TagRow | None
    right: TagRow | None
    children: tuple["PairRow", ...] = ()

    @property
    def row(self) -> TagRow:
        """The line of whichever header has it."""
        found = self.left or self.right
        if found is None:
            raise ValueError("a pair holds at least one line")
        return found

    @property
    def differs(self) -> bool:
        """Whether the lines, or any below them, are not the same."""
        if self.left is None or self.right is None:
            return True
        if (self.left.value, self.left.vr) != (self.right.value, self.right.vr):
            return True
        return any(child.differs for child in self.children)


def read_tags(source: Source) -> tuple[TagRow, ...]:
    """Return the header of a file, file meta information first, without its pixels.

    Raises
    ------
    UnreadableError
        If the file cannot be opened, is not DICOM, or holds no element.
    """
    with source.open() as stream:
        return tag_rows(read_header(stream).dataset)


def tag_rows(dataset: Dataset, most: int = _MOST_ROWS) -> tuple[TagRow, ...]:
    """Return the lines of a data set; at most ``most``, the last of which says that more follow."""
    budget = _Budget(most)
    meta = getattr(dataset, "file_meta", None)
    rows = [] if meta is None else list(_elements(meta, 0, budget))
    return (*rows, *_elements(dataset, 0, budget))


def without_identifiers(rows: Sequence[TagRow]) -> tuple[TagRow, ...]:
    """Return the lines with every value hidden that may identify somebody."""
    return tuple(
        replace(
            row,
            value=HIDDEN if row.identifying and row.value else row.value,
            children=without_identifiers(row.children),
        )
        for row in rows
    )


def compare(left: Sequence[TagRow], right: Sequence[TagRow]) -> tuple[PairRow, ...]:
    """Return the lines of two headers side by side, in the order of their tags."""
    if any(row.tag.startswith("#") for row in (*left, *right)):
        pairs: Iterator[tuple[TagRow | None, TagRow | None]] = zip_longest(left, right)
    else:
        ours, theirs = ({row.tag: row for row in rows} for rows in (left, right))
        pairs = ((ours.get(tag), theirs.get(tag)) for tag in sorted(ours.keys() | theirs.keys()))
    return tuple(
        PairRow(one, two, compare(one.children if one else (), two.children if two else ()))
        for one, two in pairs
    )


class _Budget:
    """How many lines may still be made."""

    def __init__(self, rows: int) -> None:
        self._left = rows

    def take(self) -> bool:
        self._left -= 1
        return self._left >= 0


def _elements(dataset: Dataset, depth: int, budget: _Budget) -> Iterator[TagRow]:
    for tag in sorted(dataset.keys()):
        if not budget.take():
            yield TagRow("…", "", "", "", Text("More elements follow; they are not shown."))
            return
        yield _element(dataset, tag, depth, budget)


def _element(dataset: Dataset, tag: BaseTag, depth: int, budget: _Budget) -> TagRow:
    shown = f"({tag.group:04X},{tag.element:04X})"
    keyword = keyword_for_tag(tag)
    unnamed = PRIVATE if tag.is_private else Text("Unknown")
    name = dictionary_description(tag) if keyword else unnamed
    try:
        with quiet():
            element = dataset[tag]
            vr, value = str(element.VR), element.value
            if tag.is_private:
                keyword = clean(str(element.private_creator or ""), 64)
    # Damaged files raise whatever a parser can raise, RecursionError among it.
    except Exception as error:
        return TagRow(shown, keyword, name, "??", _unreadable(error))
    if vr == "SQ" and isinstance(value, Sequence):
        items = tuple(_items(value, depth + 1, budget)) if depth < _DEEPEST else ()
        count = len(value)
        told = Text("1 item") if count == 1 else Text("{count} items", count=count)
        return TagRow(shown, keyword, name, vr, told, False, items)
    return TagRow(shown, keyword, name, vr, _text(vr, value), _identifies(tag, vr, value))


def _items(sequence: Sequence[Any], depth: int, budget: _Budget) -> Iterator[TagRow]:
    for number, item in enumerate(sequence, start=1):
        if not budget.take():
            yield TagRow("…", "", "", "", Text("More items follow; they are not shown."))
            return
        yield TagRow(
            f"#{number}", "", Text("Item"), "", "", False, tuple(_elements(item, depth, budget))
        )


def _text(vr: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes | bytearray):
        start = bytes(value[:_BYTES_SHOWN]).hex(" ")
        more = " …" if len(value) > _BYTES_SHOWN else ""
        count = len(value)
        return Text("{count} bytes: {start}", count=count, start=start + more) if value else ""
    try:
        several = isinstance(value, Sequence) and not isinstance(value, str)
        text = "\\".join(map(str, value)) if several else str(value)
    except Exception as error:
        return _unreadable(error)
    if vr == "UI" and (name := UID(text).name) != text:
        text = f"{text} = {name}"
    return clean(text)


def _unreadable(error: Exception) -> str:
    return Text("unreadable ({kind})", kind=type(error).__name__)


def _identifies(tag: BaseTag, vr: str, value: Any) -> bool:
    """Return whether a value may identify somebody: when in doubt, it does."""
    if tag.group == _PATIENT_GROUP or tag.is_private:
        return True
    if vr == "UI":
        # UIDs that PS3.6 names say what a thing is; the others say which one.
        return UID(str(value)).name == str(value)
    return vr not in _IMPERSONAL
