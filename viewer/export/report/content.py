"""What stands in the report of one image, without a word on how it looks.

Every text is in the language that ``say`` speaks; names of models and what a reader typed stay as
they are.
"""

from dataclasses import dataclass

from pcam_model.findings import label
from pcam_model.wording import Text
from viewer.export.image_name import image_name
from viewer.export.options import ExportOptions
from viewer.review.case import Case, FindingRow, finding_rows
from viewer.review.corner_text import subject_lines
from viewer.review.measure import measure
from viewer.review.measure_text import KIND_NAMES, Say, label_lines
from viewer.review.verdict import Verdict

STATEMENT = Text("Not for clinical use: research and teaching")

_VERDICTS = {
    Verdict.AGREE: Text("agrees"),
    Verdict.DISAGREE: Text("disagrees"),
    Verdict.UNSURE: Text("unsure"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading.

    Attributes
    ----------
    title : str
    columns : tuple of str
        Empty for a table of names and values.
    rows : tuple of tuple of str
    strong : tuple of int
        Numbers of the rows that a reader should see first.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All text of one image.

    Attributes
    ----------
    title, statement : str
    subject : tuple of str
        Which image it is, and of whom if that may be said.
    warnings : tuple of str
    notes : tuple of str
        What else must be known to read the tables.
    tables : tuple of Table
        Empty ones are left out.
    plain, annotated : str
        What stands below the two pictures.
    """

    title: str
    statement: str
    subject: tuple[str, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    plain: str
    annotated: str


def report_of(case: Case, options: ExportOptions) -> Report:
    """Return the report of a case in the language of the options."""
    say = options.say
    prediction = case.prediction
    warnings = prediction.warnings if prediction is not None else case.radiograph.warnings
    tables = (_findings(case, say), _measurements(case, say), _model(case, say))
    return Report(
        title=say(Text("Chest radiograph: what the model found")),
        statement=say(STATEMENT),
        subject=_subject(case, options),
        warnings=tuple(say(warning) for warning in warnings),
        notes=_notes(case, say),
        tables=tuple(table for table in tables if table.rows),
        plain=say(Text("As read")),
        annotated=say(Text("With heatmaps and annotations")),
    )


def _subject(case: Case, options: ExportOptions) -> tuple[str, ...]:
    radiograph, say = case.radiograph, options.say
    name = image_name(radiograph, options)
    frame = Text("Frame {frame} of {frames}", frame=case.review.frame + 1, frames=radiograph.frames)
    size = f"{radiograph.columns} × {radiograph.rows}"
    image = " · ".join(part for part in (name, radiograph.modality, size) if part)
    lines = [*subject_lines(radiograph, options.identifiers), image]
    if radiograph.frames > 1:
        lines.append(frame)
    return tuple(say(line) for line in lines if line)


def _notes(case: Case, say: Say) -> tuple[str, ...]:
    if case.prediction is None:
        return (say(Text("The image was not analysed: there are no findings.")),)
    notes = [
        say(
            Text(
                "A finding is positive where its probability reaches the threshold. Findings are "
                "sorted by how far they lie above their operating points."
            )
        )
    ]
    if not any(row.positive for row in finding_rows(case)):
        notes.insert(0, say(Text("No finding reaches its threshold")))
    return tuple(notes)


def _findings(case: Case, say: Say) -> Table:
    columns = (
        Text("Finding"),
        Text("Probability"),
        Text("Operating point"),
        Text("Threshold"),
        Text("Result"),
        Text("Reader"),
    )
    rows = finding_rows(case)
    return Table(
        say(Text("Findings")),
        tuple(say(column) for column in columns),
        tuple(_finding(case, row, say) for row in rows),
        tuple(number for number, row in enumerate(rows) if row.positive),
    )


def _finding(case: Case, row: FindingRow, say: Say) -> tuple[str, ...]:
    # Operating points may be small: in two digits, one could seem to be reached that is not.
    threshold = f"{row.threshold:.3f}"
    if row.edited:
        threshold = say(Text("{threshold} (edited)", threshold=threshold))
    verdict = case.review.verdicts.get(row.finding)
    reader = ""
    if verdict is not None:
        word = say(_VERDICTS[verdict.verdict]) if verdict.verdict is not None else ""
        reader = ": ".join(part for part in (word, verdict.comment) if part)
    return (
        say(label(row.finding)),
        f"{row.probability:.3f}",
        f"{row.operating_point:.3f}",
        threshold,
        say(Text("positive")) if row.positive else "–",
        reader,
    )


def _measurements(case: Case, say: Say) -> Table:
    rows = []
    several = case.radiograph.frames > 1
    for annotation in case.review.annotations:
        lines = label_lines(annotation, measure(annotation, case.radiograph), say)
        frame = (str(annotation.frame + 1),) if several else ()
        rows.append((*frame, say(KIND_NAMES[annotation.kind]), "; ".join(lines)))
    frame_column = (Text("Frame"),) if several else ()
    columns = (*frame_column, Text("Kind"), Text("Measured and written"))
    return Table(
        say(Text("Annotations and measurements")),
        tuple(say(column) for column in columns),
        tuple(rows),
    )


def _model(case: Case, say: Say) -> Table:
    if case.prediction is None or case.manifest is None:
        return Table("", (), ())
    model = case.prediction.model
    rows = (
        (Text("Name and version"), f"{model.name} {model.version}"),
        (Text("SHA-256"), model.sha256),
        (Text("Ran on"), case.prediction.device),
        (Text("Intended use"), case.manifest.intended_use),
    )
    return Table(say(Text("Model")), (), tuple((say(name), value) for name, value in rows))
