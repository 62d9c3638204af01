"""The configuration of a fit: one typed tree, read from YAML, changed by KEY=VALUE."""

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from pcam_model.findings import BOXED
from pcam_model.manifest import Input
from train.datasets.labels import uncertain_policy

Positive = Annotated[float, Meta(gt=0)]
NotNegative = Annotated[float, Meta(ge=0)]
Fraction = Annotated[float, Meta(ge=0, le=1)]
Count = Annotated[int, Meta(ge=1)]


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
    fold, except_fold : int or None
        Take this fold of the split file only, or all of its folds but this one.
    split_file : str or None
        CSV of the splits; ``splits.csv`` in ``root`` if None.
    without_patients_of : str or None
        Folder of another data set in the same layout: its patients are left out.
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
    fold: int | None = None
    except_fold: int | None = None
    split_file: str | None = None
    without_patients_of: str | None = None
    limit: Count | None = None
    weight: Positive = 1.0
    uncertain: str | dict[str, str | tuple[Fraction, Fraction]] = "published"
    blank: Literal["published", "zeros", "ignore"] = "published"
    lateral: bool = False
    unreadable: Fraction = 0.01

    def __post_init__(self) -> None:
        uncertain_policy(self.uncertain)


class AugmentConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """Ranges of the random changes of a training image.

    Attributes
    ----------
    crop : float
        Smallest share of the image's area that a random crop keeps; 1 for no crop.
    rotation, shear : float
        Largest angle in degrees.
    shift : float
        Largest shift as a fraction of the image.
    scale : float
        Largest change of the size, as a fraction.
    flip : float
        Probability of exchanging left and right. The heart is on the left: 0 unless you know why.
    contrast, brightness, gamma : float
        Largest relative change of the grey values.
    noise : float
        Largest standard deviation of white noise, in grey values 0..1.
    blur : float
        Probability of a slight blur.
    erase : float
        Probability of erasing a rectangle.
    """

    crop: Annotated[float, Meta(gt=0, le=1)] = 1.0
    rotation: Annotated[float, Meta(ge=0, le=180)] = 10.0
    shear: Annotated[float, Meta(ge=0, lt=90)] = 3.0
    shift: Fraction = 0.06
    scale: Annotated[float, Meta(ge=0, lt=1)] = 0.12
    flip: Fraction = 0.0
    contrast: Fraction = 0.25
    brightness: Fraction = 0.1
    gamma: Fraction = 0.25
    noise: Fraction = 0.02
    blur: Fraction = 0.3
    erase: Fraction = 0.0


class LossConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The loss of a finding.

    Attributes
    ----------
    name : str
        "bce"; "focal" (Lin et al. 2017); or "asymmetric" (Ridnik et al. 2021).
    positive_weight : float, dict or "balanced"
        Factor on the loss of positives: one for all, one per finding, or negatives / positives.
    gamma : float
        Focusing of the focal loss, and of the positives of the asymmetric loss.
    gamma_negative, margin : float
        Focusing and probability margin of the negatives of the asymmetric loss.
    """

    name: Literal["bce", "focal", "asymmetric"] = "bce"
    positive_weight: Positive | dict[str, Positive] | Literal["balanced"] = 1.0
    gamma: NotNegative = 2.0
    gamma_negative: NotNegative = 4.0
    margin: Annotated[float, Meta(ge=0, lt=1)] = 0.05


class PlateauConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The plateau schedule: times ``factor`` after ``patience`` epochs without a better metric."""

    factor: Annotated[float, Meta(gt=0, lt=1)] = 0.1
    patience: Annotated[int, Meta(ge=0)] = 2


class PretrainConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """Pre-training without labels by DenseCL (Wang et al. 2021, arXiv 2011.09157).

    Attributes
    ----------
    dense : float
        Weight of the loss of map cells; the rest is that of whole images.
    queue : int
        Earlier images and cells to tell apart from.
    temperature : float
        Of the contrast.
    momentum : float
        Share of the key network that a step keeps.
    projection : int
        Dimensions in which features are compared.
    augment : AugmentConfig
        How the two views of an image are made.
    """

    dense: Fraction = 0.5
    queue: Count = 4096
    temperature: Positive = 0.2
    momentum: Fraction = 0.99
    projection: Count = 128
    augment: AugmentConfig = AugmentConfig(
        crop=0.3, contrast=0.4, brightness=0.4, gamma=0.4, blur=0.5
    )


class FitConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """All of a fit.

    Attributes
    ----------
    task : str
        "classify", or "pretrain" to make a backbone from images alone.
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
        Weights to start from: a checkpoint of a fit, or any state dict of torchvision's names
        (``.safetensors`` or torch's own format).
    epochs, batch_size, accumulate : int
        ``batch_size`` images per process; a step of the optimiser after ``accumulate`` of them.
    learning_rate, weight_decay : float
        Of AdamW. Biases and norms are not decayed.
    clip : float or None
        Largest norm of the gradient.
    schedule : str
        "cosine" to zero, "constant", or "plateau" (less when ``monitor`` stands still).
    warmup : float
        Fraction of the fit over which the learning rate rises.
    ema : float or None
        Decay per step of an exponential moving average of the weights, e.g. 0.999; the average is
        what is watched and exported.
    batch_norm : str
        "train"; "frozen" keeps the statistics it starts with; "sync" shares them between GPUs.
    loss, label_smoothing
        Smoothing moves labels from 0 and 1 towards the middle: text-mined labels are about 10 %
        wrong.
    sampling : str
        "uniform", or "class-aware": images of rare findings are shown more often.
    monitor : str
        What chooses the best checkpoint: val_loss, val_auroc, val_auprc, or val_auroc/FINDING.
    patience : int or None
        Stop after so many epochs without a better ``monitor``; None to fit all epochs.
    seed : int
        Of weights, order and augmentation.
    checkpoint_steps : int or None
        Write a checkpoint after so many steps within an epoch too.
    log_steps : int
        Steps between two lines of the logs.
    threads : int or None
        CPU threads; None for all.
    workers : int
        Processes that load images, per process that fits.
    precision : str
        As Lightning has it, or "auto": bf16-mixed where the processor or GPU computes in bfloat16,
        else 32-true.
    accelerator, devices, nodes
        As Lightning has them. Under torchrun or SLURM the launcher says how many devices and nodes.
    strategy : str
        How several processes work together: "ddp", or "fsdp" for networks too large for one GPU.
    cache : str
        Folder of prepared images.
    """

    task: Literal["classify", "pretrain"] = "classify"
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
    epochs: Count = 10
    batch_size: Count = 32
    accumulate: Count = 1
    learning_rate: Positive = 1e-3
    weight_decay: NotNegative = 0.02
    clip: Positive | None = 1.0
    schedule: Literal["cosine", "constant", "plateau"] = "cosine"
    warmup: Fraction = 0.05
    plateau: PlateauConfig = PlateauConfig()
    ema: Annotated[float, Meta(gt=0, lt=1)] | None = None
    batch_norm: Literal["train", "frozen", "sync"] = "train"
    loss: LossConfig = LossConfig()
    label_smoothing: Annotated[float, Meta(ge=0, lt=0.5)] = 0.0
    sampling: Literal["uniform", "class-aware"] = "uniform"
    monitor: str = "val_auroc"
    patience: Count | None = None
    seed: int = 0
    checkpoint_steps: Count | None = 500
    log_steps: Count = 20
    threads: Count | None = None
    workers: Annotated[int, Meta(ge=0)] = 0
    precision: str = "32-true"
    accelerator: Literal["auto", "cpu", "gpu"] = "auto"
    devices: Count = 1
    nodes: Count = 1
    strategy: Literal["ddp", "fsdp"] = "ddp"
    cache: str = "runs/cache"
    augment: AugmentConfig = AugmentConfig()
    pretrain: PretrainConfig = PretrainConfig()

    @property
    def watches(self) -> bool:
        """Whether there is anything to monitor; pre-training has no labels to measure with."""
        return bool(self.val) and self.task == "classify"

    @property
    def monitor_mode(self) -> Literal["min", "max"]:
        """Whether less or more of ``monitor`` is better."""
        return "min" if "loss" in self.monitor else "max"

    @property
    def input(self) -> Input:
        """What the network will want to see."""
        return Input(rows=self.size, columns=self.size)


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
    try:
        # Not strict: YAML 1.1 takes 1e-3 for a text.
        return msgspec.convert(read_tree(file, changes), FitConfig, strict=False)
    except msgspec.MsgspecError as error:
        raise ConfigError(f"the configuration is wrong: {error}") from error


def read_tree(file: Path | None, changes: list[str]) -> dict[str, Any]:
    """Return a configuration as plain values, unchecked, with changes applied.

    Raises
    ------
    ConfigError
        If the file cannot be read or is no YAML, or a change is not ``KEY=VALUE``.
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
    except OSError as error:
        raise ConfigError(f"cannot read {file}: {error.strerror}") from error
    except msgspec.MsgspecError as error:
        raise ConfigError(f"the configuration is wrong: {error}") from error
    return tree


def _set(tree: dict[str, Any], keys: list[str], value: Any) -> None:
    *parents, last = keys
    for key in parents:
        tree = tree.setdefault(key, {})
        if not isinstance(tree, dict):
            raise ConfigError(f"{'.'.join(keys)}: {key} has no fields of its own")
    tree[last] = value
