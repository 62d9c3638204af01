"""Random changes of training images that keep their labels true: torchvision's v2 transforms.

Every image of a batch is changed on its own, on the device that holds it. Images are grey values
0..1 before normalisation. torchvision draws from torch's own generator, which a fit seeds anew
for every batch.
"""

from typing import Any

import torch
from torch import Tensor
from torchvision.transforms import v2
from torchvision.transforms.v2 import functional as F

from train.config import AugmentConfig


class RandomGamma(v2.Transform):
    """Raise grey values 0..1 to a power between ``1 - most`` and ``1 / (1 - most)``."""

    def __init__(self, most: float) -> None:
        super().__init__()
        self.most = most

    def make_params(self, _flat_inputs: list[Any]) -> dict[str, float]:
        """Draw the power, as likely below 1 as above."""
        exponent = float(torch.empty(()).uniform_(-1, 1))
        return {"gamma": (1 - self.most) ** exponent}

    def transform(self, inpt: Tensor, params: dict[str, float]) -> Tensor:
        """Apply it."""
        return F.adjust_gamma(inpt, params["gamma"])


class RandomNoise(v2.Transform):
    """Add white noise of a standard deviation between 0 and ``most``.

    torchvision's own noise has one strength for all images: a network then never sees a clean one
    before it is used, and its batch norms keep statistics that no clean image has.
    """

    def __init__(self, most: float) -> None:
        super().__init__()
        self.most = most

    def make_params(self, _flat_inputs: list[Any]) -> dict[str, float]:
        """Draw the standard deviation."""
        return {"sigma": float(torch.empty(()).uniform_(0, self.most))}

    def transform(self, inpt: Tensor, params: dict[str, float]) -> Tensor:
        """Add it, within 0..1."""
        return F.gaussian_noise(inpt, sigma=params["sigma"])


def build_augmentation(config: AugmentConfig, rows: int, columns: int) -> v2.Transform:
    """Return the transform of one image (1, rows, columns); what has no range is left out."""
    steps: list[v2.Transform] = []
    if config.crop < 1:
        ratio = (0.8, 1.25)
        steps.append(v2.RandomResizedCrop((rows, columns), scale=(config.crop, 1), ratio=ratio))
    if config.rotation or config.shift or config.scale or config.shear:
        steps.append(
            v2.RandomAffine(
                degrees=config.rotation,
                translate=(config.shift, config.shift),
                scale=(1 - config.scale, 1 / (1 - config.scale)),
                shear=config.shear or None,
                interpolation=v2.InterpolationMode.BILINEAR,
            )
        )
    if config.flip:
        steps.append(v2.RandomHorizontalFlip(config.flip))
    if config.blur:
        steps.append(v2.RandomApply([v2.GaussianBlur(5, (0.4, 1.2))], config.blur))
    if config.gamma:
        steps.append(RandomGamma(config.gamma))
    if config.brightness or config.contrast:
        steps.append(v2.ColorJitter(brightness=config.brightness, contrast=config.contrast))
    if config.noise:
        steps.append(RandomNoise(config.noise))
    if config.erase:
        steps.append(v2.RandomErasing(config.erase, scale=(0.02, 0.15)))
    return v2.Compose(steps or [v2.Identity()])


def augment(images: Tensor, transform: v2.Transform) -> Tensor:
    """Return randomly changed copies of images, float (N, 1, H, W) of grey values 0..1.

    Always in full precision: under autocast torchvision makes the grid of an affine change in
    bfloat16, which cannot tell neighbouring pixels apart and tears the image.
    """
    with torch.autocast(images.device.type, enabled=False):
        return torch.stack([transform(image) for image in images])
