"""Poolings against their formulas, at the extremes, and under every precision."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from pcam_model.network.poolings import POOLINGS, Pooled, Pooling, build_pooling
from pcam_model.network.poolings.pcam import PcamPooling
from pcam_model.network.poolings.per_channel import PARTS, PerChannelPooling

ALL = sorted(POOLINGS)

#: With a constant map these do not give the constant back: noisy-or adds the cells up.
NOT_CONSTANT = ("noisy_or",)

Maps = np.ndarray[Any, np.dtype[np.float64]]


def pooled(name: str, maps: Tensor, mask: Tensor | None = None, **options: Any) -> Pooled:
    """Pool maps (N, F, h, w) through a head that hands them on, in the dtype of the maps."""
    torch.manual_seed(7)
    findings = maps.shape[1]
    pooling = build_pooling(name, findings, findings, options).to(maps.dtype)
    return pooling(maps, passing_head(pooling, findings).to(maps.dtype), mask)


def passing_head(pooling: Pooling, findings: int) -> nn.Conv2d:
    head = nn.Conv2d(findings * pooling.expansion, findings, 1)
    with torch.no_grad():
        head.weight.copy_(
            torch.eye(findings).repeat(1, pooling.expansion)[:, :, None, None] / pooling.expansion
        )
        head.bias.zero_()  # type: ignore[union-attr]
    return head


def sigmoid(x: Maps) -> Maps:
    return 1 / (1 + np.exp(-x))


def logit(p: Maps) -> Maps:
    return np.log(p / (1 - p))


def pcam_by_the_paper(maps: Maps) -> Maps:
    """Equations 3 to 6 of arXiv 2005.14480 in float64, literally."""
    p = sigmoid(maps)
    attention = p / p.sum(-1, keepdims=True)
    return (attention * maps).sum(-1)


def lse(maps: Maps, r: float) -> Maps:
    return np.log(np.exp(r * maps).mean(-1)) / r


def weighted(p: Maps, w: Maps) -> Maps:
    return logit((w * p).sum(-1) / w.sum(-1))


#: Plain formulas in float64 on (N, F, cells), as their papers print them.
FORMULAS: dict[str, Callable[[Maps], Maps]] = {
    "pcam": pcam_by_the_paper,
    "average": lambda s: s.mean(-1),
    "max": lambda s: s.max(-1),
    "lse": lambda s: lse(s, 10.0),
    "lse_learned": lambda s: lse(s, 10.0),
    "exp_softmax": lambda s: weighted(sigmoid(s), np.exp(sigmoid(s))),
    "linear_softmax": lambda s: weighted(sigmoid(s), sigmoid(s)),
    "noisy_or": lambda s: -logit(np.prod(1 - sigmoid(s), -1)),
    "topk": lambda s: np.sort(s, -1)[..., -8:].mean(-1),
    "avg_max": lambda s: (s.mean(-1) + s.max(-1)) / 2,
    "avg_max_lse": lambda s: (s.mean(-1) + s.max(-1) + lse(s, 0.5)) / 3,
}


@pytest.mark.parametrize("name", sorted(FORMULAS))
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_a_pooling_is_its_formula(name: str, dtype: torch.dtype) -> None:
    maps = np.random.default_rng(0).normal(scale=2, size=(5, 3, 7, 6))
    got = pooled(name, torch.from_numpy(maps).to(dtype))
    np.testing.assert_allclose(
        got.logits.detach().numpy(),
        FORMULAS[name](maps.reshape(5, 3, -1)),
        atol=1e-6 if dtype == torch.float64 or name == "pcam" else 1e-5,
    )
    np.testing.assert_allclose(got.probability_maps.detach().numpy(), sigmoid(maps), atol=1e-6)


def test_gated_attention_is_its_formula() -> None:
    """Equation 9 of arXiv 1802.04712, cell by cell."""
    rng = np.random.default_rng(1)
    torch.manual_seed(1)
    features = rng.normal(size=(2, 4, 3, 2))
    pooling = build_pooling("gated_attention", 4, 3, {"width": 5}).double()
    head = nn.Conv2d(4, 3, 1).double()
    got = pooling(torch.from_numpy(features), head)
    own = {key: value.numpy() for key, value in pooling.state_dict().items()}
    v, u, w = (own[f"{key}.weight"][:, :, 0, 0] for key in ("value", "gate", "score"))
    head_weight = head.weight.detach().numpy()[:, :, 0, 0]
    for image in range(2):
        x = features[image].reshape(4, 6)
        scores = w @ (
            np.tanh(v @ x + own["value.bias"][:, None]) * sigmoid(u @ x + own["gate.bias"][:, None])
        )
        attention = np.exp(scores) / np.exp(scores).sum(-1, keepdims=True)
        embedding = attention @ x.T
        expected = (head_weight * embedding).sum(-1) + head.bias.detach().numpy()  # type: ignore[union-attr]
        np.testing.assert_allclose(got.logits[image].detach().numpy(), expected, atol=1e-9)


def test_every_pooling_has_an_oracle() -> None:
    assert {*FORMULAS, "gated_attention"} == set(POOLINGS)


def test_pooling_logits_equals_pooling_features_then_head() -> None:
    """The head is linear, so both orders are the same number."""
    torch.manual_seed(0)
    features = torch.randn(4, 16, 5, 5)
    head = nn.Conv2d(16, 3, 1)
    with torch.no_grad():
        weights = PcamPooling.attention(head(features))
        embedding = torch.einsum("nfs,ncs->nfc", weights, features.flatten(2))
        by_features = (embedding * head.weight[:, :, 0, 0]).sum(-1) + head.bias
        by_logits = PcamPooling()(features, head).logits
    torch.testing.assert_close(by_features, by_logits, atol=1e-6, rtol=1e-6)


def test_attention_is_the_probability_map_divided_by_its_sum() -> None:
    maps = torch.randn(2, 2, 4, 4)
    p = maps.sigmoid().flatten(2)
    torch.testing.assert_close(PcamPooling.attention(maps), p / p.sum(-1, keepdim=True))


@pytest.mark.parametrize("name", [name for name in ALL if name not in NOT_CONSTANT])
@pytest.mark.parametrize("value", [-1e4, -100.0, 0.0, 100.0, 1e4])
def test_a_constant_map_pools_to_its_constant(name: str, value: float) -> None:
    maps = torch.full((1, 2, 5, 7), value)
    torch.testing.assert_close(pooled(name, maps).logits, torch.full((1, 2), value))


@pytest.mark.parametrize("value", [-1e4, -100.0, 0.0, 100.0, 1e4])
def test_noisy_or_adds_the_cells_of_a_constant_map_up(value: float) -> None:
    """log(exp(n softplus(s)) − 1): s + log n far below, n s far above."""
    cells = 35
    expected = {0.0: math.log(2.0**cells - 1)}.get(
        value, value * cells if value > 0 else value + math.log(cells)
    )
    got = pooled("noisy_or", torch.full((1, 1, 5, 7), value)).logits
    assert got.item() == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float32, torch.float64])
@pytest.mark.parametrize(
    "cells", [[-1e4] * 4, [1e4] * 4, [-1e4, 1e4, -1e4, -1e4], [1e4, -1e4, 0, 0]]
)
def test_extreme_logits_stay_finite_with_finite_gradients(
    name: str, dtype: torch.dtype, cells: list[float]
) -> None:
    maps = torch.tensor(cells, dtype=dtype).view(1, 1, 2, 2).requires_grad_()
    got = pooled(name, maps)
    got.logits.sum().backward()
    assert got.logits.dtype == (torch.float64 if dtype == torch.float64 else torch.float32)
    assert torch.isfinite(got.logits).all()
    assert torch.isfinite(got.probability_maps).all()
    assert maps.grad is not None
    assert torch.isfinite(maps.grad).all()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_half_precision_changes_no_more_than_its_own_rounding(
    name: str, dtype: torch.dtype
) -> None:
    torch.manual_seed(4)
    half = torch.randn(2, 3, 5, 5).to(dtype)
    tolerance = 8 * torch.finfo(dtype).eps
    torch.testing.assert_close(
        pooled(name, half).logits, pooled(name, half.float()).logits, atol=tolerance, rtol=tolerance
    )


#: What each makes of a map of −50 with one cell of 5 among 16.
ONE_HOT = {
    "pcam": 5.0,
    "max": 5.0,
    "noisy_or": 5.0,
    "average": (15 * -50 + 5) / 16,
    "lse": 5 - math.log(16) / 10,
    "lse_learned": 5 - math.log(16) / 10,
    "linear_softmax": 5.0,
    "exp_softmax": math.log(
        math.exp(1 / (1 + math.exp(-5)))
        / (1 + math.exp(-5))
        / (15 + math.exp(1 / (1 + math.exp(-5))) / (1 + math.exp(5)))
    ),
    "topk": (7 * -50 + 5) / 8,
    "avg_max": ((15 * -50 + 5) / 16 + 5) / 2,
    "avg_max_lse": ((15 * -50 + 5) / 16 + 5 + 5 - math.log(16) / 0.5) / 3,
}


@pytest.mark.parametrize("name", sorted(ONE_HOT))
def test_one_hot_cell(name: str) -> None:
    maps = torch.full((1, 1, 4, 4), -50.0)
    maps[0, 0, 1, 2] = 5.0
    got = pooled(name, maps)
    assert got.logits.item() == pytest.approx(ONE_HOT[name], rel=1e-5)
    assert got.probability_maps.flatten().argmax() == 4 * 1 + 2


def test_one_hot_cell_under_gated_attention_lies_between_the_two_values() -> None:
    maps = torch.full((1, 1, 4, 4), -5.0)
    maps[0, 0, 1, 2] = 5.0
    assert -5 < pooled("gated_attention", maps).logits.item() < 5


@pytest.mark.parametrize("name", ALL)
def test_gradients_are_those_of_finite_differences(name: str) -> None:
    torch.manual_seed(1)
    maps = torch.randn(2, 2, 3, 3, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(lambda x: pooled(name, x).logits, maps)


@pytest.mark.parametrize("name", ALL)
def test_parameters_of_a_pooling_learn(name: str) -> None:
    torch.manual_seed(1)
    pooling = build_pooling(name, 2, 2)
    pooling(torch.randn(2, 2, 3, 3), passing_head(pooling, 2)).logits.sum().backward()
    learned = {key for key, value in pooling.named_parameters() if value.grad is not None}
    assert learned == dict(pooling.named_parameters()).keys()
    if name in ("lse_learned", "gated_attention"):
        assert learned


@pytest.mark.parametrize("name", ALL)
def test_a_batch_of_one_is_a_row_of_a_larger_batch(name: str) -> None:
    torch.manual_seed(5)
    maps = torch.randn(3, 2, 4, 5)
    whole, alone = pooled(name, maps), pooled(name, maps[1:2])
    torch.testing.assert_close(alone.logits, whole.logits[1:2])
    torch.testing.assert_close(alone.logit_maps, whole.logit_maps[1:2])


@pytest.mark.parametrize("name", ALL)
def test_a_map_of_one_cell_is_that_cell(name: str) -> None:
    maps = torch.tensor([[[[0.7]], [[-3.0]]]])
    torch.testing.assert_close(pooled(name, maps).logits, torch.tensor([[0.7, -3.0]]))


@pytest.mark.parametrize("name", ALL)
def test_the_order_of_cells_does_not_matter(name: str) -> None:
    torch.manual_seed(2)
    maps = torch.randn(1, 3, 4, 5)
    shuffled = maps.flatten(2)[:, :, torch.randperm(20)].view(1, 3, 4, 5)
    torch.testing.assert_close(pooled(name, maps).logits, pooled(name, shuffled).logits)


@pytest.mark.parametrize("name", ALL)
def test_padding_does_not_count(name: str) -> None:
    torch.manual_seed(3)
    inner = torch.randn(2, 3, 4, 4)
    padded = torch.full((2, 3, 6, 5), 30.0)
    padded[:, :, :4, :4] = inner
    mask = torch.zeros(2, 1, 6, 5, dtype=torch.bool)
    mask[:, :, :4, :4] = True
    torch.testing.assert_close(pooled(name, padded, mask).logits, pooled(name, inner).logits)


def test_top_k_of_fewer_cells_than_k_is_their_mean() -> None:
    maps = torch.tensor([[1.0, 2.0, 6.0, 99.0]]).view(1, 1, 2, 2)
    mask = torch.tensor([True, True, True, False]).view(1, 1, 2, 2)
    assert pooled("topk", maps, mask, k=10).logits.item() == pytest.approx(3.0)


@pytest.mark.parametrize("part", sorted(PARTS))
def test_features_pooled_per_channel_give_a_constant_back(part: str) -> None:
    """On this rests the meaning of the derived map."""
    features = torch.full((1, 3, 4, 5), 2.5)
    pooling = PerChannelPooling([part])
    torch.testing.assert_close(
        pooling(features, passing_head(pooling, 3)).logits, torch.full((1, 3), 2.5)
    )


def test_the_derived_map_is_the_network_on_an_image_of_that_cell_alone() -> None:
    torch.manual_seed(6)
    features = torch.rand(1, 4, 3, 3)
    pooling = build_pooling("avg_max_lse", 4, 2)
    head = nn.Conv2d(12, 2, 1)
    maps = pooling(features, head).logit_maps
    cell = features[:, :, 1:2, 2:3].expand(-1, -1, 3, 3).contiguous()
    torch.testing.assert_close(maps[:, :, 1, 2], pooling(cell, head).logits)
    assert "derived" in pooling.meaning


@pytest.mark.parametrize("name", ALL)
def test_the_meaning_of_the_map_is_written_down(name: str) -> None:
    assert len(build_pooling(name, 2, 2).meaning) > 40


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("mean", {}, r"'mean'.*pcam.*average"),
        ("lse", {"sharpness": 3}, r"lse has no option 'sharpness'; it has: r"),
        ("pcam", {"r": 3}, "it has: none"),
        ("lse", {"r": -1}, "r must be above 0"),
        ("lse", {"r": "high"}, "r must be a number"),
        ("lse", {"learn": True}, "no option 'learn'"),
        ("topk", {"k": 0}, "k must be 1 or more"),
        ("topk", {"k": 2.5}, "k must be a number"),
        ("avg_max_lse", {"gamma": 0}, "gamma must be above 0"),
    ],
)
def test_a_wrong_choice_is_said(name: str, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build_pooling(name, 2, 2, options)


def test_options_are_taken() -> None:
    maps = torch.randn(1, 2, 4, 4)
    expected = lse(maps.double().numpy().reshape(1, 2, -1), 3.0)
    np.testing.assert_allclose(
        pooled("lse", maps, r=3).logits.detach().numpy(), expected, atol=1e-5
    )
