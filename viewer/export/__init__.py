"""Exporters, one module per format. Qt only to paint off-screen."""
