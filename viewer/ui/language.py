"""The language of the window: every text that a person reads goes through :func:`tr`.

``make translations`` collects the literals, see ``scripts/translations.py``.
"""

import logging
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources
from pcam_model.wording import Text
from viewer.failures import reason

logger = logging.getLogger(__name__)

#: The one context of all texts in Qt's translation files.
CONTEXT = "pcam-viewer"

#: Code and own name of every language; English is what the source is written in.
LANGUAGES = {"en": "English", "de": "Deutsch", "ko": "한국어"}


def tr(text: str, /, **values: object) -> str:
    """Return a text in the language of the window.

    Parameters
    ----------
    text : str
        English, a literal: the translation files are made from the source. Places for values are
        named, since other languages order them differently: ``"{count} images"``. Or a
        :class:`~pcam_model.wording.Text` that came from somewhere else; any other string that is
        no known text comes back as it is.
    **values : object
        What goes into the places; texts among them are translated too.
    """
    if isinstance(text, Text):
        return _filled(text.template, {**text.values, **values})
    return _filled(text, values)


def chosen_language(setting: str) -> str:
    """Return the code of the language for a setting: that of the system where it is empty."""
    wanted = setting or QLocale.system().name().partition("_")[0]
    return wanted if wanted in LANGUAGES else "en"


def use_language(application: QCoreApplication, code: str) -> None:
    """Make a language the one of the window, in place of the last one.

    Texts that are on the screen already stay as they are.
    """
    for old in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(old)
        old.setParent(None)
        old.deleteLater()
    if code == "en":
        return
    for path in (
        str(resources.path(f"translations/{code}.qm")),
        # The buttons of Qt's own dialogs; a bare installation may lack them.
        QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath) + f"/qtbase_{code}.qm",
    ):
        translator = QTranslator(application)
        translator.setObjectName(_NAME)
        if translator.load(path):
            application.installTranslator(translator)
        else:
            logger.warning("no translations for %s", code)


_NAME = "language"


def _filled(template: str, values: Mapping[str, Any]) -> str:
    translated = QCoreApplication.translate(CONTEXT, template)
    if not values:
        return translated
    told = {name: _told(value) for name, value in values.items()}
    try:
        return translated.format(**told)
    except (KeyError, IndexError, ValueError):
        # A fault in a translation must not take the text away.
        return template.format(**told)


def _told(value: object) -> object:
    if isinstance(value, Exception):
        value = reason(value)
    return tr(value) if isinstance(value, Text) else value
