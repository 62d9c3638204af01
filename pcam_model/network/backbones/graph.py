"""A model traced into a graph, cut where features are taken, its stride set by dilation.

One path for all architectures: torchvision's feature extraction traces the model, and one walk over
the graph sets strides and dilations and follows where the cells look.
"""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor, fx, nn
from torch.nn import functional as F
from torchvision.models.feature_extraction import create_feature_extractor

from pcam_model.network.backbones.cells import Cells, Layer, Pair, joined


def cut_after(model: nn.Module, nodes: Sequence[str]) -> fx.GraphModule:
    """Return the part of a model that leads to the named nodes.

    Parameters
    ----------
    model : nn.Module
        Any model that torch.fx can trace.
    nodes : sequence of str
        Names as in torchvision's ``get_graph_node_names``.

    Returns
    -------
    GraphModule
        With the model's names of weights. Gives one Tensor for one node, else a tuple.
    """
    with warnings.catch_warnings():
        # The model has other nodes in training, all of them behind the features.
        warnings.simplefilter("ignore")
        both = create_feature_extractor(model.eval(), {name: name for name in nodes})
    both.eval()
    # torchvision keeps one graph for training and one for evaluation, and the pair cannot be
    # copied. Up to the features they are the same: what differs lies in modules.
    module = fx.GraphModule(both, both.graph)
    (output,) = (node for node in module.graph.nodes if node.op == "output")
    found = [output.args[0][name] for name in nodes]
    output.args = (found[0] if len(found) == 1 else tuple(found),)
    module.recompile()
    return module.train()


@dataclass(frozen=True)
class _Place:
    """Cells behind a node, and the factor by which later kernels are spread."""

    cells: Cells
    dilation: int


def set_output_stride(module: fx.GraphModule, output_stride: int) -> list[Cells]:
    """Take out the reductions beyond a stride and return where the outputs' cells look.

    As DeepLab does (Chen et al. 2017): a convolution that would go beyond the stride keeps its
    resolution, and the kernels behind it are dilated, so that each sees what it saw. Weights of
    all strides are interchangeable. A pooling of windows that do not overlap is left out.

    Parameters
    ----------
    module : GraphModule
        Of :func:`cut_after`; changed in place.
    output_stride : int
        Largest stride.

    Raises
    ------
    ValueError
        If a layer allows no smaller stride.
    """
    places: dict[fx.Node, _Place | None] = {}
    for node in module.graph.nodes:
        if node.op == "output":
            found = node.args[0] if isinstance(node.args[0], tuple) else (node.args[0],)
            return [_cells_of(places, source) for source in found]
        before = _join([places[source] for source in node.all_input_nodes])
        if node.op == "placeholder":
            places[node] = _Place(Cells(), 1)
        elif before is None or _collapses(module, node):
            places[node] = None
        elif node.op == "call_module":
            for path, layer in _windows(module, str(node.target)):
                before = _settle(module, path, layer, before, output_stride)
            places[node] = before
        elif node.target in (F.max_pool2d, F.avg_pool2d):
            places[node] = _through_function(node, before, output_stride)
        else:
            places[node] = before
    raise AssertionError("a graph without an output")


def _cells_of(places: dict[fx.Node, _Place | None], node: fx.Node) -> Cells:
    place = places[node]
    if place is None:
        raise ValueError(f"{node.name} is no map of cells")
    return place.cells


def _join(places: list[_Place | None]) -> _Place | None:
    known = [place for place in places if place is not None]
    cells = joined([place.cells for place in known])
    return None if cells is None else _Place(cells, max(place.dilation for place in known))


def _collapses(module: fx.GraphModule, node: fx.Node) -> bool:
    """Return whether a node averages over the whole map: what follows has no place."""
    if node.op == "call_module":
        return isinstance(module.get_submodule(str(node.target)), nn.AdaptiveAvgPool2d)
    return node.target is F.adaptive_avg_pool2d or node.target == "mean"


def _windows(module: nn.Module, path: str) -> Iterator[tuple[str, nn.Module]]:
    """Yield path and module of the convolutions and poolings that a traced module runs in turn."""
    layer = module.get_submodule(path)
    if isinstance(layer, nn.Conv2d | nn.MaxPool2d | nn.AvgPool2d):
        yield path, layer
    elif isinstance(layer, nn.Sequential):
        for name, _ in layer.named_children():
            yield from _windows(module, f"{path}.{name}")


def _settle(module: nn.Module, path: str, layer: Any, before: _Place, output_stride: int) -> _Place:
    """Set stride and dilation of a layer and return the place behind it."""
    kernel, stride, padding = (
        _pair(value) for value in (layer.kernel_size, layer.stride, layer.padding)
    )
    dropped = before.cells.stride * stride[0] > output_stride and stride[0] > 1
    dilation = before.dilation * stride[0] if dropped else before.dilation
    if not isinstance(layer, nn.Conv2d):
        if dropped and kernel == stride:
            module.set_submodule(path, nn.Identity())
            return _Place(before.cells, dilation)
        if dropped or (before.dilation > 1 and stride[0] > 1):
            raise ValueError(f"{path}: this pooling allows no output stride of {output_stride}")
        return _Place(before.cells.through(Layer(kernel, stride, padding)), dilation)
    spread = before.dilation
    layer.dilation = (layer.dilation[0] * spread, layer.dilation[1] * spread)
    padding = (padding[0] * spread, padding[1] * spread)
    layer.padding = padding
    if dropped:
        layer.stride = stride = (1, 1)
        if kernel[0] % 2 == 0:
            layer = _PaddedBehind(layer)
            module.set_submodule(path, layer)
    window = Layer(kernel, stride, padding, (layer.dilation[0], layer.dilation[1]))
    return _Place(before.cells.through(window), dilation)


class _PaddedBehind(nn.Conv2d):
    """A convolution of even kernel and stride 1 that keeps the size: padded right and below."""

    def __init__(self, layer: nn.Conv2d) -> None:
        super().__init__(
            layer.in_channels,
            layer.out_channels,
            (layer.kernel_size[0], layer.kernel_size[1]),
            dilation=(layer.dilation[0], layer.dilation[1]),
            groups=layer.groups,
            bias=layer.bias is not None,
        )
        self.load_state_dict(layer.state_dict())

    def forward(self, input: Tensor) -> Tensor:
        behind = [d * (k - 1) for k, d in zip(self.kernel_size, self.dilation, strict=True)]
        return super().forward(F.pad(input, (0, behind[1], 0, behind[0])))


def _through_function(node: fx.Node, before: _Place, output_stride: int) -> _Place:
    """Return the place behind a pooling that the model calls as a function."""
    names = ("kernel_size", "stride", "padding")
    given = dict(zip(names, node.args[1:], strict=False)) | node.kwargs
    kernel = _pair(given["kernel_size"])
    stride = _pair(given.get("stride") or kernel)
    if before.cells.stride * stride[0] > output_stride:
        raise ValueError(f"{node.name}: this pooling allows no output stride of {output_stride}")
    layer = Layer(kernel, stride, _pair(given.get("padding", 0)))
    return _Place(before.cells.through(layer), before.dilation)


def _pair(value: Any) -> Pair:
    return (value, value) if isinstance(value, int) else (int(value[0]), int(value[1]))
