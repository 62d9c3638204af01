"""Words of the command line that name a model for each fold: ``--model-fold K=FILE``."""

from collections.abc import Sequence
from pathlib import Path

OPTION = "--model-fold"


def parted(words: Sequence[str], option: str) -> dict[str, str]:
    """Return ``A=B`` words as a mapping.

    Raises
    ------
    ValueError
        If a word is not two names with = between them, or a name is there twice.
    """
    found: dict[str, str] = {}
    for word in words:
        key, separator, value = word.partition("=")
        if not separator or not key or not value:
            raise ValueError(f"{option} {word}: expected two names with = between them")
        if key in found:
            raise ValueError(f"{option}: {key} is there twice")
        found[key] = value
    return found


def fold_models(words: Sequence[str]) -> dict[int, Path]:
    """Return the file of each fold's model, which was fitted without that fold.

    Raises
    ------
    ValueError
        As :func:`parted`, or if a fold is no whole number.
    """
    found = {}
    for fold, file in parted(words, OPTION).items():
        try:
            found[int(fold)] = Path(file)
        except ValueError:
            raise ValueError(f"{OPTION} {fold}=…: the fold is a whole number") from None
    return found
