"""Configurations of jfhealthcare/Chexpert: what of them makes the network and its input."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from pcam_model.manifest import INTENDED_USE, EightBit, Finding, Input, Manifest, Map, ReferenceSpec

#: Its findings in order of its heads, by this project's names.
FINDINGS = ("Cardiomegaly", "Edema", "Consolidation", "Atelectasis", "Effusion")

#: Earlier names of poolings.
_RENAMED = {"PROB": "PCAM"}

_Side = Annotated[int, Meta(ge=32)]


class ReferenceConfigError(ValueError):
    """A configuration or its weights cannot be taken over; the message says why."""


class ReferenceConfig(Struct, frozen=True):
    """Fields of a published configuration that matter once training is over; others are ignored."""

    backbone: str
    global_pool: str
    num_classes: tuple[int, ...]
    attention_map: Literal["None", "CAM", "SAM", "FPA"] = "None"
    fc_bn: bool = False
    lse_gamma: Annotated[float, Meta(gt=0)] = 0.5
    norm_type: Literal["BatchNorm", "InstanceNorm"] = "BatchNorm"
    pretrained: bool = True
    criterion: Literal["BCE", "FL"] = "BCE"
    fix_ratio: bool = True
    long_side: _Side = 512
    width: _Side = 512
    height: _Side = 512
    pixel_mean: Annotated[float, Meta(ge=0, le=255)] = 128.0
    pixel_std: Annotated[float, Meta(ge=0)] = 64.0
    use_equalizeHist: bool = True
    gaussian_blur: Literal[0, 3, 5, 7] = 3
    border_pad: Literal["zero", "pixel_mean"] = "pixel_mean"

    @property
    def pool(self) -> str:
        """Name of the pooling today."""
        return _RENAMED.get(self.global_pool, self.global_pool)

    @property
    def network(self) -> ReferenceSpec:
        """What builds the network, beside backbone and pooling."""
        return ReferenceSpec(
            attention=self.attention_map,
            fc_bn=self.fc_bn,
            lse_gamma=self.lse_gamma,
            norm=self.norm_type,
            # torchvision's builder of 2019 turned it on for networks that began with ImageNet.
            transform_input=self.backbone == "inception_v3" and self.pretrained,
        )

    @property
    def input(self) -> Input:
        """What the network wants to see.

        8-bit grey, equalised and blurred at full size; longest side to ``long_side``, the rest
        padded right and below; ``(x - pixel_mean) / pixel_std`` on 0..255.
        """
        return Input(
            rows=self.long_side if self.fix_ratio else self.height,
            columns=self.long_side if self.fix_ratio else self.width,
            eight_bit=EightBit(equalise=self.use_equalizeHist, blur=self.gaussian_blur),
            fit="pad" if self.fix_ratio else "stretch",
            padding=0.0 if self.border_pad == "zero" else self.pixel_mean / 255,
            equalise=False,
            mean=self.pixel_mean / 255,
            std=(self.pixel_std or 1.0) / 255,
        )


def read_config(file: Path) -> ReferenceConfig:
    """Read a configuration.

    Raises
    ------
    ReferenceConfigError
        With the name of the field that is wrong or that cannot be taken over.
    """
    try:
        config = msgspec.json.decode(file.read_bytes(), type=ReferenceConfig)
    except OSError as error:
        raise ReferenceConfigError(f"cannot read {file}: {error.strerror}") from error
    except msgspec.MsgspecError as error:
        raise ReferenceConfigError(
            f"{file} is no configuration that can be taken over: {error}"
        ) from error
    if not config.num_classes or any(number != 1 for number in config.num_classes):
        raise ReferenceConfigError(
            f"{file}: num_classes must be 1 for each finding, not {list(config.num_classes)}"
        )
    return config


def manifest_of(
    config: ReferenceConfig,
    placed: Map,
    *,
    name: str,
    findings: Sequence[str],
    data: str,
    licence: str,
) -> Manifest:
    """Return the manifest of a network that is taken over.

    Parameters
    ----------
    config : ReferenceConfig
    placed : Map
        Of the network.
    name : str
    findings : sequence of str
        In order of the heads.
    data, licence : str
        What is known of the training data and of the licence of the weights.

    Raises
    ------
    ReferenceConfigError
        If there are other findings than heads.
    """
    if len(findings) != len(config.num_classes):
        raise ReferenceConfigError(
            f"the configuration has {len(config.num_classes)} heads, but there are "
            f"{len(findings)} findings: name them in their order with --findings"
        )
    return Manifest(
        name=name,
        version="1",
        findings=tuple(Finding(name=finding) for finding in findings),
        input=config.input,
        map=placed,
        pooling=config.pool,
        backbone=config.backbone,
        network=config.network,
        training_data=data,
        licence=licence,
        intended_use=INTENDED_USE,
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        notes="Trained with jfhealthcare/Chexpert and taken over as it was. Not calibrated.",
    )
