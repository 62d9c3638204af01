"""Things laid one over the other, of which mostly one changes at a time.

A slider moves the threshold of one finding among many. What lies below and above that finding is
laid together once and kept, so a frame costs the same however many findings are shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtGui import QImage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parts(Generic[T]):
    """What is to be drawn, from below to above.

    Attributes
    ----------
    below, above : QImage or None
        What was laid together before; None for nothing.
    between : tuple
        Things to be drawn one after another.
    """

    below: QImage | None
    between: tuple[T, ...]
    above: QImage | None


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    things: tuple[T, ...]
    context: object
    index: int
    below: QImage | None
    above: QImage | None

    def fits(self, things: tuple[T, ...], context: object) -> bool:
        """Return whether nothing but the thing at the index is another one."""
        return context == self.context and _change(self.things, things) in (
            self.index,
            len(things),
        )


class Stack(Generic[T]):
    """Keeps what did not change since it was drawn last.

    Parameters
    ----------
    lay : callable
        Draws things, the last one on top, and returns the picture of them; None for no things.
    """

    def __init__(self, lay: Callable[[Sequence[T]], QImage | None]) -> None:
        self._lay = lay
        self._last: tuple[T, ...] = ()
        self._context: object = None
        self._kept: _Kept[T] | None = None

    def parts(self, things: tuple[T, ...], context: object = None) -> Parts[T]:
        """Return what is to be drawn.

        Parameters
        ----------
        things : tuple
            From below to above; compared by identity.
        context : object
            What pictures depend on beside the things, e.g. the zoom; compared by value.
        """
        kept = self._kept
        if kept is None or not kept.fits(things, context):
            kept = None
            index = _change(self._last, things) if context == self._context else None
            if index is not None:
                below, above = self._lay(things[:index]), self._lay(things[index + 1 :])
                kept = _Kept(things, context, index, below, above)
        self._last, self._context, self._kept = things, context, kept
        if kept is None:
            return Parts(None, things, None)
        return Parts(kept.below, things[kept.index : kept.index + 1], kept.above)


def _change(old: tuple[T, ...], new: tuple[T, ...]) -> int | None:
    """Return the place of the only thing that is another one.

    The number of things if all are the same; None if several differ or their number does.
    """
    if len(old) != len(new):
        return None
    changed = [
        place for place, pair in enumerate(zip(old, new, strict=True)) if pair[0] is not pair[1]
    ]
    if len(changed) > 1:
        return None
    return changed[0] if changed else len(new)
