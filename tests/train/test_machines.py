"""Where a fit runs."""

import pytest
import torch

from train.config import FitConfig
from train.machines import precision


@pytest.mark.parametrize(
    ("capabilities", "wanted"),
    [
        ({"avx2": True, "avx512_bf16": False, "amx_bf16": False}, "32-true"),
        ({"avx512_f": True}, "32-true"),
        ({"avx512_bf16": True, "amx_bf16": False}, "bf16-mixed"),
        ({"amx_bf16": True}, "bf16-mixed"),
        ({"neon": True, "bf16": True}, "bf16-mixed"),
    ],
)
def test_half_precision_where_the_processor_computes_in_it(
    monkeypatch: pytest.MonkeyPatch, capabilities: dict[str, bool], wanted: str
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: capabilities)
    assert precision(FitConfig(precision="auto", accelerator="cpu")) == wanted


@pytest.mark.parametrize(("native", "wanted"), [(True, "bf16-mixed"), (False, "32-true")])
def test_a_gpu_that_is_there_decides(
    monkeypatch: pytest.MonkeyPatch, native: bool, wanted: str
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda including_emulation: native)
    assert precision(FitConfig(precision="auto")) == wanted


def test_what_is_named_is_done() -> None:
    for name in ("bf16-mixed", "16-mixed", "32-true"):
        assert precision(FitConfig(precision=name)) == name
