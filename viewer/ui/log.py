"""The log file in the user's log folder: what went wrong, and nothing about anybody.

Only loggers of this program write to it, and those name no patients. Of exceptions it keeps kind
and place, not the message, which may hold a path or a name.
"""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_PROGRAMS = ("viewer", "pcam_model")
_LARGEST = 500_000
_KEPT = 3


def log_file() -> Path:
    """Return the file that is written to; older ones lie beside it."""
    from platformdirs import user_log_path

    return user_log_path("pcam-viewer", appauthor=False) / "pcam-viewer.log"


def start_log() -> Path | None:
    """Begin to write the log; return its file, None if it cannot be written."""
    target = log_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handler = _QuietHandler(target, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    for name in _PROGRAMS:
        logger = logging.getLogger(name)
        for old in [each for each in logger.handlers if isinstance(each, _QuietHandler)]:
            logger.removeHandler(old)
            old.close()
        logger.addHandler(handler)
        if logger.getEffectiveLevel() > logging.INFO:
            logger.setLevel(logging.INFO)
    return target


class _QuietHandler(RotatingFileHandler):
    """A full disk must not put a traceback on the terminal."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Do without this line."""


class _Formatter(logging.Formatter):
    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Return kinds and places of an exception and its causes, without their messages."""
        lines = []
        error: BaseException | None = ei[1]
        while error is not None:
            lines.append(type(error).__name__)
            for frame in traceback.extract_tb(error.__traceback__):
                # The whole path would begin with the folder of the user.
                place = "/".join(Path(frame.filename).parts[-3:])
                lines.append(f"  {place}:{frame.lineno} in {frame.name}")
            error = error.__cause__ or error.__context__
        return "\n".join(lines)
