"""The configuration of a fit: one typed tree, read from YAML, changed by KEY=VALUE."""

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field

from pcam_model.findings import BOXED
from train.datasets.labels import uncertain_policy

Positive = Annotated[float, Meta(gt=0)]
Fraction = Annotated[float, Meta(ge=0, le=1)]


class ConfigError(ValueError):
    """A configuration is wrong; the message names the field."""


class DataConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """One data set of a fit.

    Attributes
    ----------
    root : str
        Its folder. A relative path is taken from the working directory.
    layout : str
        A key of :data:`train.datasets.layouts.LAYOUTS`.
    split : str or None
        Fit on this split only; None for all images.
    split_file : str or None
        CSV of the splits; ``splits.csv`` in ``root`` if None.
    limit : int or None
        Use the first ``limit`` images only.
    weight : float
        How often an epoch shows each image.
    uncertain : str or dict
        What becomes of uncertain labels: a preset of :data:`train.datasets.labels.PRESETS`
        (published, zeros, ones, ignore, votes, paper, smoothed), or per finding one of the first
        five or a range ``[low, high]``; ``others`` are the findings not named.
    blank : str
        What becomes of blank labels: "published", "zeros" or "ignore".
    lateral : bool
        Use lateral views too, as far as the data set tells which they are.
    unreadable : float
        Largest share of images that may be left out because they cannot be read.
    """

    root: str
    layout: str = "chestxray14"
    split: str | None = None
    split_file: str | None = None
    limit: Annotated[int, Meta(ge=1)] | None = None
    weight: Positive = 1.0
    uncertain: str | dict[str, str | tuple[Fraction, Fraction]] = "published"
    blank: Literal["published", "zeros", "ignore"] = "published"
    lateral: bool = False
    unreadable: Fraction = 0.01

    def __post_init__(self) -> None:
        uncertain_policy(self.uncertain)


class AugmentConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """Ranges of the random changes of a training image. Left and right are never exchanged.

    Attributes
    ----------
    rotation : float
        Largest angle in degrees.
    shift : float
        Largest shift as a fraction of the image.
    scale, stretch : float
        Largest change of the size, and of the ratio of width to height, as a fraction.
    contrast, brightness, gamma : float
        Largest relative change of the grey values.
    noise : float
        Largest standard deviation of white noise, in grey values 0..1.
    blur : float
        Probability of a slight blur.
    """

    rotation: float = 10.0
    shift: Fraction = 0.06
    scale: Fraction = 0.12
    stretch: Fraction = 0.06
    contrast: Fraction = 0.25
    brightness: Fraction = 0.1
    gamma: Fraction = 0.25
    noise: Fraction = 0.04
    blur: Fraction = 0.3


class FitConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """All of a fit.

    Attributes
    ----------
    name : str
        Name of the model.
    out : str
        Folder of checkpoints and logs.
    data, val : tuple of DataConfig
        What to fit on, and what to watch.
    findings : tuple of str
        Outputs of the network.
    backbone, pooling, pooling_options, output_stride, channels, fuse
        As in :class:`pcam_model.network.network.PcamNetwork`.
    size : int
        Rows and columns of the network input.
    init : str or None
        A safetensors checkpoint whose weights to start from.
    epochs, batch_size, learning_rate, weight_decay, warmup
        Of AdamW with a linear warm-up over the fraction ``warmup`` and a cosine to zero.
    label_smoothing : float
        Moves labels from 0 and 1 towards the middle: text-mined labels are about 10 % wrong.
    seed : int
        Of weights, order and augmentation.
    threads : int or None
        CPU threads; None for all.
    precision : str
        As Lightning has it.
    cache : str
        Folder of prepared images.
    """

    name: str = "pcam"
    out: str = "runs/fit"
    data: tuple[DataConfig, ...] = ()
    val: tuple[DataConfig, ...] = ()
    findings: Annotated[tuple[str, ...], Meta(min_length=1)] = (*BOXED, "Consolidation", "Edema")
    backbone: str = "resnet18"
    pooling: str = "pcam"
    pooling_options: dict[str, int | float] = {}
    output_stride: int = 32
    channels: int = 1
    fuse: int | None = None
    size: Annotated[int, Meta(ge=32)] = 256
    init: str | None = None
    epochs: Annotated[int, Meta(ge=1)] = 10
    batch_size: Annotated[int, Meta(ge=1)] = 32
    learning_rate: Positive = 1e-3
    weight_decay: Annotated[float, Meta(ge=0)] = 0.02
    warmup: Fraction = 0.05
    label_smoothing: Annotated[float, Meta(ge=0, lt=0.5)] = 0.0
    seed: int = 0
    threads: int | None = None
    precision: str = "32-true"
    cache: str = "runs/cache"
    augment: AugmentConfig = field(default_factory=AugmentConfig)


def load_config(file: Path | None, changes: list[str]) -> FitConfig:
    """Read a configuration and apply changes.

    Parameters
    ----------
    file : Path or None
        YAML; None for the defaults.
    changes : list of str
        ``KEY=VALUE`` with dots for nested keys; the value is YAML.

    Raises
    ------
    ConfigError
        With the name of the field that is wrong.
    """
    tree: dict[str, Any] = {}
    try:
        if file is not None:
            tree = msgspec.yaml.decode(file.read_bytes(), type=dict[str, Any])
        for change in changes:
            key, separator, value = change.partition("=")
            if not separator:
                raise ConfigError(f"{change!r} is not KEY=VALUE")
            _set(tree, key.split("."), msgspec.yaml.decode(value))
        return msgspec.convert(tree, FitConfig)
    except OSError as error:
        raise ConfigError(f"cannot read {file}: {error.strerror}") from error
    except msgspec.MsgspecError as error:
        raise ConfigError(f"the configuration is wrong: {error}") from error


def _set(tree: dict[str, Any], keys: list[str], value: Any) -> None:
    *parents, last = keys
    for key in parents:
        tree = tree.setdefault(key, {})
        if not isinstance(tree, dict):
            raise ConfigError(f"{'.'.join(keys)}: {key} has no fields of its own")
    tree[last] = value
