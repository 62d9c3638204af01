"""The language of the window: every text that a person reads goes through :func:`tr`."""

from PySide6.QtCore import QCoreApplication

#: The one context of all texts in Qt's translation files.
CONTEXT = "pcam-viewer"


def tr(text: str, **values: object) -> str:
    """Return a text in the language of the window.

    Parameters
    ----------
    text : str
        English, a literal: the translation files are made from the source. Places for values are
        named, since other languages order them differently: ``"{count} images"``.
    **values : object
        What goes into the places.
    """
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated
