"""The result of one image as a JSON file."""

import json
from pathlib import Path

from pcam_model.wording import Text
from viewer.dicom.pseudonyms import user_pseudonyms
from viewer.export.annotation_record import annotation_records
from viewer.export.atomic import write_text
from viewer.export.image_name import image_name
from viewer.export.options import ExportOptions
from viewer.export.record import result_record
from viewer.export.verdict_record import verdict_records
from viewer.review.case import Case


class JsonExporter:
    """Findings, boxes, warnings and model of one image, with the fields of ``results.jsonl``.

    ``annotations`` is added: what the reader drew and measured; and ``verdicts``.
    """

    name = "json"
    suffix = ".json"
    description: str = Text("Findings, boxes, annotations and verdicts as JSON")

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write the file. Without identifiers, the folder is left out and the UID is a new one.

        It is the UID that a de-identified copy of the image has.

        Raises
        ------
        ValueError
            If the image has not been analysed.
        OSError
            If the file cannot be written.
        """
        radiograph = case.radiograph
        if options.identifiers:
            record = result_record(case, str(radiograph.path), options.seconds)
        else:
            record = result_record(case, image_name(radiograph, options), options.seconds)
            old = radiograph.identity.sop_instance_uid
            record["sop_instance_uid"] = user_pseudonyms().uid(old) if old else ""
        record["annotations"] = annotation_records(case)
        record["verdicts"] = verdict_records(case)
        write_text(target, json.dumps(record, indent=2) + "\n")
