"""File names for exports: from the source's name, safe on every system, without identifiers."""

import re
from collections.abc import Iterable

from viewer.dicom.radiograph import Identity

_FALLBACK = "image"
_LONGEST = 60
_SHORTEST_WORD = 3
# Of a secret that may be anything: shorter ones stand in many words.
_TELLING = 4
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}


def safe_stem(name: str, identity: Identity) -> str:
    """Return the stem of a file name for an export.

    Parameters
    ----------
    name : str
        Name of the source's file or member, with or without a suffix.
    identity : Identity
        Of the same image.

    Returns
    -------
    str
        Letters, digits, ``_``, ``-`` and ``.`` only; ``image`` if nothing is left or if the name
        tells who or what was examined (patient, numbers, dates, UIDs).
    """
    last = re.split(r"[/\\]", name)[-1]
    stem = re.sub(r"\.(dcm|dicom|ima|png|jpe?g|webp|tiff?|bmp)$", "", last, flags=re.IGNORECASE)
    clean = re.sub(r"[^A-Za-z0-9._-]+", "_", stem)[:_LONGEST].strip("._-")
    if not clean or tells_identity(last, identity):
        return _FALLBACK
    return f"_{clean}" if clean.split(".")[0].casefold() in _RESERVED else clean


def tells_identity(text: str, identity: Identity) -> bool:
    """Return whether a text holds something that identifies the patient or the examination."""
    squeezed = _squeeze(text)
    words = {_squeeze(word) for word in re.split(r"[^\w]|_", text)}
    for secret in _secrets(identity):
        if len(secret) >= _SHORTEST_WORD and secret in squeezed:
            return True
        if secret in words:
            return True
    return False


def holds_any(text: str, secrets: Iterable[str]) -> bool:
    """Return whether a text holds one of many secrets, the shortest of which mean nothing."""
    squeezed = _squeeze(text)
    return any(len(each) >= _TELLING and each in squeezed for each in map(_squeeze, secrets))


class UniqueNames:
    """Gives every export of a run its own name, also where the file system ignores case."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {name.casefold() for name in taken}

    def take(self, stem: str, index: int) -> str:
        """Return ``stem-0007`` for index 7, or with the next number that is free."""
        while (name := f"{stem}-{index:04d}").casefold() in self._taken:
            index += 1
        self._taken.add(name.casefold())
        return name


def _secrets(identity: Identity) -> set[str]:
    whole = (
        identity.patient_id,
        identity.patient_birth_date,
        identity.accession_number,
        identity.institution,
        identity.study_date,
        identity.study_instance_uid,
        identity.series_instance_uid,
        identity.sop_instance_uid,
    )
    names = re.split(r"[\s^=,]+", identity.patient_name)
    return {_squeeze(text) for text in (*whole, *names)} - {""}


def _squeeze(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
