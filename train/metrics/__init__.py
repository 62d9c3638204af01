"""Figures of merit: arrays in, numbers out. No files, no torch, no data set."""
