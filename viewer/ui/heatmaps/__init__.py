"""Heatmaps over an image: fills, outlines and peaks of all findings, in image coordinates."""
