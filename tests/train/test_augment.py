"""Augmentation: what it may change, and what it may not."""

import torch

from train.augment import affine_matrices, augment
from train.config import AugmentConfig

NOTHING = AugmentConfig(
    rotation=0, shift=0, scale=0, stretch=0, contrast=0, brightness=0, gamma=0, noise=0, blur=0
)


def test_no_range_means_no_change() -> None:
    images = torch.rand(3, 1, 16, 20)
    torch.testing.assert_close(augment(images, NOTHING), images, atol=1e-5, rtol=1e-5)


def test_left_and_right_are_never_exchanged() -> None:
    matrices = affine_matrices(200, AugmentConfig(), torch.device("cpu"))
    determinant = matrices[:, 0, 0] * matrices[:, 1, 1] - matrices[:, 0, 1] * matrices[:, 1, 0]
    assert (determinant > 0).all()
    assert (matrices[:, 0, 0] > 0.7).all()


def test_a_shift_moves_the_picture_by_its_fraction() -> None:
    torch.manual_seed(0)
    config = AugmentConfig(
        rotation=0,
        shift=0.25,
        scale=0,
        stretch=0,
        contrast=0,
        brightness=0,
        gamma=0,
        noise=0,
        blur=0,
    )
    images = torch.zeros(64, 1, 32, 32)
    images[:, :, 16, 16] = 1
    moved = augment(images.clone(), config)[:, 0]
    peak = moved.flatten(1).argmax(1)
    distance = torch.stack([(peak // 32 - 16).abs(), (peak % 32 - 16).abs()])
    assert distance.max() <= 9
    assert distance.max() >= 5


def test_every_image_of_a_batch_is_changed_on_its_own() -> None:
    torch.manual_seed(0)
    image = torch.rand(1, 1, 16, 16).expand(4, 1, 16, 16).clone()
    changed = augment(image, AugmentConfig())
    assert not torch.allclose(changed[0], changed[1])
    assert torch.isfinite(changed).all()
