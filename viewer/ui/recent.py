"""A memory that keeps what was used last."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """A mapping that forgets what was not used for longest once it grows too heavy.

    Parameters
    ----------
    capacity : float
        Total weight that is kept. The newest entry is kept whatever it weighs.
    weight : callable
        Weight of a value; 1 each unless given.
    """

    def __init__(self, capacity: float, weight: Callable[[V], float] = lambda value: 1.0) -> None:
        self.capacity = capacity
        self._weight = weight
        self._entries: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: K) -> bool:
        return key in self._entries

    def get(self, key: K) -> V | None:
        """Return a value, which counts as use, or None."""
        if key in self._entries:
            self._entries.move_to_end(key)
        return self._entries.get(key)

    def items(self) -> tuple[tuple[K, V], ...]:
        """Return all that is kept, what was used last at the end."""
        return tuple(self._entries.items())

    def put(self, key: K, value: V) -> None:
        """Keep a value."""
        self._entries[key] = value
        self._entries.move_to_end(key)
        total = sum(map(self._weight, self._entries.values()))
        while total > self.capacity and len(self._entries) > 1:
            _, dropped = self._entries.popitem(last=False)
            total -= self._weight(dropped)

    def drop(self, key: K) -> None:
        """Forget one value, if it is there."""
        self._entries.pop(key, None)

    def drop_where(self, unwanted: Callable[[K], bool]) -> None:
        """Forget all values whose key is unwanted."""
        for key in [key for key in self._entries if unwanted(key)]:
            del self._entries[key]

    def clear(self) -> None:
        """Forget everything."""
        self._entries.clear()
