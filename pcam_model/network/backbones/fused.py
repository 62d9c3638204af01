"""Features of two strides on the cells of the finer one."""

import numpy as np
import torch
from torch import Tensor, nn

from pcam_model.geometry import interpolation_matrix
from pcam_model.network.backbones.cells import Cells

#: Channels of the fused map, as in feature pyramid networks (Lin et al. 2017).
WIDTH = 256


class FusedFeatures(nn.Module):
    """Adds the features of a coarse stride to those of a fine one (Lin et al. 2017, figure 3).

    Each is brought to :data:`WIDTH` channels by a 1×1 convolution and normalised. The coarse map is
    interpolated to where the fine cells really look, which is not where
    ``torch.nn.functional.interpolate`` supposes them: cells are centred on receptive fields.

    Parameters
    ----------
    body : nn.Module
        Gives (fine map, coarse map).
    channels : tuple of int
        Of the fine and of the coarse map.
    fine, coarse : Cells
        Where their cells look.
    """

    def __init__(
        self, body: nn.Module, channels: tuple[int, int], fine: Cells, coarse: Cells
    ) -> None:
        super().__init__()
        self.body = body
        self.fine, self.coarse = fine, coarse
        self.lateral_fine = _lateral(channels[0])
        self.lateral_coarse = _lateral(channels[1])

    def forward(self, image: Tensor) -> Tensor:
        """Return the fused map (N, WIDTH, h, w) on the cells of the fine one."""
        fine, coarse = self.body(image)
        fine, coarse = self.lateral_fine(fine), self.lateral_coarse(coarse)
        down = self._matrix(0, fine, coarse)
        across = self._matrix(1, fine, coarse)
        return torch.relu(fine + down @ coarse @ across.mT)

    def _matrix(self, axis: int, fine: Tensor, coarse: Tensor) -> Tensor:
        """Return the (fine cells, coarse cells) matrix of linear interpolation along an axis."""
        centres = self.fine.centre[axis] + self.fine.stride * np.arange(fine.shape[2 + axis])
        positions = (centres - self.coarse.centre[axis]) / self.coarse.stride
        matrix = torch.from_numpy(interpolation_matrix(positions, coarse.shape[2 + axis]))
        return matrix.to(coarse)


def _lateral(channels: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(channels, WIDTH, 1, bias=False), nn.BatchNorm2d(WIDTH))
