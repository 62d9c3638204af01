"""Backbones of timm, if it is installed: the name is ``timm:`` and timm's own."""

from typing import Any

from torch import nn

#: What a name of these begins with.
PREFIX = "timm:"


class _Features(nn.Module):
    """The map of features of a timm model."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, image: Any) -> Any:
        return self.model.forward_features(image)


def build_timm(name: str, channels_in: int) -> nn.Module:
    """Return a timm model without its head, with random weights.

    Parameters
    ----------
    name : str
        ``timm:NAME``.
    channels_in : int
        Channels of the input image.

    Raises
    ------
    ValueError
        If timm is not installed, or has no such model.
    """
    try:
        import timm
    except ModuleNotFoundError:
        raise ValueError(
            f"backbone {name} needs timm, which is not installed: pip install timm"
        ) from None
    try:
        model = timm.create_model(
            name.removeprefix(PREFIX),
            pretrained=False,
            in_chans=channels_in,
            num_classes=0,
            global_pool="",
        )
    except (RuntimeError, TypeError, ValueError) as error:
        raise ValueError(f"timm cannot build {name.removeprefix(PREFIX)!r}: {error}") from error
    return _Features(model)
