"""Runs a network of torch on batches, as :data:`train.raw_outputs.Runner`."""

import torch

from pcam_model.network.network import Network
from train.raw_outputs import Floats, Runner


def torch_runner(network: Network) -> Runner:
    """Return what runs a network in evaluation mode on the CPU."""
    network.eval()

    def run(images: Floats) -> tuple[Floats, Floats]:
        with torch.inference_mode():
            output = network(torch.from_numpy(images))
        return output.logits.numpy(), output.logit_maps.numpy()

    return run
