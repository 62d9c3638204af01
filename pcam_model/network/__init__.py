"""Backbones, poolings and the PCAM network: the only part of pcam_model that imports torch."""
