"""New names for old: UIDs, patients and dates, the same each time for the same key.

All come from HMAC-SHA256 (RFC 2104) of the old value. Who has the key can find the new value of an
old one, so the key stays with the user and is never written into a file that is exported. With the
same key, images and results that were made on different days still refer to each other.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

# Roots of UIDs that name things of the standard, not of an examination (PS3.5 section 9).
_STANDARD = "1.2.840.10008."
_KEY_BYTES = 32
# Always into the past: a shifted date is never later than today.
_FEWEST_DAYS, _DAYS = 366, 3287
_EARLIEST_YEAR = 1900

_lent: ContextVar[bytes | None] = ContextVar("lent key", default=None)

_DATES = {4: "%Y", 6: "%Y%m", 8: "%Y%m%d"}


class Pseudonyms:
    """New values for old ones.

    Parameters
    ----------
    key : bytes
        Secret, 16 bytes or more.

    Raises
    ------
    ValueError
        If the key is too short to be a secret.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) < 16:
            raise ValueError("the key of pseudonyms must have 16 bytes or more")
        self._key = key

    def uid(self, uid: str) -> str:
        """Return the new UID of a UID, under the root 2.25 (PS3.5 B.2).

        UIDs that the standard itself gave a meaning (classes, transfer syntaxes) stay.
        """
        old = uid.strip(" \0")
        if not old or old.startswith(_STANDARD):
            return old
        number = UUID(bytes=self._digest("uid", old)[:16], version=4).int
        return f"2.25.{number}"

    def patient(self, *identity: str) -> str:
        """Return the new ID of a patient, e.g. ``ANON-5F2C09A1B3D4``.

        Parameters
        ----------
        *identity : str
            What tells the patient from all others.
        """
        return f"ANON-{self._digest('patient', *identity).hex()[:12].upper()}"

    def days(self, *identity: str) -> int:
        """Return by how many days all dates of a patient move: 366 to 3652 into the past."""
        number = int.from_bytes(self._digest("days", *identity)[:8], "big")
        return -(_FEWEST_DAYS + number % _DAYS)

    def _digest(self, kind: str, *values: str) -> bytes:
        message = "\0".join((kind, *values)).encode()
        return hmac.new(self._key, message, hashlib.sha256).digest()


def shifted(text: str, days: int) -> str | None:
    """Return a date, or date and time, moved by days; None if it is no date.

    Parameters
    ----------
    text : str
        Value representation DA or DT (PS3.5 section 6.2). Years and months without a day are taken
        for the first day. The time of day and the offset from UTC stay.
    days : int
    """
    digits = text.strip(" \0").replace(".", "").replace("-", "") if len(text) <= 10 else text
    date, rest = digits[:8], digits[8:]
    if not (date.isascii() and date.isdigit()) or len(date) not in _DATES:
        return None
    if rest and not all(character in "0123456789.+-" for character in rest.strip(" \0")):
        return None
    try:
        moved = datetime.strptime(date, _DATES[len(date)]) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    if moved.year < _EARLIEST_YEAR:
        return None
    return moved.strftime(_DATES[len(date)]) + rest.strip(" \0")


def key_file() -> Path:
    """Return the file of the user's own key."""
    from platformdirs import user_config_path

    return user_config_path("pcam-viewer", appauthor=False) / "deidentification.key"


def user_key() -> bytes:
    """Return the key of this user: it is made once, and kept for the user alone.

    Raises
    ------
    OSError
        If it can neither be read nor written.
    """
    return _key(key_file())


@contextmanager
def lent_key(key: bytes | None) -> Iterator[None]:
    """Use the key of another computer's user inside the block, in this thread; None: one's own."""
    token = _lent.set(key)
    try:
        yield
    finally:
        _lent.reset(token)


def user_pseudonyms() -> Pseudonyms:
    """Return the pseudonyms of this user, or of the one whose key is lent; OSError as above."""
    return Pseudonyms(_lent.get() or user_key())


@cache
def _key(path: Path) -> bytes:
    try:
        return _read(path)
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(secrets.token_hex(_KEY_BYTES))
    try:
        # A link is made only if nobody was faster: two programs never use two keys.
        os.link(beside, path)
        beside.unlink()
    except OSError:
        # Somebody was faster, or this file system has no links.
        if path.exists():
            beside.unlink()
        else:
            beside.replace(path)
    return _read(path)


def _read(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text("ascii"))
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        raise OSError(
            f"the key of de-identification is damaged: remove {path}, and a new one is made; "
            "what was exported before then no longer fits what is exported after."
        )
    return key
