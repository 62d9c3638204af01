"""What a tool is: an object of one view that is told what the mouse does there.

A view calls :meth:`Tool.drag` and :meth:`Tool.hover` at most once per frame, however many events
the mouse sends, and always with the last position before :meth:`Tool.release`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from viewer.ui.image_view import ImageView


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the mouse is, in pixels of the tile, and which keys are held."""

    position: QPointF
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier


class Tool:
    """Does nothing; tools override what they need.

    Attributes
    ----------
    name : str
        As in the table of actions.
    cursor : Qt.CursorShape
        Of the mouse while the tool is the chosen one.
    navigates : bool
        Whether it changes only what is seen: then a double click is free for the tile.
    takes_points : bool
        Whether it asks for places of the image: then the arrow keys and Enter can give them too.
    """

    name: ClassVar[str] = ""
    cursor: ClassVar[Qt.CursorShape] = Qt.CursorShape.ArrowCursor
    navigates: ClassVar[bool] = False
    takes_points: ClassVar[bool] = False

    def __init__(self, view: "ImageView") -> None:
        self.view = view

    @property
    def hint(self) -> str:
        """What the reader can do next; empty where that is plain."""
        return ""

    @property
    def busy(self) -> bool:
        """Whether something is half done, so that a press is the next step of it."""
        return False

    def press(self, at: Pointer) -> None:
        """Begin where the button went down; there is an image."""

    def drag(self, at: Pointer) -> None:
        """Follow the mouse while the button is down."""

    def release(self, at: Pointer) -> None:
        """End where the button went up."""

    def double_click(self, at: Pointer) -> None:
        """Answer the second press of a double click: like the first, unless overridden."""
        self.press(at)

    def hover(self, at: Pointer) -> None:
        """Follow the mouse while no button is down."""

    def leave(self) -> None:
        """Take notice that the mouse left the view."""

    def key(self, event: QKeyEvent) -> bool:
        """Answer a key; return whether it did something."""
        return False

    def refresh(self) -> None:
        """Take notice that the image is shown otherwise."""

    def drop(self) -> bool:
        """Forget what is half done, since another tool, another image or Esc came.

        Returns
        -------
        bool
            Whether there was anything.
        """
        return False
