"""Keep pydicom from warning on stderr, from any number of threads.

pydicom speaks through :mod:`warnings` and its own logger about every oddity of a file, with values
of the header in the text. Here oddities become sentences in ``Radiograph.warnings`` or an
``UnreadableError``; header values must not reach a log.
"""

import logging
import threading
import warnings
from contextlib import ContextDecorator

import pydicom.config

# Checks of value representation only produce warnings; every value is checked where it is used.
pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
# Its messages quote header values, which may identify a patient.
logging.getLogger("pydicom").setLevel(logging.CRITICAL + 1)

_lock = threading.Lock()
_threads = 0
_caught: "warnings.catch_warnings[None] | None" = None
_here = threading.local()


class quiet(ContextDecorator):
    """Ignore warnings inside the block.

    ``warnings.catch_warnings`` alone is not safe in threads: two that overlap may restore each
    other's filters. Here the first thread in sets the filter and the last one out restores it.
    A block inside a block costs nothing, so a whole file can be read in one. Also a decorator.
    """

    def __enter__(self) -> None:
        global _threads, _caught  # noqa: PLW0603
        _here.depth = depth = getattr(_here, "depth", 0) + 1
        if depth > 1:
            return
        with _lock:
            if _threads == 0:
                _caught = warnings.catch_warnings()
                _caught.__enter__()
                warnings.simplefilter("ignore")
            _threads += 1

    def __exit__(self, *_: object) -> None:
        global _threads, _caught  # noqa: PLW0603
        _here.depth -= 1
        if _here.depth:
            return
        with _lock:
            _threads -= 1
            if _threads == 0 and _caught is not None:
                _caught.__exit__(None, None, None)
                _caught = None
