"""Augmentation: what it may change, and what it may not."""

from typing import Any

import pytest
import torch
from torch import Tensor

from train.augment import augment, build_augmentation
from train.config import AugmentConfig

#: No change at all; tests add the one they are about.
NOTHING: dict[str, float] = {
    "rotation": 0,
    "shear": 0,
    "shift": 0,
    "scale": 0,
    "contrast": 0,
    "brightness": 0,
    "gamma": 0,
    "noise": 0,
    "blur": 0,
}


def changed(images: Tensor, **changes: Any) -> Tensor:
    """Return images after the named changes alone."""
    torch.manual_seed(0)
    config = AugmentConfig(**{**NOTHING, **changes})
    return augment(images, build_augmentation(config, images.shape[-2], images.shape[-1]))


def test_no_range_means_no_change() -> None:
    images = torch.rand(3, 1, 16, 20)
    assert torch.equal(changed(images), images)


def test_left_and_right_are_never_exchanged_by_default() -> None:
    # Bright on the left: after any change of the defaults it is still brighter than the right.
    images = torch.zeros(200, 1, 24, 24)
    images[..., :12] = 0.9
    torch.manual_seed(0)
    after = augment(images, build_augmentation(AugmentConfig(), 24, 24))
    assert (after[..., :8].mean((1, 2, 3)) > after[..., 16:].mean((1, 2, 3))).all()


def test_a_flip_is_done_where_it_is_asked_for() -> None:
    images = torch.rand(1, 1, 8, 8)
    assert torch.equal(changed(images, flip=1.0), images.flip(-1))


def test_a_shift_moves_the_picture_by_its_fraction() -> None:
    images = torch.zeros(64, 1, 32, 32)
    images[:, :, 16, 16] = 1
    peak = changed(images, shift=0.25)[:, 0].flatten(1).argmax(1)
    distance = torch.stack([(peak // 32 - 16).abs(), (peak % 32 - 16).abs()])
    assert 5 <= distance.max() <= 8


def test_gamma_keeps_black_and_white_and_darkens_as_often_as_it_brightens() -> None:
    images = torch.tensor([0.0, 0.5, 1.0]).view(1, 1, 1, 3).expand(400, 1, 1, 3)
    after = changed(images, gamma=0.5)[:, 0, 0]
    assert (after[:, 0] == 0).all()
    assert (after[:, 2] == 1).all()
    power = after[:, 1].log() / torch.tensor(0.5).log()
    assert 0.5 <= power.min() < 0.55
    assert 1.8 < power.max() <= 2.0
    assert 0.4 < (power < 1).float().mean() < 0.6


@pytest.mark.parametrize(
    "change",
    [{"crop": 0.4}, {"rotation": 8}, {"contrast": 0.3}, {"noise": 0.1}, {"erase": 1.0}],
    ids=lambda change: next(iter(change)),
)
def test_every_image_of_a_batch_is_changed_on_its_own(change: dict[str, float]) -> None:
    image = torch.rand(1, 1, 16, 16).expand(4, 1, 16, 16)
    after = changed(image, **change)
    assert after.shape == image.shape
    assert not torch.equal(after[0], after[1])
    assert torch.isfinite(after).all()


def test_noise_is_different_for_every_image_so_that_clean_ones_are_seen() -> None:
    images = torch.full((200, 1, 16, 16), 0.5)
    strength = changed(images, noise=0.08).std(dim=(1, 2, 3))
    assert strength.min() < 0.008
    assert 0.06 < strength.max() < 0.1


def test_mixed_precision_does_not_tear_the_image() -> None:
    """Coordinates in bfloat16 are off by up to half a pixel in an image of 128."""
    images = torch.rand(2, 1, 128, 128)
    every = AugmentConfig(shift=0.05, rotation=10, scale=0.1, noise=0)
    transform = build_augmentation(every, 128, 128)
    torch.manual_seed(0)
    wanted = augment(images, transform)
    torch.manual_seed(0)
    with torch.autocast("cpu", torch.bfloat16):
        found = augment(images, transform)
    assert found.dtype == torch.float32
    assert torch.equal(found, wanted)
