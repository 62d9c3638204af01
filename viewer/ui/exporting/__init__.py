"""Saving pictures, reports, tables and DICOM files: the dialog, and what runs behind it."""
