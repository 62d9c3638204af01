"""A report as files: Markdown with its plots beside it, and one HTML page that holds them."""

import base64
from pathlib import Path

from markdown_it import MarkdownIt

from train.metrics.schema import Evaluation
from train.plots import Curves, plots
from train.report import report
from train.whole_file import whole_file

_PLOTS = "plots"

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 15px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto;
  padding: 0 1rem; }}
table {{ border-collapse: collapse; display: block; overflow-x: auto; font-size: 13px;
  font-variant-numeric: tabular-nums; white-space: nowrap; }}
th, td {{ padding: .25rem .7rem; border-bottom: 1px solid #8884; }}
th {{ border-bottom: 2px solid #8888; text-align: left; }}
img {{ background: #fff; max-width: 100%; padding: .5rem; box-sizing: border-box; }}
code {{ font-size: 12px; overflow-wrap: anywhere; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    with whole_file(file) as beside:
        beside.write_bytes(content)


def write_report(out: Path, evaluation: Evaluation, curves: Curves) -> None:
    """Write ``report.md``, ``plots/*.svg`` and ``report.html`` into a folder that is there."""
    pictures = plots(evaluation, curves)
    files = {name: f"{_PLOTS}/{name}.svg" for name in pictures}
    (out / _PLOTS).mkdir(exist_ok=True)
    for name, file in files.items():
        write_whole(out / file, pictures[name])
    text = report(evaluation, files)
    write_whole(out / "report.md", text.encode())
    write_whole(out / "report.html", page(text, {files[name]: pictures[name] for name in files}))


def page(markdown: str, pictures: dict[str, bytes]) -> bytes:
    """Return Markdown as one HTML page that needs no other file.

    Parameters
    ----------
    markdown : str
        Its first line is the title.
    pictures : dict
        Name of a file that the text shows, to its SVG.
    """
    title = markdown.split("\n", 1)[0].lstrip("# ")
    # Names of models and images come from elsewhere: HTML in them stays text.
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    body = parser.render(markdown)
    for name, picture in pictures.items():
        data = base64.b64encode(picture).decode()
        body = body.replace(f'src="{name}"', f'src="data:image/svg+xml;base64,{data}"')
    return _PAGE.format(title=_escaped(title), body=body).encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
