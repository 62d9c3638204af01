"""An engine and an exporter for pcam-viewer, as small as they can be."""
