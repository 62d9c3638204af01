"""Random changes of training images that keep their labels true, for a whole batch at once.

Done on the device of the images with torch's own sampling, one affine map per image. Images are
grey values 0..1 before normalisation.
"""

import math

import torch
from torch import Tensor
from torch.nn import functional as F
from torchvision.transforms.v2.functional import gaussian_blur

from train.config import AugmentConfig


def _uniform(n: int, half_range: float, device: torch.device) -> Tensor:
    return (torch.rand(n, device=device) * 2 - 1) * half_range


def affine_matrices(n: int, config: AugmentConfig, device: torch.device) -> Tensor:
    """Return random maps (n, 2, 3) from output to input in torch's normalised coordinates."""
    angle = _uniform(n, math.radians(config.rotation), device)
    scale = 1 + _uniform(n, config.scale, device)
    stretch = 1 + _uniform(n, config.stretch, device)
    cos, sin = angle.cos() / scale, angle.sin() / scale
    shift_x = _uniform(n, 2 * config.shift, device)
    shift_y = _uniform(n, 2 * config.shift, device)
    first = torch.stack([cos * stretch, -sin, shift_x], -1)
    second = torch.stack([sin, cos / stretch, shift_y], -1)
    return torch.stack([first, second], 1)


def augment(images: Tensor, config: AugmentConfig) -> Tensor:
    """Return randomly changed copies of images.

    Parameters
    ----------
    images : Tensor of float, shape (N, 1, H, W)
        Grey values 0..1.
    config : AugmentConfig
        The ranges.
    """
    n, device = len(images), images.device
    matrices = affine_matrices(n, config, device)
    grid = F.affine_grid(matrices, list(images.shape), align_corners=False)
    images = F.grid_sample(images, grid, padding_mode="zeros", align_corners=False)
    if config.blur > 0:
        blurred = torch.rand(n, device=device) < config.blur
        if blurred.any():
            sigma = float(torch.rand(()) * 0.8 + 0.4)
            images[blurred] = gaussian_blur(images[blurred], [5, 5], [sigma, sigma])
    shape = (n, 1, 1, 1)
    gamma = torch.exp(_uniform(n, config.gamma, device)).view(shape)
    contrast = (1 + _uniform(n, config.contrast, device)).view(shape)
    brightness = _uniform(n, config.brightness, device).view(shape)
    images = (images.clamp(0, 1) ** gamma - 0.5) * contrast + 0.5 + brightness
    noise = torch.rand(shape, device=device) * config.noise
    return images + noise * torch.randn_like(images)
