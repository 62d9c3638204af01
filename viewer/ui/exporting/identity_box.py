"""Who may be named in what is exported, and what de-identified DICOM files may keep."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QGroupBox, QLabel

from viewer.dicom.deidentification import Dates, Deidentification
from viewer.ui import settings as remembered
from viewer.ui.exporting.choices import Choices
from viewer.ui.language import tr


class IdentityBox(QGroupBox):
    """Asks for identifiers, which are off, and for the options of de-identification."""

    changed = Signal()

    def __init__(self, choices: Choices, burned_in: bool | None) -> None:
        super().__init__(tr("Who is on it"))
        kept = choices.deidentification
        self._burned_in = burned_in
        self.identifiers = QCheckBox(tr("Identifiers: name, numbers and dates of the patient"))
        self.identifiers.setToolTip(tr("Off: nothing that is exported says who it shows"))
        self.caution = QLabel(
            tr("The file says that text is burned into its pixels. It is not removed.")
            if burned_in
            else tr("Text burned into the radiograph itself is not removed: look before you share.")
        )
        self.caution.setObjectName("edited")
        self.caution.setWordWrap(True)
        self.dates = QComboBox()
        for value, text in remembered.EXPORT_DATES.choices:
            self.dates.addItem(tr(text), value)
        self.dates.setCurrentIndex(self.dates.findData(kept.dates.value))
        self.dates.setAccessibleName(tr("Dates in DICOM files"))
        self.dates.setToolTip(
            tr("Shifted dates keep the time between the examinations of a patient")
        )
        self.kept = {
            "characteristics": _check(
                tr("Keep age, sex, size and weight"),
                kept.characteristics,
                tr("Ages above 89 years become 90"),
            ),
            "device": _check(
                tr("Keep names and numbers of devices"), kept.device, tr("Stations, detectors")
            ),
            "institution": _check(
                tr("Keep the institution"), kept.institution, tr("Its name and address")
            ),
            "descriptors": _check(
                tr("Keep plain words of descriptions"),
                kept.descriptors,
                tr("Words like “Chest” and “PA” stay, all others go"),
            ),
            "uids": _check(
                tr("Keep the UIDs"), kept.uids, tr("Who has the original recognises the copy then")
            ),
            "safe_private": _check(
                tr("Keep private attributes known to be safe"),
                kept.safe_private,
                tr("Those that the standard lists, with measures of the acquisition; others go"),
            ),
        }
        self.accept_burned_in = _check(
            tr("I have looked: the text in the pixels names nobody"),
            False,
            tr("Without this, no DICOM file is made of this image"),
        )
        self._caption = QLabel(tr("Dates in DICOM files"))
        self._caption.setBuddy(self.dates)
        layout = QGridLayout(self)
        layout.addWidget(self.identifiers, 0, 0, 1, 2)
        layout.addWidget(self.caution, 1, 0, 1, 2)
        layout.addWidget(self.accept_burned_in, 2, 0, 1, 2)
        layout.addWidget(self._caption, 3, 0)
        layout.addWidget(self.dates, 3, 1)
        for number, check in enumerate(self.kept.values()):
            layout.addWidget(check, 4 + number // 2, number % 2)
        for check in (self.identifiers, self.accept_burned_in, *self.kept.values()):
            check.toggled.connect(self.changed)
        self.dates.currentIndexChanged.connect(self.changed)

    def ask_about_dicom(self, dicom: bool) -> None:
        """Show the options of de-identification, or not: they are about DICOM files alone."""
        hidden = not dicom or self.identifiers.isChecked()
        for widget in (self._caption, self.dates, *self.kept.values()):
            widget.setVisible(not hidden)
        self.accept_burned_in.setVisible(bool(self._burned_in) and not hidden)

    def deidentification(self) -> Deidentification:
        """Return what is chosen."""
        return Deidentification(
            Dates(self.dates.currentData()),
            **{name: check.isChecked() for name, check in self.kept.items()},
            accept_burned_in=self.accept_burned_in.isChecked(),
        )


def _check(text: str, on: bool, tip: str) -> QCheckBox:
    check = QCheckBox(text)
    check.setChecked(on)
    check.setToolTip(tip)
    return check
