"""The state of a review: visible findings, thresholds, view, undo. No Qt."""
