"""The row of buttons at the end of a dialog, each with a word on what it does."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox

from viewer.ui.language import tr

_Button = QDialogButtonBox.StandardButton


def close_box(dialog: QDialog) -> QDialogButtonBox:
    """Return a button that closes a dialog."""
    box = QDialogButtonBox(_Button.Close)
    box.button(_Button.Close).setToolTip(tr("Close this dialog; Escape does the same"))
    box.rejected.connect(dialog.close)
    return box


def ok_box(dialog: QDialog) -> QDialogButtonBox:
    """Return buttons that keep what was entered in a dialog, or give it up."""
    box = QDialogButtonBox(_Button.Ok | _Button.Cancel)
    box.button(_Button.Ok).setToolTip(tr("Keep what was entered"))
    box.button(_Button.Cancel).setToolTip(tr("Close this dialog; nothing changes"))
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box


def save_box(dialog: QDialog) -> QDialogButtonBox:
    """Return buttons that accept a dialog, or give it up."""
    box = QDialogButtonBox(_Button.Save | _Button.Cancel)
    box.button(_Button.Save).setToolTip(tr("Save the file"))
    box.button(_Button.Cancel).setToolTip(tr("Close this dialog; nothing is saved"))
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
