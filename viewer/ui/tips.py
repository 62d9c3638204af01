"""Tool tips with what files and readers say: Qt would take their ``<`` for markup and obey it."""

import html

from PySide6 import QtGui


def literal(text: str) -> str:
    """Return a tool tip that shows a text as it is."""
    if not QtGui.Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'
