"""A review as DICOM objects: picture, segmentation, report, presentation state.

Imports highdicom, so only exporters that are asked for load it.
"""
