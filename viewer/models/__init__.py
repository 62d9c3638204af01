"""The model files that the program knows."""
