"""Poolings against their formulas, at the extremes, and under every precision."""

import numpy as np
import pytest
import torch
from torch import nn

from pcam_model.network.poolings import POOLINGS, PcamPooling, build_pooling

ALL = sorted(POOLINGS)


def pcam_by_the_paper(maps: np.ndarray) -> np.ndarray:
    """Equations 3 to 6 of arXiv 2005.14480 in float64, literally."""
    p = 1 / (1 + np.exp(-maps.astype(np.float64)))
    attention = p / p.sum((-2, -1), keepdims=True)
    return (attention * maps).sum((-2, -1))


def test_pcam_is_the_formula() -> None:
    maps = np.random.default_rng(0).normal(scale=4, size=(5, 3, 7, 6))
    pooled = PcamPooling()(torch.from_numpy(maps))
    np.testing.assert_allclose(pooled.numpy(), pcam_by_the_paper(maps), atol=1e-6)


def test_pooling_logits_equals_pooling_features_then_head() -> None:
    """The head is linear, so both orders are the same number."""
    torch.manual_seed(0)
    features = torch.randn(4, 16, 5, 5)
    head = nn.Conv2d(16, 3, 1)
    with torch.no_grad():
        maps = head(features)
        weights = PcamPooling.attention(maps)
        embedding = torch.einsum("nfs,ncs->nfc", weights, features.flatten(2))
        by_features = (embedding * head.weight[:, :, 0, 0]).sum(-1) + head.bias
        by_logits = PcamPooling()(maps)
    torch.testing.assert_close(by_features, by_logits, atol=1e-6, rtol=1e-6)


def test_attention_is_the_probability_map_divided_by_its_sum() -> None:
    maps = torch.randn(2, 2, 4, 4)
    p = maps.sigmoid().flatten(2)
    torch.testing.assert_close(PcamPooling.attention(maps), p / p.sum(-1, keepdim=True))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("value", [-1e4, -100.0, 0.0, 100.0, 1e4])
def test_a_constant_map_pools_to_its_constant(name: str, value: float) -> None:
    maps = torch.full((1, 2, 5, 7), value)
    torch.testing.assert_close(build_pooling(name)(maps), torch.full((1, 2), value))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float32])
def test_extreme_logits_stay_finite_with_finite_gradients(name: str, dtype: torch.dtype) -> None:
    maps = torch.tensor([[-1e4, 1e4], [-1e4, -1e4]], dtype=dtype).view(1, 1, 2, 2)
    maps.requires_grad_()
    pooled = build_pooling(name)(maps)
    pooled.sum().backward()
    assert torch.isfinite(pooled).all()
    assert maps.grad is not None
    assert torch.isfinite(maps.grad).all()


def test_one_hot_cell_takes_all_the_attention_of_pcam() -> None:
    maps = torch.full((1, 1, 4, 4), -50.0)
    maps[0, 0, 1, 2] = 5.0
    torch.testing.assert_close(PcamPooling()(maps), torch.tensor([[5.0]]))


@pytest.mark.parametrize("name", ALL)
def test_gradients_are_those_of_finite_differences(name: str) -> None:
    torch.manual_seed(1)
    maps = torch.randn(2, 2, 3, 3, dtype=torch.float64, requires_grad=True)
    pooling = build_pooling(name)
    if name == "pcam":
        # Pooling computes in float32; compare against the formula's own gradient in float64.
        p = maps.sigmoid()
        exact = (p * maps).sum((-2, -1)) / p.sum((-2, -1))
        (wanted,) = torch.autograd.grad(exact.sum(), maps)
        (got,) = torch.autograd.grad(pooling(maps).double().sum(), maps)
        torch.testing.assert_close(got, wanted, atol=1e-6, rtol=1e-5)
        return
    step = 1e-2
    (got,) = torch.autograd.grad(pooling(maps).double().sum(), maps)
    for index in np.ndindex(*maps.shape):
        up, down = maps.detach().clone(), maps.detach().clone()
        up[index] += step
        down[index] -= step
        slope = (pooling(up).sum() - pooling(down).sum()).item() / (2 * step)
        assert got[index].item() == pytest.approx(slope, abs=5e-3)


@pytest.mark.parametrize("name", ALL)
def test_a_map_of_one_cell_is_that_cell(name: str) -> None:
    maps = torch.tensor([[[[0.7]], [[-3.0]]]])
    torch.testing.assert_close(build_pooling(name)(maps), torch.tensor([[0.7, -3.0]]))


@pytest.mark.parametrize("name", ALL)
def test_the_order_of_cells_does_not_matter(name: str) -> None:
    torch.manual_seed(2)
    maps = torch.randn(1, 3, 4, 5)
    shuffled = maps.flatten(2)[:, :, torch.randperm(20)].view(1, 3, 4, 5)
    pooling = build_pooling(name)
    torch.testing.assert_close(pooling(maps), pooling(shuffled))


@pytest.mark.parametrize("name", ALL)
def test_padding_does_not_count(name: str) -> None:
    torch.manual_seed(3)
    inner = torch.randn(2, 3, 4, 4)
    padded = torch.full((2, 3, 6, 5), 30.0)
    padded[:, :, :4, :4] = inner
    mask = torch.zeros(2, 1, 6, 5, dtype=torch.bool)
    mask[:, :, :4, :4] = True
    pooling = build_pooling(name)
    torch.testing.assert_close(pooling(padded, mask), pooling(inner))


def test_an_unknown_pooling_is_named_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"'mean'.*pcam.*average"):
        build_pooling("mean")
