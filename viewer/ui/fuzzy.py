"""Find a command by a few of its letters."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def score(wanted: str, text: str) -> float | None:
    """Return how well letters fit a text; None if they do not stand in it in this order.

    Beginnings of words and letters side by side count most, so ``"rl"`` finds *Rotate left*.
    """
    wanted, text = "".join(wanted.casefold().split()), text.casefold()
    if not wanted:
        return 0.0
    starts = [place for place, letter in enumerate(text) if letter == wanted[0]]
    found = [each for start in starts if (each := _score_from(wanted, text, start)) is not None]
    return max(found, default=None)


def best(wanted: str, items: Iterable[T], texts: Callable[[T], Iterable[str]]) -> list[T]:
    """Return the items that fit in one of their texts, the best first, else in their own order."""
    rated = []
    for place, item in enumerate(items):
        scores = [each for text in texts(item) if (each := score(wanted, text)) is not None]
        if scores:
            rated.append((-max(scores), place, item))
    return [item for _, _, item in sorted(rated, key=lambda entry: entry[:2])]


def _score_from(wanted: str, text: str, start: int) -> float | None:
    place, total = start, _worth(text, start)
    for letter in wanted[1:]:
        beginnings = [
            at for at in range(place + 1, len(text)) if text[at] == letter and _begins(text, at)
        ]
        after = text[place + 1 : place + 2] == letter
        at = place + 1 if after else min(beginnings, default=text.find(letter, place + 1))
        if at < 0:
            return None
        total += 3.0 if after else _worth(text, at) - 0.05 * (at - place)
        place = at
    # Of two texts that fit alike the shorter one was meant.
    return total - 0.01 * len(text)


def _worth(text: str, place: int) -> float:
    return 2.0 if _begins(text, place) else 0.0


def _begins(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()
