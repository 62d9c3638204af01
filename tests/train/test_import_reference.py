"""Networks of jfhealthcare/Chexpert against a straight re-computation from their description."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import published_chain
import pytest
import torch
import torchvision
from torch import Tensor
from torch.nn import functional as F

from pcam_model.engine import open_engine
from pcam_model.manifest import ReferenceSpec
from pcam_model.network.checkpoint import read_checkpoint
from train.cli import main
from train.import_reference import load_reference
from train.reference_config import ReferenceConfig, read_config

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

SIDE = 128
HEADS = 3

#: Where the published backbones differ from today's torchvision: nowhere but in what they return.
WIDTHS = {
    "vgg19": 512,
    "vgg19_bn": 512,
    "densenet121": 1024,
    "densenet169": 1664,
    "densenet201": 1920,
    "inception_v3": 2048,
}
BLOCKS = {"AVG_MAX": 2, "AVG_MAX_LSE": 3}


@cache
def published_backbone(name: str) -> torch.nn.Module:
    torch.manual_seed(11)
    options = {} if "densenet" in name else {"init_weights": True}
    model = torchvision.models.get_model(name, weights=None, **options).eval()
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.7, 1.3)
    return model


def published_state(backbone: str, pool: str) -> dict[str, Tensor]:
    """Return a random state dict with the published names and shapes, all of them."""
    c = WIDTHS[backbone]
    state = {f"backbone.{k}": v for k, v in published_backbone(backbone).state_dict().items()}
    torch.manual_seed(5)
    shapes: dict[str, tuple[int, ...]] = {}

    def convolution(name: str, out: int, into: int, kernel: int) -> None:
        shapes[f"{name}.weight"] = (out, into, kernel, kernel)
        shapes[f"{name}.bias"] = (out,)

    def norm(name: str, width: int) -> None:
        for part in ("weight", "bias", "running_mean", "running_var"):
            shapes[f"{name}.{part}"] = (width,)
        state[f"{name}.num_batches_tracked"] = torch.tensor(7)

    wide = c * BLOCKS.get(pool, 1)
    for head in range(HEADS):
        convolution(f"fc_{head}", 1, wide, 1)
        norm(f"bn_{head}", wide)
    at = "attention_map"
    shapes[f"{at}.channel_attention.fc1.weight"] = (c // 2, c)
    shapes[f"{at}.channel_attention.fc1.bias"] = (c // 2,)
    shapes[f"{at}.channel_attention.fc2.weight"] = (c, c // 2)
    shapes[f"{at}.channel_attention.fc2.bias"] = (c,)
    convolution(f"{at}.spatial_attention.conv1", c // 8, c, 1)
    convolution(f"{at}.spatial_attention.conv2", c // 8, c, 1)
    convolution(f"{at}.spatial_attention.conv3", c, c, 1)
    shapes[f"{at}.spatial_attention.gamma"] = (1,)
    for name, out, into, kernel in (
        ("gap_branch.1", c, c, 1),
        ("mid_branch", c, c, 1),
        ("downsample1", 1, c, 7),
        ("downsample2", 1, 1, 5),
        ("downsample3", 1, 1, 3),
        ("scale1", 1, 1, 7),
        ("scale2", 1, 1, 5),
        ("scale3", 1, 1, 3),
    ):
        convolution(f"{at}.pyramid_attention.{name}.conv.0", out, into, kernel)
        norm(f"{at}.pyramid_attention.{name}.conv.1", out)
    for name, shape in shapes.items():
        fan = int(np.prod(shape[1:])) or 1
        if name.endswith("running_var") or (name.endswith("weight") and len(shape) == 1):
            state[name] = torch.rand(shape) + 0.5
        elif name.endswith("gamma"):
            state[name] = torch.full(shape, 0.7)
        else:
            # Small enough that attention, applied once for each head, does not pile up.
            state[name] = torch.randn(shape) * (0.5 if name.startswith(at) else 1) / fan**0.5
    return state


def config_of(**changes: Any) -> dict[str, Any]:
    return {
        "train_csv": "/Path/to/train.csv",
        "backbone": "densenet121",
        "width": SIDE,
        "height": SIDE,
        "long_side": SIDE,
        "fix_ratio": True,
        "pixel_mean": 128.0,
        "pixel_std": 64.0,
        "use_equalizeHist": True,
        "gaussian_blur": 3,
        "border_pad": "pixel_mean",
        "num_classes": [1] * HEADS,
        "norm_type": "BatchNorm",
        "global_pool": "PCAM",
        "fc_bn": False,
        "attention_map": "None",
        "lse_gamma": 0.5,
        "pretrained": True,
        "criterion": "BCE",
        **changes,
    }


# -- the oracle: float64, by the description, nothing of ours ------------------------------------


def backbone_features(name: str, image: Tensor) -> Tensor:
    model = published_backbone(name).double()
    try:
        if name == "inception_v3":
            low, mean = [0.229, 0.224, 0.225], [0.485, 0.456, 0.406]
            image = torch.stack(
                [image[:, i] * (low[i] / 0.5) + (mean[i] - 0.5) / 0.5 for i in range(3)], 1
            )
            seen: list[Tensor] = []
            hook = model.Mixed_7c.register_forward_hook(lambda *a: seen.append(a[2]))
            model.transform_input = False
            model(image)
            hook.remove()
            return seen[0]
        features = model.features(image)
        return features.relu() if "densenet" in name else features
    finally:
        model.float()


def attended(kind: str, x: Tensor, w: dict[str, Tensor]) -> Tensor:
    n, c, h, wd = x.shape
    if kind == "CAM":
        p = "attention_map.channel_attention"
        squeezed = x.mean((2, 3)) @ w[f"{p}.fc1.weight"].T + w[f"{p}.fc1.bias"]
        excited = squeezed.clamp(min=0) @ w[f"{p}.fc2.weight"].T + w[f"{p}.fc2.bias"]
        return x * (1 / (1 + torch.exp(-excited)))[:, :, None, None]
    if kind == "SAM":
        p = "attention_map.spatial_attention"

        def conv(name: str) -> Tensor:
            weight, bias = w[f"{p}.{name}.weight"][:, :, 0, 0], w[f"{p}.{name}.bias"]
            return torch.einsum("oc,ncs->nos", weight, x.reshape(n, c, -1)) + bias[:, None]

        relation = torch.einsum("nos,not->nst", conv("conv1"), conv("conv2"))
        attention = torch.softmax(relation, dim=-1)
        refined = torch.einsum("ncs,nts->nct", conv("conv3"), attention)
        return w[f"{p}.gamma"] * refined.reshape(n, c, h, wd) + x
    if kind == "FPA":
        p = "attention_map.pyramid_attention"

        def block(name: str, y: Tensor, stride: int = 1) -> Tensor:
            weight = w[f"{p}.{name}.conv.0.weight"]
            y = F.conv2d(y, weight, w[f"{p}.{name}.conv.0.bias"], stride, weight.shape[-1] // 2)
            norm = [
                w[f"{p}.{name}.conv.1.{part}"][:, None, None]
                for part in ("running_mean", "running_var", "weight", "bias")
            ]
            return ((y - norm[0]) / (norm[1] + 1e-5).sqrt() * norm[2] + norm[3]).clamp(min=0)

        def up(y: Tensor, rows: int, columns: int) -> Tensor:
            return torch.nn.Upsample((rows, columns), mode="bilinear", align_corners=False)(y)

        one = block("downsample1", x, 2)
        two = block("downsample2", one, 2)
        three = block("downsample3", two, 2)
        two = block("scale2", two) + up(block("scale3", three), h // 4, wd // 4)
        one = block("scale1", one) + up(two, h // 2, wd // 2)
        gap = up(block("gap_branch.1", x.mean((2, 3), keepdim=True)), h, wd)
        return up(one, h, wd) * block("mid_branch", x) + gap
    return x


def pooled(pool: str, x: Tensor, logit_map: Tensor) -> Tensor:
    flat = x.flatten(2)
    e = torch.exp(flat)
    simple = {
        "AVG": lambda: flat.mean(-1),
        "MAX": lambda: flat.max(-1).values,
        "LSE": lambda: torch.log(torch.exp(0.5 * flat).mean(-1)) / 0.5,
        "EXP": lambda: (flat * e).sum(-1) / (e.sum(-1) + 1e-7),
        "LINEAR": lambda: (flat * flat).sum(-1) / (flat.sum(-1) + 1e-7),
    }
    if pool == "PCAM":
        p = 1 / (1 + torch.exp(-logit_map.flatten(2)))
        return (flat * (p / p.sum(-1, keepdim=True))).sum(-1)
    return torch.cat([simple[part]() for part in pool.split("_")], 1)


def straight(config: dict[str, Any], state: dict[str, Tensor], image: Tensor) -> Tensor:
    """Return the logits (N, heads) of images (N, side, side)."""
    w = {k: v.double() for k, v in state.items() if not k.startswith("backbone.")}
    pool = config["global_pool"]
    x = backbone_features(config["backbone"], image.double()[:, None].repeat(1, 3, 1, 1))
    logits = []
    for head in range(HEADS):
        x = attended(config["attention_map"], x, w)
        weight, bias = w[f"fc_{head}.weight"][:, :, 0, 0], w[f"fc_{head}.bias"]
        logit_map = torch.einsum("oc,nchw->nohw", weight, x) + bias[0] if pool not in BLOCKS else x
        feat = pooled(pool, x, logit_map)
        if config["fc_bn"]:
            mean, var, gain, shift = (
                w[f"bn_{head}.{part}"] for part in ("running_mean", "running_var", "weight", "bias")
            )
            feat = (feat - mean) / (var + 1e-5).sqrt() * gain + shift
        logits.append(feat @ weight.T + bias)
    return torch.cat(logits, 1)


# -- the comparison ------------------------------------------------------------------------------

CASES = [
    *({"global_pool": pool, "fc_bn": True} for pool in
      ("AVG", "MAX", "PCAM", "EXP", "LINEAR", "LSE", "AVG_MAX", "AVG_MAX_LSE")),
    {"global_pool": "PCAM"},
    *({"attention_map": kind, "global_pool": "AVG_MAX", "fc_bn": True} for kind in
      ("CAM", "SAM", "FPA")),
    {"attention_map": "FPA", "global_pool": "EXP", "fc_bn": True},
    {"attention_map": "CAM", "global_pool": "PCAM"},
    *({"backbone": name, "global_pool": "AVG_MAX"} for name in WIDTHS if name != "densenet121"),
    {"backbone": "vgg19_bn", "attention_map": "FPA", "global_pool": "LSE"},
    {"backbone": "inception_v3", "attention_map": "SAM", "global_pool": "PCAM"},
]  # fmt: skip


def typed(config: dict[str, Any], folder: Path) -> ReferenceConfig:
    file = folder / "config.json"
    file.write_text(json.dumps(config))
    return read_config(file)


@pytest.mark.parametrize("changes", CASES, ids=lambda c: "-".join(map(str, c.values())))
def test_a_published_state_dict_gives_the_published_logits(
    changes: dict[str, Any], tmp_path: Path
) -> None:
    config = config_of(**changes)
    state = published_state(config["backbone"], config["global_pool"])
    network = load_reference(typed(config, tmp_path), state)
    torch.manual_seed(2)
    image = torch.randn(2, SIDE, SIDE)
    with torch.inference_mode():
        output = network(image[:, None])
        expected = straight(config, state, image)
    assert expected.std() > 1e-3
    torch.testing.assert_close(output.logits.double(), expected, atol=2e-4, rtol=2e-4)
    assert output.logit_maps.shape[:2] == (2, HEADS)
    assert torch.isfinite(output.logit_maps).all()


@pytest.mark.parametrize("pool", ["AVG", "PCAM"])
def test_the_pooled_logit_is_a_mean_of_the_map(pool: str, tmp_path: Path) -> None:
    """AVG: the plain mean. PCAM: the map is what the published code draws, and is what it pools."""
    config = config_of(global_pool=pool)
    network = load_reference(typed(config, tmp_path), published_state("densenet121", pool))
    with torch.inference_mode():
        output = network(torch.randn(1, 1, SIDE, SIDE))
    flat = output.logit_maps.flatten(2)
    p = flat.sigmoid() if pool == "PCAM" else torch.ones_like(flat)
    torch.testing.assert_close(output.logits, (p * flat).sum(-1) / p.sum(-1), atol=1e-4, rtol=1e-4)


def test_instance_norms_are_built(tmp_path: Path) -> None:
    config = config_of(norm_type="InstanceNorm", attention_map="FPA", global_pool="AVG")
    network = load_reference(typed(config, tmp_path), published_state("densenet121", "AVG"))
    assert any(isinstance(m, torch.nn.InstanceNorm2d) for m in network.backbone.modules())
    with torch.inference_mode():
        assert torch.isfinite(network(torch.randn(1, 1, SIDE, SIDE)).logits).all()


def saved(tmp_path: Path, **changes: Any) -> tuple[Path, Path, dict[str, Any], dict[str, Tensor]]:
    config = config_of(**changes)
    state = published_state(config["backbone"], config["global_pool"])
    (tmp_path / "config.json").write_text(json.dumps(config))
    # As its training script keeps them: with the best metric, a number of numpy.
    torch.save(
        {"step": 9, "auc_dev_best": np.float64(0.9), "state_dict": state}, tmp_path / "b.ckpt"
    )
    return tmp_path / "config.json", tmp_path / "b.ckpt", config, state


def test_the_command_makes_a_model_that_the_engine_runs_as_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config_file, weights, config, state = saved(
        tmp_path, global_pool="AVG_MAX", attention_map="FPA", fc_bn=True
    )
    out = tmp_path / "model.onnx"
    arguments = ["import-reference", "--config", str(config_file), "--weights", str(weights)]
    names = "Cardiomegaly, Edema, Effusion"
    assert main([*arguments, "--out", str(out), "--findings", names]) == 0
    assert "largest difference to torch" in capsys.readouterr().out

    engine = open_engine(out, "cpu")
    manifest = engine.manifest
    assert manifest.finding_names == ("Cardiomegaly", "Edema", "Effusion")
    assert manifest.pooling == "AVG_MAX"
    assert manifest.network == ReferenceSpec(attention="FPA", fc_bn=True)
    assert "class activation map, derived" in manifest.map.meaning
    assert "Not calibrated" in manifest.notes

    grey = np.random.default_rng(3).normal(120, 40, (150, 75)).clip(0, 255).astype(np.uint8)
    prediction = engine.predict(grey.astype(np.float32) / 255)
    seen = published_chain.network_input(grey, SIDE)
    with torch.inference_mode():
        expected = straight(config, state, torch.from_numpy(seen)[None])[0]
    # Resizing may round a pixel to the next grey value.
    np.testing.assert_allclose(prediction.logits, expected.numpy(), atol=0.05)
    # The image fills 128 × 64 of the input: cells that look at padding are left out.
    assert prediction.logit_maps.shape == (3, 4, 2)
    last = prediction.grid.to_image(1, 3)
    assert last[0] < 75
    assert last[1] < 150
    assert prediction.grid.step_x == pytest.approx(32 * 75 / 64)


def test_a_checkpoint_of_it_can_be_read_back(tmp_path: Path) -> None:
    config_file, weights, _, state = saved(tmp_path)
    out = tmp_path / "taken.safetensors"
    arguments = ["import-reference", "--config", str(config_file), "--weights", str(weights)]
    assert main([*arguments, "--out", str(out), "--findings", "Mass,Nodule,Edema"]) == 0
    network = read_checkpoint(out).network()
    own = network.state_dict()
    torch.testing.assert_close(own["fc_1.weight"], state["fc_1.weight"])
    assert read_checkpoint(out).manifest.training_data.startswith("not told")


@pytest.mark.parametrize(
    ("changes", "options", "message"),
    [
        ({"backbone": "resnet18"}, [], "backbone: one of vgg19"),
        ({"global_pool": "GEM"}, [], "global_pool: one of PCAM"),
        ({"attention_map": "CBAM"}, [], "attention_map"),
        ({"norm_type": "GroupNorm"}, [], "norm_type"),
        ({"num_classes": [2, 2, 2]}, [], "num_classes must be 1"),
        ({"gaussian_blur": 4}, [], "gaussian_blur"),
        ({"border_pad": "wrap"}, [], "border_pad"),
        ({"num_classes": [1, 1]}, [], "too many: fc_2.weight"),
        ({"global_pool": "AVG_MAX"}, [], r"of other shape: fc_0.weight \(1, 1024, 1, 1\)"),
        ({"backbone": "densenet169"}, [], "missing: "),
        ({}, ["--findings", "Mass,Nodule"], "3 heads, but there are 2 findings"),
        ({}, ["--out", "model.pt"], "must end in .onnx or .safetensors"),
        ({"attention_map": "FPA", "long_side": 160}, [], "multiples of 4, not 5 × 5"),
    ],
)
def test_what_does_not_fit_is_said(
    changes: dict[str, Any],
    options: list[str],
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    config_file, weights, config, _ = saved(tmp_path)
    config_file.write_text(json.dumps(config | changes))
    arguments = ["import-reference", "--config", str(config_file), "--weights", str(weights)]
    if "--findings" not in options:
        arguments += ["--findings", "Mass,Nodule,Edema"]
    assert main([*arguments, *options]) == 1
    said = capsys.readouterr().err
    assert said.startswith("pcam-train import-reference: ")
    assert re.search(message, said)
    assert not list(tmp_path.glob("*.onnx"))
