"""Make texts from a header safe to show: no control characters, no endless strings."""

import re

LONGEST = 256

# ECMA-48 control sequences, which a terminal would obey.
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")
# C0 and C1 controls, and the marks that reverse or hide text.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe]+"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str, longest: int = LONGEST) -> str:
    """Return a text without control characters, on one line, elided to at most ``longest``.

    Markup is left as it is: whoever shows it as rich text escapes it.
    """
    if text.isascii() and text.isprintable() and len(text) <= longest:
        return text.strip()
    # Enough for what is shown; a text of megabytes is not searched whole.
    head = text[: 4 * longest]
    head = _SURROGATES.sub("\ufffd", _UNSEEN.sub(" ", _ANSI.sub("", head))).strip()
    if len(head) > longest or len(text) > 4 * longest:
        return head[: longest - 1].rstrip() + "…"
    return head
