"""Annotations: how they are drawn, and what is done with them."""

from pcam_model.wording import Text
from viewer.review.annotations import PALETTE
from viewer.ui.menus.spec import ActionSpec


def _tool(
    name: str, text: str, keys: tuple[str, ...], icon: str, tip: str, *, toolbar: int = 0
) -> ActionSpec:
    return ActionSpec(
        f"tool-{icon}", text, "Measure", "image.tool", keys, icon, toolbar,
        state="view.tool.name", argument=name, tip=tip,
    )  # fmt: skip


def _colours() -> tuple[ActionSpec, ...]:
    names = (
        Text("&Yellow"),
        Text("Sky &blue"),
        Text("&Orange"),
        Text("&Green"),
        Text("&Pink"),
        Text("&White"),
    )
    return tuple(
        ActionSpec(
            f"annotation-colour-{number}",
            name,
            "Measure/Colour",
            "annotations.colour",
            state="view.annotations.current_colour",
            argument=colour,
            swatch=colour,
            tip="Of the selected annotation, and of those drawn from now on",
        )
        for number, (name, colour) in enumerate(zip(names, PALETTE, strict=True), start=1)
    )


_A = ActionSpec

# fmt: off
MEASURE: tuple[ActionSpec, ...] = (
    _tool("length", "&Length", ("D",), "length", "Drag, or click both ends", toolbar=2),
    _tool("angle", "&Angle", ("A",), "angle", "Three clicks: end, vertex, end", toolbar=2),
    _tool("cobb angle", "&Cobb angle", ("Shift+A",), "cobb", "Between two lines"),
    _tool("cardiothoracic ratio", "Cardiothoracic rat&io", ("C",), "cardiothoracic",
          "Midline, both borders of the heart, both sides of the thorax", toolbar=2),
    _tool("rectangle", "&Rectangle", ("B",), "rectangle", "Area and grey values inside"),
    _tool("ellipse", "&Ellipse", ("E",), "ellipse", "Area and grey values inside", toolbar=2),
    _tool("polygon", "Pol&ygon", ("Y",), "polygon", "Area and grey values inside"),
    _tool("point", "P&oint", ("K",), "probe", "The value of one pixel"),
    _tool("arrow", "Arro&w", ("Shift+X",), "arrow", "Drag from the tip to the end", toolbar=2),
    _tool("text", "&Text", ("X",), "text", "Click, type, Enter", toolbar=2),
    _A("annotations", "&Show annotations", "Measure", "annotations.show", ("Shift+G",),
       "annotations", state="session.review.annotations_on", needs="image"),
    _A("next-annotation", "&Next annotation", "Measure", "annotations.next", ("J",),
       tip="Selects it: then arrow keys move it, with . and , a single handle",
       needs="annotations"),
    _A("previous-annotation", "&Previous annotation", "Measure", "annotations.previous",
       ("Shift+J",), needs="annotations"),
    _A("edit-annotation", "Edit te&xt", "Measure", "annotations.edit_text", ("F2",), "rename",
       tip="So does a double click on it", needs="annotation"),
    *_colours(),
    _A("delete-annotation", "&Delete annotation", "Measure", "annotations.delete", ("Del",),
       "delete", needs="annotation"),
    _A("delete-annotations", "Delete all annotations", "Measure", "annotations.delete_all",
       needs="annotations"),
)
# fmt: on
