"""Unique identifiers worked out from what they stand for, so that the same thing has the same one.

A UID derived from a UUID (PS3.5 B.2) needs no registered root. These come from a SHA-256, so they
can be made again from the same parts on any computer, but not turned back into them.
"""

import hashlib
import uuid


def derived_uid(*parts: str | bytes) -> str:
    """Return the UID of some parts, in this order: ``2.25.`` and a number of up to 39 digits."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        # The lengths count too: "ab", "c" is not "a", "bc".
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"2.25.{uuid.UUID(bytes=digest.digest()[:16], version=5).int}"
