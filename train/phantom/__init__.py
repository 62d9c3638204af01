"""Synthetic chest radiographs with exact lesion masks, made from a seed.

They are drawings with plausible X-ray physics, not patients: good for teaching a network what a
box is, for demos that may be given away, and for tests that need a known answer.
"""

from train.phantom.generate import Phantom, generate

__all__ = ["Phantom", "generate"]
