"""The settings dialog, made from the declarations in ``viewer/ui/settings.py``."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.dialog_buttons import close_box
from viewer.ui.language import tr
from viewer.ui.settings import GROUPS, Setting, Settings, all_settings
from viewer.ui.theme import icon, scaled


class SettingRow(QWidget):
    """One setting: name, value, what it does, and back to the default."""

    def __init__(self, setting: Setting[Any], settings: Settings) -> None:
        super().__init__()
        self.setting, self._settings = setting, settings
        self.name = tr(setting.text)
        help_text = tr(setting.help)
        self.help = QLabel(help_text)
        self.help.setObjectName("muted")
        self.help.setWordWrap(True)
        self.editor, self._show = _editor(setting, self._set)
        self.editor.setAccessibleName(self.name)
        self.editor.setToolTip(help_text)
        self.reset = QToolButton()
        self.reset.setObjectName("mini")
        self.reset.setIcon(icon("threshold-reset"))
        self.reset.setAccessibleName(tr("Reset: {setting}", setting=self.name))
        self.reset.setToolTip(tr("Back to the default"))
        self.reset.clicked.connect(lambda: settings.reset((setting,)))
        row = QHBoxLayout()
        if isinstance(self.editor, QCheckBox):
            row.addWidget(self.editor, 1)
        else:
            caption = QLabel(self.name)
            caption.setBuddy(self.editor)
            row.addWidget(caption, 1)
            row.addWidget(self.editor)
        row.addWidget(self.reset)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.help)
        self.refresh()

    def add_deed(self, text: str, do: Callable[[], None]) -> None:
        """Put a button below that does something about the setting, once."""
        self.deed = QPushButton(text)
        self.deed.setAutoDefault(False)
        self.deed.setToolTip(self.name)
        self.deed.clicked.connect(do)
        # Seen to have been done.
        self.deed.clicked.connect(lambda: self.deed.setEnabled(False))
        self._layout.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show the value in force."""
        value = self._settings.get(self.setting)
        self.editor.blockSignals(True)
        self._show(value)
        self.editor.blockSignals(False)
        self.reset.setEnabled(value != self.setting.default)

    def matches(self, wanted: str) -> bool:
        """Return whether all words stand in the name or the help."""
        text = f"{self.name} {self.help.text()} {self.setting.text}".casefold()
        return all(word in text for word in wanted.casefold().split())

    def _set(self, value: Any) -> None:
        self._settings.set(self.setting, value)


class SettingsDialog(QDialog):
    """Shows all settings that have a text; a change is in force at once.

    Parameters
    ----------
    settings : Settings
    parent : QWidget
    deeds : mapping of str to (str, callable)
        By the key of a setting: what a button below it says and does.
    """

    def __init__(
        self,
        settings: Settings,
        parent: QWidget,
        deeds: Mapping[str, tuple[str, Callable[[], None]]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Settings"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search in settings"))
        self.search.setToolTip(tr("Words of a setting's name or explanation"))
        self.search.textChanged.connect(self._filter)
        self.rows: dict[str, SettingRow] = {}
        self._headings: dict[str, QLabel] = {}
        page = QWidget()
        page.setObjectName("panel")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(16, 8, 16, 8)
        for group, title in GROUPS.items():
            self._headings[group] = heading = QLabel(tr(title))
            heading.setFont(scaled(self.font(), 1.15, bold=True))
            inside.addWidget(heading)
            for setting in all_settings():
                if setting.text and setting.group == group:
                    self.rows[setting.key] = row = SettingRow(setting, settings)
                    inside.addWidget(row)
                    for text, do in filter(None, [(deeds or {}).get(setting.key)]):
                        row.add_deed(text, do)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        reset = QPushButton(tr("Reset all"))
        reset.setToolTip(tr("Give every setting here its default"))
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset_all)
        bottom = QHBoxLayout()
        bottom.addWidget(reset)
        bottom.addStretch(1)
        bottom.addWidget(close_box(self))
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(area, 1)
        layout.addLayout(bottom)
        settings.changed.connect(self._follow)
        unit = self.fontMetrics().averageCharWidth()
        self.resize(unit * 95, min(unit * 95, parent.height()))

    def _follow(self, key: str) -> None:
        if key in self.rows:
            self.rows[key].refresh()

    def _filter(self, wanted: str) -> None:
        for row in self.rows.values():
            row.setVisible(row.matches(wanted))
        for group, heading in self._headings.items():
            members = (row for row in self.rows.values() if row.setting.group == group)
            heading.setVisible(any(not row.isHidden() for row in members))

    def _reset_all(self) -> None:
        self._settings.reset(row.setting for row in self.rows.values())


def _editor(
    setting: Setting[Any], changed: Callable[[Any], None]
) -> tuple[QWidget, Callable[[Any], None]]:
    """Return a widget that edits a setting, and what shows a value in it."""
    if setting.choices:
        choice = _Choice()
        for value, text in setting.choices:
            choice.addItem(tr(text), value)
        choice.activated.connect(lambda index: changed(choice.itemData(index)))
        return choice, lambda value: choice.setCurrentIndex(choice.findData(value))
    if isinstance(setting.default, bool):
        check = QCheckBox(tr(setting.text))
        check.toggled.connect(changed)
        return check, check.setChecked
    if isinstance(setting.default, (int, float)):
        number: QSpinBox | QDoubleSpinBox = _Whole() if type(setting.default) is int else _Real()
        if isinstance(number, QDoubleSpinBox):
            number.setDecimals(2)
            number.setSingleStep(0.05)
        number.setRange(setting.minimum, setting.maximum)
        number.setSuffix(f" {setting.unit}" if setting.unit else "")
        number.setKeyboardTracking(False)
        number.valueChanged.connect(changed)
        return number, number.setValue
    line = QLineEdit()
    line.editingFinished.connect(lambda: changed(line.text()))
    return line, line.setText


class _Still:
    """Leaves the wheel to the page: scrolling must not change a setting."""

    def wheelEvent(self, event: Any) -> None:
        event.ignore()


class _Choice(_Still, QComboBox):
    pass


class _Whole(_Still, QSpinBox):
    pass


class _Real(_Still, QDoubleSpinBox):
    pass
