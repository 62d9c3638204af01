"""Data sets, fitting, evaluation and export of PCAM models."""
