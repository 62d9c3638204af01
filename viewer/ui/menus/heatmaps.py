"""Heatmaps, findings, models."""

from pcam_model.wording import Text
from viewer.review.colour_maps import COLOUR_MAPS
from viewer.review.colours import COLOURS, Colour
from viewer.review.review import STYLE_NAMES
from viewer.ui.menus.spec import ActionSpec


def _styles() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            f"heatmap-style-{style.name.lower()}",
            text,
            "Heatmaps/Style",
            "heatmaps.style",
            state="session.review.style",
            argument=style.value,
            needs="prediction",
        )
        for style, text in STYLE_NAMES.items()
    )


def _heatmap_colours() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            f"heatmap-colours-{name}",
            colours.text,
            "Heatmaps/Colours",
            "heatmaps.colours",
            state="session.review.colour_map",
            argument=name,
            tip="The scale is absolute: one colour is one probability on every image",
            needs="prediction",
        )
        for name, colours in COLOUR_MAPS.items()
    )


def _finding_colours() -> tuple[ActionSpec, ...]:
    named: dict[str, tuple[str, Colour | None]] = {"": (Text("&Default colour"), None)}
    named |= {name: (each.text, each.rgb) for name, each in COLOURS.items()}
    return tuple(
        ActionSpec(
            f"finding-colour-{name or 'default'}",
            text,
            "Heatmaps/Finding/Colour",
            "heatmaps.finding_colour",
            state="commands.heatmaps.chosen_colour",
            argument=name,
            tip="Of the chosen finding: contours, boxes, its bar, and in all that is exported",
            needs="finding",
            swatch=rgb,
        )
        for name, (text, rgb) in named.items()
    )


_A = ActionSpec

# fmt: off
HEATMAPS: tuple[ActionSpec, ...] = (
    _A("heatmaps", "&Heatmaps", "Heatmaps", "heatmaps.switch", ("G",), "heatmap", 6,
       state="session.review.heatmaps_on", needs="prediction"),
    _A("focus-findings", "Go to the &list of findings", "Heatmaps", "heatmaps.focus_findings",
       ("F4",), needs="image",
       tip="There, arrows choose a finding; Space, Enter, C and R act on it; Esc leads back"),
    _A("next-finding", "&Next finding", "Heatmaps", "heatmaps.next_finding", ("N",),
       "next-finding", 7, tip="Shows the heatmap of the next finding alone",
       needs="prediction"),
    _A("previous-finding", "&Previous finding", "Heatmaps", "heatmaps.previous_finding",
       ("Shift+N",), "previous-finding", 7, tip="Shows the heatmap of the previous finding alone",
       needs="prediction"),
    _A("all-findings", "Show &all", "Heatmaps", "heatmaps.all_findings", needs="prediction"),
    _A("no-findings", "Show n&one", "Heatmaps", "heatmaps.no_findings", needs="prediction"),
    _A("hide-heatmaps", "Hi&de while held", "Heatmaps", "heatmaps.hide", ("Q",),
       tip="Press and hold the key to see the plain image, release it to see the heatmaps",
       needs="prediction"),
    _A("blink-heatmaps", "&Blink", "Heatmaps", "heatmaps.blink", ("Ctrl+B",),
       state="sight.blinking", needs="motion",
       tip="Heatmaps come and go until this is switched off"),
    _A("plain-beside", "Plain &image beside", "Heatmaps", "heatmaps.plain_beside", ("Ctrl+H",),
       state="beside.on", needs="image",
       tip="The same image without heatmaps in a second tile, with the same zoom and window"),
    _A("link-heatmaps", "Share &findings and thresholds", "Heatmaps", "heatmaps.link",
       ("Ctrl+Shift+H",), state="links.heatmaps", needs="tiles",
       tip="All tiles show the findings, thresholds, style and colours of the active one"),
    _A("apply-heatmaps", "Apply to all &tiles", "Heatmaps", "heatmaps.apply", needs="tiles",
       tip="Findings, thresholds, style and colours of the active tile, once"),
    *_styles(),
    *_heatmap_colours(),
    _A("toggle-finding", "Its &heatmap", "Heatmaps/Finding", "heatmaps.show_finding", ("Shift+H",),
       state="commands.heatmaps.finding_shown", needs="finding",
       tip="Of the chosen finding; so does Space in the list of findings"),
    _A("only-finding", "&Only its heatmap", "Heatmaps/Finding", "heatmaps.only_finding",
       ("Shift+F",), needs="finding",
       tip="Of the chosen finding; so does Enter in the list of findings"),
    *_finding_colours(),
    _A("reset-threshold", "&Reset its threshold", "Heatmaps/Finding", "heatmaps.reset_threshold",
       ("Shift+R",), needs="finding",
       tip="To the model's operating point; so does R in the list of findings"),
    _A("choose-colour", "Choose the colo&ur of the finding", "Heatmaps", "heatmaps.offer_colours",
       ("Shift+C",), needs="finding",
       tip="The colours and their names open at its row; so does C in the list of findings"),
    _A("reset-thresholds", "&Reset thresholds", "Heatmaps", "heatmaps.reset_thresholds",
       tip="To the operating points of the model", needs="prediction"),
    _A("run-anyway", "Run any&way", "Heatmaps", "heatmaps.run_anyway", needs="refused",
       tip="Analyses an image that the model does not suit; the result is marked"),
    _A("models", "&Models…", "Heatmaps", "show_models", ("Ctrl+Shift+M",),
       tip="Install a model file, see its card, choose another one"),
    _A("compare-models", "Two models side by side", "Heatmaps", "compare_models",
       state="comparison.on", needs="image",
       tip="Choose the other model in the list and press Compare"),
    _A("analyse-again", "Anal&yse again", "Heatmaps", "heatmaps.analyse_again", ("F5",),
       needs="image"),
)
# fmt: on
