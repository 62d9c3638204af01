"""Networks of jfhealthcare/Chexpert, the PCAM authors' own code, rebuilt from their description.

So that weights trained with it can be run, measured and looked at here. Attributes carry the names
of the published state dicts.
"""

from pcam_model.network.reference.network import POOLS, ReferenceNetwork

__all__ = ["POOLS", "ReferenceNetwork"]
