"""Write a PCAM network and its manifest as the one ONNX file that the viewer loads."""

import logging
import warnings
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnxruntime import InferenceSession  # type: ignore[attr-defined]
from torch import nn

from pcam_model.manifest import Manifest
from pcam_model.network.network import Network
from pcam_model.network.onnx_formats import save, set_manifest

#: Operator set of exported graphs; onnxruntime 1.17 and later run it.
OPSET = 20


class _WithoutMask(nn.Module):
    """The network as it is run: one image fills the input, so no cell is padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        output = self.network(image)
        return output.logits, output.logit_maps


def export_onnx(network: Network, manifest: Manifest, file: Path) -> None:
    """Write the model file, whole or not at all.

    Parameters
    ----------
    network : Network
        In evaluation mode.
    manifest : Manifest
        Goes into the file's metadata.
    file : Path
        Ends in ``.onnx``.
    """
    for chatty in ("onnxscript", "onnx_ir"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    image = torch.zeros(2, 1, manifest.input.rows, manifest.input.columns)
    with warnings.catch_warnings():
        # The exporter warns of its own deprecated calls.
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            _WithoutMask(network).eval(),
            (image,),
            input_names=["image"],
            output_names=["logits", "logit_maps"],
            dynamic_shapes={"image": {0: torch.export.Dim("batch")}},
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )
    if program is None:
        raise RuntimeError("torch made no ONNX program")
    model = program.model_proto
    set_manifest(model, manifest)
    onnx.checker.check_model(model)
    save(model, file)


def largest_difference(
    network: Network, file: Path, inputs: npt.NDArray[np.float32]
) -> tuple[float, float]:
    """Return the largest absolute difference of logits and of logit maps, torch to onnxruntime.

    Parameters
    ----------
    network : Network
        In evaluation mode.
    file : Path
        The exported model.
    inputs : ndarray of float32, shape (N, 1, H, W)
        Preprocessed images.
    """
    session = InferenceSession(file, providers=["CPUExecutionProvider"])
    logits, maps = session.run(["logits", "logit_maps"], {"image": inputs})
    with torch.inference_mode():
        expected = network(torch.from_numpy(inputs))
    return (
        float(np.abs(expected.logits.numpy() - logits).max()),
        float(np.abs(expected.logit_maps.numpy() - maps).max()),
    )
