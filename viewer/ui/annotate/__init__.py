"""Annotations over an image: drawn, taken hold of, moved and listed."""
