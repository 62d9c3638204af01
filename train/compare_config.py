"""The configuration of a comparison: poolings × seeds × folds on one budget."""

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from pcam_model.network.poolings import POOLINGS
from train.config import ConfigError, Count, DataConfig, FitConfig, Fraction, read_tree
from train.phantom.generate import MAX_SIZE, MIN_SIZE, PREVALENCE


class PhantomConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """Phantoms that the comparison makes for itself, as ``pcam-train phantom`` does.

    Attributes
    ----------
    count, size, seed : int
    severity : tuple of float
        Lowest and highest, 0 barely visible to 1 obvious.
    among : tuple of str
        What findings are drawn from.
    """

    count: Count
    size: Annotated[int, Meta(ge=MIN_SIZE, le=MAX_SIZE)] = 128
    seed: Annotated[int, Meta(ge=0)] = 0
    severity: tuple[Fraction, Fraction] = (0.0, 1.0)
    among: tuple[str, ...] = tuple(PREVALENCE)


class Variant(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the table: a pooling, and what else is different.

    Attributes
    ----------
    pooling : str
        A key of :data:`pcam_model.network.poolings.POOLINGS`.
    options : dict
        Of the pooling.
    """

    pooling: str
    options: dict[str, int | float] = {}

    def __post_init__(self) -> None:
        if self.pooling not in POOLINGS:
            raise ValueError(
                f"no pooling is called {self.pooling}: there are {', '.join(POOLINGS)}"
            )


class CompareConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """All of a comparison.

    Attributes
    ----------
    out : str
        Folder of the fits and of the table.
    variants : dict of str to Variant
        Name in the table to what is compared; or a list of poolings, each with its defaults.
    seeds : tuple of int
        Every variant is fitted with each of them.
    data : DataConfig
        What is measured, by folds of its split file: each image by a fit that has not seen its
        fold. Fits learn from the other folds of it, and from ``fit.data`` besides.
    folds : tuple of int
        Which folds are measured; images of other folds are only learned from.
    phantoms : PhantomConfig or None
        Made in ``data.root`` first, those that are there excepted.
    start : FitConfig or None
        One fit whose weights all others start from; nothing of ``data`` may be in it.
    fit : FitConfig
        The budget: everything but pooling, seed, data, val and out.
    box_fractions : tuple of float
        The box rule is chosen among these per finding, on the images of other patients.
    """

    out: str
    variants: dict[str, Variant] | tuple[str, ...]
    data: DataConfig
    fit: FitConfig
    seeds: Annotated[tuple[int, ...], Meta(min_length=1)] = (0,)
    folds: Annotated[tuple[int, ...], Meta(min_length=1)] = (0, 1, 2, 3, 4)
    phantoms: PhantomConfig | None = None
    start: FitConfig | None = None
    box_fractions: Annotated[tuple[Fraction, ...], Meta(min_length=1)] = (
        0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8,
    )  # fmt: skip

    @property
    def named(self) -> dict[str, Variant]:
        """The variants by name."""
        if isinstance(self.variants, dict):
            return self.variants
        return {name: Variant(name) for name in self.variants}


def load_compare_config(file: Path, changes: list[str]) -> CompareConfig:
    """Read a configuration and apply changes, as :func:`train.config.load_config` does.

    Raises
    ------
    train.config.ConfigError
        With the name of the field that is wrong.
    """
    try:
        config = msgspec.convert(read_tree(file, changes), CompareConfig, strict=False)
    except msgspec.MsgspecError as error:
        raise ConfigError(f"the configuration is wrong: {error}") from error
    taken = {"data": config.fit.data, "val": config.fit.val}
    for part in (*taken["data"], *taken["val"]):
        if Path(part.root).resolve() == Path(config.data.root).resolve():
            raise ConfigError("fit: what is measured is named in data alone, not in fit")
    return config
