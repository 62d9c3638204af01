"""How tiles are laid out, and which image hangs where."""

from typing import NamedTuple


class Layout(NamedTuple):
    """Tiles in rows and columns; places are counted from the top left, row by row."""

    rows: int
    columns: int

    @property
    def name(self) -> str:
        """What people call it, rows first."""
        return f"{self.rows} × {self.columns}"


#: The layouts to choose from.
LAYOUTS = (Layout(1, 1), Layout(1, 2), Layout(2, 1), Layout(2, 2))
