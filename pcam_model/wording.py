"""Texts for people that are made without a window: English here, another language where shown.

Warnings, labels and reasons come from modules that know neither Qt nor languages, and go into files
too, which stay English. They are therefore ordinary strings that remember how they were made::

    Text("the body part is {part}, not the chest.", part="HAND")

A window that speaks another language looks up the template and fills in the same values
(``viewer.ui.language.tr``); everybody else just has a string.
"""

from typing import Any, Self


class Text(str):
    """A string that remembers its template and the values in its places.

    Parameters
    ----------
    template : str
        English, a literal: the translation files are made from the source. Places are named.
    **values : object
        What goes into the places; may be texts themselves.
    """

    __slots__ = ("template", "values")

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> Self:
        """Fill in the values."""
        # An exception would keep everything alive that its traceback refers to.
        values = {
            name: str(value) if isinstance(value, BaseException) else value
            for name, value in values.items()
        }
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values = template, values
        return made

    def __str__(self) -> Self:
        """Return the text itself: ``str(error)`` must not forget how it was made."""
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        """Return what copies and other processes make it from."""
        return (self.template,), self.values


def plain(value: object) -> str:
    """Return a text as the string that it is, without its template.

    For encoders that know strings alone, as their hook for everything else.

    Raises
    ------
    NotImplementedError
        If the value is no text: what encoders expect of a hook.
    """
    if not isinstance(value, str):
        raise NotImplementedError(f"{type(value).__name__} cannot be stored")
    return str.__str__(value)
