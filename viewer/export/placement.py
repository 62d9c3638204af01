"""Where labels go, so that none is cut off and none covers another. Plain geometry, no Qt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of the picture, in pixels of the picture."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    def overlap(self, other: "Rect") -> float:
        """Return the area shared with another rectangle, in square pixels."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(across, 0.0) * max(down, 0.0)

    def inside(self, canvas: "Rect") -> "Rect":
        """Return this rectangle moved into another; its top left corner has precedence."""
        x = max(min(self.x, canvas.right - self.width), canvas.x)
        y = max(min(self.y, canvas.bottom - self.height), canvas.y)
        return Rect(x, y, self.width, self.height)


def place(
    size: tuple[float, float],
    anchor: Rect,
    canvas: Rect,
    taken: Iterable[Rect],
    gap: float = 0.0,
) -> Rect:
    """Return where a label goes: as near to its anchor as there is room.

    Parameters
    ----------
    size : tuple of float
        Width and height of the label.
    anchor : Rect
        What the label belongs to.
    canvas : Rect
        The label stays inside.
    taken : iterable of Rect
        What it should not cover: other labels first of all.
    gap : float
        Between label and anchor.

    Returns
    -------
    Rect
        Free of everything in ``taken`` where there is such a place, else the place that covers
        least of it.
    """
    obstacles = tuple(taken)
    width, height = size
    best, least = Rect(anchor.x, anchor.y, width, height).inside(canvas), float("inf")
    for candidate in _candidates(width, height, anchor, canvas, gap):
        covered = sum(candidate.overlap(one) for one in obstacles)
        if covered == 0:
            return candidate
        if covered < least:
            best, least = candidate, covered
    return best


def _candidates(
    width: float, height: float, anchor: Rect, canvas: Rect, gap: float
) -> Iterator[Rect]:
    above, below = anchor.y - height - gap, anchor.bottom + gap
    near = (
        (anchor.x, above),
        (anchor.right - width, above),
        (anchor.x, below),
        (anchor.right - width, below),
        (anchor.right + gap, anchor.y),
        (anchor.x - width - gap, anchor.y),
        (anchor.x + gap, anchor.y + gap),
    )
    for x, y in near:
        yield Rect(x, y, width, height).inside(canvas)
    # No room beside the anchor: every place of a coarse grid, the nearest first.
    columns = _steps(canvas.x, canvas.right - width, max(width / 2, 1.0))
    rows = _steps(canvas.y, canvas.bottom - height, max(height / 2, 1.0))
    everywhere = [(x, y) for y in rows for x in columns]
    everywhere.sort(key=lambda at: (at[0] - anchor.x) ** 2 + (at[1] - above) ** 2)
    for x, y in everywhere:
        yield Rect(x, y, width, height)


def _steps(first: float, last: float, step: float) -> list[float]:
    count = max(int((last - first) / step), 0)
    return [first + index * step for index in range(count + 1)]
