"""All tools of a view, by name."""

from typing import TYPE_CHECKING

from viewer.ui.annotate.draw import DRAW_TOOLS
from viewer.ui.tools.magnifier import MagnifierTool
from viewer.ui.tools.navigate import PanTool, ZoomTool
from viewer.ui.tools.tool import Tool
from viewer.ui.tools.window import RegionWindowTool, WindowTool

if TYPE_CHECKING:
    from viewer.ui.image_view import ImageView

#: Chosen at the start, and after a tool is dropped.
FIRST = WindowTool.name

TOOLS: tuple[type[Tool], ...] = (
    WindowTool,
    RegionWindowTool,
    PanTool,
    ZoomTool,
    MagnifierTool,
    *DRAW_TOOLS,
)


def make_tools(view: "ImageView") -> dict[str, Tool]:
    """Return a view's own tools: no state is shared between views."""
    return {tool.name: tool(view) for tool in TOOLS}
