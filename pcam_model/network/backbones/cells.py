"""Where the cells of a feature map look, followed through a network's layers one by one."""

from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution or pooling window: kernel, stride, padding and dilation along y and x.

    ``padding`` is what lies before the first value; padding behind the last moves no cell.
    """

    kernel: Pair
    stride: Pair
    padding: Pair
    dilation: Pair = (1, 1)


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of a feature map in the input.

    Attributes
    ----------
    stride : int
        Input pixels between neighbouring cell centres.
    centre : tuple of float
        Centre of the receptive field of cell 0 along y and x, in input pixels from the *centre*
        of the first pixel.
    """

    stride: int = 1
    centre: tuple[float, float] = (0.0, 0.0)

    def through(self, layer: Layer) -> "Cells":
        """Return the cells behind a layer.

        Output cell k sees inputs ``k * stride - padding`` to ``… + dilation * (kernel - 1)``, so
        its centre moves by ``dilation * (kernel - 1) / 2 - padding`` of the layer's input cells.

        Raises
        ------
        ValueError
            If the strides along y and x differ.
        """
        if layer.stride[0] != layer.stride[1]:
            raise ValueError(f"strides along y and x differ: {layer.stride}")
        y, x = (
            self.centre[axis]
            + (layer.dilation[axis] * (layer.kernel[axis] - 1) / 2 - layer.padding[axis])
            * self.stride
            for axis in (0, 1)
        )
        return Cells(self.stride * layer.stride[0], (y, x))

    @property
    def origin(self) -> float:
        """Centre of cell 0 in input pixels from the corner of the image; one for both axes.

        Raises
        ------
        ValueError
            If y and x differ.
        """
        if self.centre[0] != self.centre[1]:
            raise ValueError(f"cells are centred differently along y and x: {self.centre}")
        return self.centre[0] + 0.5


def joined(places: list[Cells]) -> Cells | None:
    """Return the cells of maps that are added or concatenated; None if there are none.

    Raises
    ------
    ValueError
        If they do not lie on the same cells.
    """
    if not places:
        return None
    if any(place != places[0] for place in places):
        raise ValueError(f"branches on different cells are joined: {places}")
    return places[0]
