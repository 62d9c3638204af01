"""What an action is: a row of the tables."""

from dataclasses import dataclass

from viewer.review.colours import Colour


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command.

    Attributes
    ----------
    id : str
        Name that never changes: the action's object name, and that of its keys in the settings.
    text : str
        English, what the menu says; ``&`` before the letter to press.
    menu : str
        Where it stands, a key of :data:`MENUS`.
    handler : str
        Name of the method of :class:`viewer.ui.commands.Commands` that does it; with dots, of
        something inside.
    shortcuts : tuple of str
        Keys at first, the one shown in the menu first; the reader may choose others.
    icon : str
        Name of a drawing in ``resources/icons``.
    toolbar : int
        Number of the group in the toolbar; 0 for none.
    state : str
        What a check mark shows: attributes from the window on, divided by dots; methods among
        them are called. The action is checked where this is true, or equals ``argument`` if it is
        not a truth value (of an enumeration its value counts). Empty for an action without a
        check mark. There is no other memory of the state, so menu, button and key cannot disagree.
    argument : object
        Passed to the handler; without one, an action with a check mark passes whether it shall be
        checked, and others pass nothing.
    tip : str
        English, a sentence for tool tip, palette and help, where the text does not say it all.
    needs : str
        A key of :data:`NEEDS`: what it makes no sense without; empty for nothing.
    swatch : tuple of int or None
        A colour that is shown instead of an icon.
    """

    id: str
    text: str
    menu: str
    handler: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    toolbar: int = 0
    state: str = ""
    argument: object = None
    tip: str = ""
    needs: str = ""
    swatch: Colour | None = None


@dataclass(frozen=True, slots=True)
class ButtonSpec:
    """A button of the toolbar that opens a menu of commands.

    Attributes
    ----------
    id : str
        Name that never changes.
    text : str
        English.
    icon : str
        Name of a drawing, shown where none of its commands is checked; else that one's is.
    toolbar : int
        Number of the group in the toolbar, behind whose commands it stands.
    actions : tuple of str
        Names of rows of the tables; an empty one stands for a line.
    """

    id: str
    text: str
    icon: str
    toolbar: int
    actions: tuple[str, ...]
