"""Poolings: from features and a head to one logit and one logit map per finding.

Every pooling is a module with the signature ``(features (N, C, h, w), head, mask (N, 1, h, w) or
None) -> Pooled(logits (N, F), logit_maps (N, F, h, w))``, so that all are compared on the same maps
(:mod:`pcam_model.network.poolings.base`). The table below names them.
"""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pcam_model.network.poolings.average import AveragePooling
from pcam_model.network.poolings.base import Pooled, Pooling
from pcam_model.network.poolings.exp_softmax import ExpSoftmaxPooling
from pcam_model.network.poolings.gated_attention import GatedAttentionPooling
from pcam_model.network.poolings.linear_softmax import LinearSoftmaxPooling
from pcam_model.network.poolings.log_sum_exp import LogSumExpPooling
from pcam_model.network.poolings.maximum import MaxPooling
from pcam_model.network.poolings.noisy_or import NoisyOrPooling
from pcam_model.network.poolings.pcam import PcamPooling
from pcam_model.network.poolings.per_channel import PerChannelPooling
from pcam_model.network.poolings.top_k import TopKPooling

__all__ = ["POOLINGS", "Pooled", "Pooling", "build_pooling"]

#: Arguments that the network gives, not the reader of a configuration.
_FROM_NETWORK = ("channels", "findings")


@dataclass(frozen=True)
class Entry:
    """A class and the arguments that make it the pooling of this name."""

    kind: type[Pooling]
    fixed: Mapping[str, Any] = field(default_factory=dict)

    @property
    def options(self) -> dict[str, Any]:
        """Options that a configuration may set, with their defaults."""
        return {
            name: parameter.default
            for name, parameter in inspect.signature(self.kind).parameters.items()
            if parameter.kind is parameter.POSITIONAL_OR_KEYWORD
            and name not in (*self.fixed, *_FROM_NETWORK)
        }


#: Name in a manifest or a configuration to the pooling.
POOLINGS: dict[str, Entry] = {
    "pcam": Entry(PcamPooling),
    "average": Entry(AveragePooling),
    "max": Entry(MaxPooling),
    "lse": Entry(LogSumExpPooling, {"learn": False}),
    "lse_learned": Entry(LogSumExpPooling, {"learn": True}),
    "exp_softmax": Entry(ExpSoftmaxPooling),
    "linear_softmax": Entry(LinearSoftmaxPooling),
    "noisy_or": Entry(NoisyOrPooling),
    "topk": Entry(TopKPooling),
    "gated_attention": Entry(GatedAttentionPooling),
    "avg_max": Entry(PerChannelPooling, {"parts": ("average", "max"), "gamma": 1.0}),
    "avg_max_lse": Entry(PerChannelPooling, {"parts": ("average", "max", "lse")}),
}


def build_pooling(
    name: str, channels: int, findings: int, options: Mapping[str, Any] | None = None
) -> Pooling:
    """Return a pooling by name.

    Parameters
    ----------
    name : str
        A key of :data:`POOLINGS`.
    channels : int
        Channels C of the feature map.
    findings : int
        Number of findings F.
    options : mapping, optional
        Of this pooling, e.g. ``{"r": 5.0}`` for ``lse``.

    Raises
    ------
    ValueError
        Unknown name, with the known ones; or an option it does not have, or a wrong value.
    """
    if name not in POOLINGS:
        raise ValueError(f"unknown pooling {name!r}: known are {', '.join(POOLINGS)}")
    entry, options = POOLINGS[name], dict(options or {})
    for option, value in options.items():
        if option not in entry.options:
            known = ", ".join(entry.options) or "none"
            raise ValueError(f"pooling {name} has no option {option!r}; it has: {known}")
        kind = type(entry.options[option])
        if isinstance(value, bool) or not isinstance(value, kind | int):
            raise ValueError(f"pooling {name}: {option} must be a number, not {value!r}")
    given = {"channels": channels, "findings": findings}
    wanted = inspect.signature(entry.kind).parameters
    from_network = {key: given[key] for key in _FROM_NETWORK if key in wanted}
    return entry.kind(**from_network, **entry.fixed, **options)
