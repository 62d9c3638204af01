"""The window: menus, toolbar, panels round the image, and what connects them to the session."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QToolBar,
)

from pcam_model.wording import Text
from viewer.models.library import Library
from viewer.review.review import HeatmapStyle, Review
from viewer.ui import settings as remembered
from viewer.ui.action_names import name_actions
from viewer.ui.actions import ActionSet
from viewer.ui.annotations_panel import AnnotationsPanel
from viewer.ui.autosave import Autosave
from viewer.ui.beside import Beside
from viewer.ui.commands import Commands
from viewer.ui.cursor import cursor_text
from viewer.ui.findings_panel import FindingsPanel
from viewer.ui.found_reviews import FoundReviews
from viewer.ui.hanger import Hanger
from viewer.ui.heatmaps.sight import Sight
from viewer.ui.image_view import ImageView
from viewer.ui.keys import Keys
from viewer.ui.language import tr
from viewer.ui.links import Links
from viewer.ui.menus.file import STUDY_MENU
from viewer.ui.middle import Middle
from viewer.ui.model_choice import ModelChoice, remembered_model
from viewer.ui.model_comparison import ModelComparison
from viewer.ui.model_memory import ModelMemory
from viewer.ui.motion import follow_motion
from viewer.ui.reading import Reading
from viewer.ui.recent_paths import RecentPaths
from viewer.ui.saved_result import SavedResult
from viewer.ui.session import Session
from viewer.ui.settings import Settings
from viewer.ui.status import INTENDED_USE, StatusBar
from viewer.ui.studies.panel import StudiesPanel
from viewer.ui.theme import application_icon, apply_theme
from viewer.ui.tile_text import Appearance
from viewer.ui.unsaved_offer import UnsavedOffer
from viewer.ui.window_layout import WindowLayout
from viewer.ui.worklist_panel import WorklistPanel

ACKNOWLEDGEMENT = Text(
    "{use}. pcam-viewer is not a medical device: its findings are no substitute for reading the "
    "original image, and must not decide about the care of a patient.",
    use=INTENDED_USE,
)

# Milliseconds until the actions follow another image: the image is on the screen by then.
_SOON = 50


class MainWindow(QMainWindow):
    """The only window.

    Parameters
    ----------
    model : Path or None
        Model file; None for the one that was chosen last, at first the one that ships.
    device : str
    settings : Settings or None
        None for the user's own.
    engine : str or None
        What runs the model; None for what was chosen last.
    """

    closed = Signal()
    #: The window is to be made anew, in another language.
    renewal_wanted = Signal()

    def __init__(
        self,
        model: Path | None = None,
        device: str = "auto",
        settings: Settings | None = None,
        engine: str | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        library = Library()
        model = model or remembered_model(self.settings, library)
        engine = engine or self.settings.get(remembered.ENGINE) or None
        self.session = Session(model, device, self._new_review, self, engine)
        self.reading = Reading(self.session, self)
        self.autosave = Autosave(self.reading, self.settings, self)
        #: Whether a person sits before the window, who can be asked.
        self.attended = False
        self.models = ModelChoice(self.session, self.settings, library, self)
        self.appearance = Appearance(self.corner_text)
        self._leaving = False
        self.setWindowTitle("pcam-viewer")
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        self._make_middle()
        self.recent = RecentPaths(self.settings, self)
        FoundReviews(self)
        self.links = Links(self.session, self.tiles, self)
        self.hanger = Hanger(self.session, self.links, self)
        self._make_companions()
        self._make_docks()
        self.status = StatusBar(self.session)
        self.setStatusBar(self.status)
        self.commands = Commands(self)
        self.toolbar = QToolBar(tr("Toolbar"), self)
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(22, 22))
        self.addToolBar(self.toolbar)
        # One change of the session comes as several signals: the actions follow them once.
        self._actions = ActionSet(self, Keys(self.settings, self))
        self._actions_are_stale = False
        self._stale = QTimer(self, singleShot=True, interval=_SOON)
        self._stale.timeout.connect(
            lambda: self.session.active.after_telling(self._refresh_stale_actions)
        )
        self.sight = Sight(self._actions["hide-heatmaps"], self)
        self.action_set.fill_toolbar(self.toolbar)
        self.action_set.fill_menus()
        self.studies.tree.addActions([self._actions[name] for name in STUDY_MENU])
        self._follow_settings()
        menus = self.action_set.menus
        self.annotations.set_colours(menus["Measure/Colour"])
        self.findings.set_menus(menus["Heatmaps/Finding"], menus["Heatmaps/Finding/Colour"])
        self._connect()
        self._layout.restore()
        self._refresh_actions_soon()

    def start(self, paths: Sequence[Path] = (), demo: bool = False, ask: bool = True) -> None:
        """Open the model and what was asked for, in the background.

        Parameters
        ----------
        paths : sequence of Path
        demo : bool
            Open the demo study.
        ask : bool
            Whether somebody is there to be asked: to acknowledge the intended use, to save. Only
            then unsaved reviews are kept against a crash.
        """
        self.session.start()
        self.attended = ask
        if ask:
            self.autosave.start()
        if ask and not self.settings.get(remembered.ACKNOWLEDGED):
            self.notice.ask(tr(ACKNOWLEDGEMENT), tr("I understand"), self._acknowledge)
        if paths:
            self.commands.open_paths([path.absolute() for path in paths])
        if demo:
            self.commands.open_demo()

    @property
    def view(self) -> ImageView:
        """The image view of the active tile."""
        return self.tiles.active.view

    # Parts

    def _make_companions(self) -> None:
        self.beside = Beside(self.session, self.links, self)
        self.comparison = ModelComparison(self.session, self.links, self)

    def _make_middle(self) -> None:
        self.middle = middle = Middle(self.session, self.appearance)
        self.notice, self.offer, self.notes = middle.notice, middle.offer, middle.notes
        self.banner, self.tiles, self.empty = middle.banner, middle.tiles, middle.empty
        self.setCentralWidget(middle)
        UnsavedOffer(self.session, self.autosave, middle)

    def _make_docks(self) -> None:
        self.studies = StudiesPanel(self.session, self.reading.results)
        self.findings = FindingsPanel(self.session, SavedResult(self.session, self.reading.results))
        self._layout = WindowLayout(self, self.settings)
        dock = self._layout.add
        self.studies_dock = dock("studies", tr("Studies"), self.studies, "left")
        self.findings_dock = dock("findings", tr("Findings"), self.findings, "right")
        self.annotations = AnnotationsPanel(self)
        self.annotations_dock = dock("annotations", tr("Annotations"), self.annotations, "right")
        self.worklist = WorklistPanel(self.session, self.reading)
        self.worklist_dock = dock("worklist", tr("Worklist"), self.worklist, "bottom")
        # It is wide, and for many studies: whoever wants it opens it.
        self.worklist_dock.hide()

    def _connect(self) -> None:
        session = self.session
        session.image_changed.connect(self._follow_image)
        session.review_changed.connect(self._follow_review)
        session.prediction_changed.connect(self._follow_review)
        session.state_changed.connect(self._refresh_actions_soon)
        self.reading.told.connect(
            lambda text, hint: self.notes.show_message(text, hint, kind="caution")
        )
        session.closings.closed.connect(self._refresh_actions_soon)
        self.worklist.background.progressed.connect(self._refresh_actions_soon)
        self.reading.changed.connect(self._follow_reading)
        for noted in (session.noted, session.companions.noted):
            noted.connect(self.middle.warn)
        session.companions.changed.connect(self._refresh_actions_soon)
        session.tiles_changed.connect(self._refresh_actions_soon)
        session.active_changed.connect(self._refresh_actions)
        self.links.changed.connect(self._refresh_actions)
        self.sight.changed.connect(self._follow_sight)
        session.opening.connect(self.recent.add)
        self.recent.changed.connect(self._refresh_actions_soon)
        self.models.installed.connect(self.commands.show_models)
        self.models.problem.connect(self.banner.show_message)
        self.tiles.maximised_changed.connect(self._refresh_actions)
        self.tiles.playing_changed.connect(self._refresh_actions)
        self.tiles.selection_changed.connect(self._refresh_actions)
        self.tiles.corner_text_cycled.connect(self.commands.cycle_corner_text)
        self.tiles.cursor_moved.connect(self._tell_cursor)
        self.tiles.image_stepped.connect(self.commands.step_image)
        for panel in (*self.findChildren(QDockWidget), self.toolbar):
            panel.toggleViewAction().toggled.connect(self.action_set.refresh)
        self.settings.changed.connect(self._follow_settings)
        self.settings.unwritable.connect(self._tell_unwritable)
        self.memory = ModelMemory(self.settings, self.session, self)
        self.findings.action_wanted.connect(lambda name: self.action_set[name].trigger())
        self.findings.left.connect(self.tiles.focus_image)
        self.findings.visibility_chosen.connect(self.memory.choose_visible)
        controls = self.findings.controls
        controls.opacity.valueChanged.connect(
            lambda percent: self.settings.set(remembered.OPACITY, percent / 100)
        )
        controls.style_chosen.connect(self.commands.heatmaps.style)
        controls.colours_chosen.connect(self.commands.heatmaps.colours)
        self.empty.files_wanted.connect(self.commands.open_files)
        self.empty.folder_wanted.connect(self.commands.open_folder)
        self.empty.demo_wanted.connect(self.commands.open_demo)

    # Following the session

    def _follow_image(self) -> None:
        self.status.cursor_text.clear()
        self.banner.hide()
        self._refresh_actions_soon()

    def _follow_review(self) -> None:
        # Menus are opened right after a change, but not in the midst of a drag.
        if self.session.dragging:
            self._refresh_actions_soon()
        else:
            self._refresh_actions()

    @property
    def action_set(self) -> ActionSet:
        """The actions, as they are now."""
        self._refresh_stale_actions()
        return self._actions

    def _tell_unwritable(self, file: str) -> None:
        self.middle.warn(
            tr("Settings cannot be kept: {path} cannot be written.", path=file),
            tr("They are in force until the program ends. Ask for permission to write there."),
        )

    def _refresh_actions_soon(self) -> None:
        # In a drag they wait until the mouse rests.
        if self.session.dragging or not self._actions_are_stale:
            self._actions_are_stale = True
            self._stale.start()
        self.annotations.refresh()

    def _refresh_stale_actions(self) -> None:
        if self._actions_are_stale:
            self._refresh_actions()

    def _refresh_actions(self) -> None:
        self._actions_are_stale = False
        self._stale.stop()
        name_actions(self, self._actions)
        self._actions.refresh()
        self.annotations.refresh()

    def _follow_sight(self) -> None:
        self.appearance.heatmaps_hidden = self.sight.hidden
        self.tiles.refresh_heatmaps()

    def _follow_settings(self, key: str = "") -> None:
        self.session.analysis.automatic = self.settings.get(remembered.AUTO_ANALYSIS)
        self.hanger.automatic = self.settings.get(remembered.AUTO_HANGING)
        self.session.images.capacity = self.settings.get(remembered.IMAGE_MEMORY) * 1e6
        if key == remembered.CORNER_TEXT.key:
            self.appearance.corner_text = self.corner_text
            self.refresh_overlay()
        if key == remembered.THEME.key:
            apply_theme(self.settings.get(remembered.THEME))
        if key in ("", remembered.REDUCE_MOTION.key):
            follow_motion(self)
        if key == remembered.REDUCE_MOTION.key:
            self._refresh_actions()

    def refresh_overlay(self) -> None:
        """Show what stands over the images."""
        self.tiles.refresh_overlays()

    # What the mouse wants

    def _tell_cursor(self, x: float, y: float) -> None:
        case, voi = self.session.case, self.session.active.voi
        self.status.cursor_text.setText(cursor_text(case, x, y, self._findings_told(), voi))

    def _findings_told(self) -> tuple[str, ...]:
        """Return the current finding, and those whose heatmap is shown, as the panel has them."""
        chosen, review = self.session.finding, self.session.review
        visible = review.visible if review.heatmaps_on else frozenset()
        return tuple(name for name in self.findings.rows if name == chosen or name in visible)

    # Files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.empty.set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget what was held over the window."""
        self.empty.set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self.empty.set_dropping(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.tiles.activate_at(self.tiles.mapFrom(self, event.position().toPoint()))
        self.commands.open_paths(paths)

    def take_over(self, paths: Sequence[Path]) -> None:
        """Come to the front, and open what a later start of the program was given."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.commands.open_paths(paths)

    # The window itself

    @property
    def corner_text(self) -> str:
        """How much stands in the corners."""
        return self.settings.get(remembered.CORNER_TEXT)

    @property
    def private(self) -> bool:
        """Whether every identifier is hidden."""
        return self.appearance.private

    def set_private(self, private: bool) -> None:
        """Hide or show every identifier."""
        self.appearance.private = private
        self._follow_reading()
        self._refresh_actions()
        self.studies.set_private(private)
        self.worklist.set_private(private)
        self.refresh_overlay()

    def set_full_screen(self, on: bool) -> None:
        """Leave nothing but the image, the findings and the status bar, or bring all back."""
        self._layout.set_full_screen(on, (self.menuBar(), self.toolbar, self.studies_dock))

    def restore_first_layout(self) -> None:
        """Put panels and toolbar where they were on the very first run."""
        self._layout.restore_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the panels their width on a first run: before, there is nothing to divide."""
        super().showEvent(event)
        self._layout.divide()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the action in step when the window manager leaves the full screen."""
        super().changeEvent(event)
        actions = getattr(self, "action_set", None)
        if event.type() == QEvent.Type.WindowStateChange and isinstance(actions, ActionSet):
            actions.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window looked, and end all work; first ask about unsaved reviews."""
        if not self._leaving and not self.commands.reviews.guard(self.leave):
            event.ignore()
            return
        self.keep_layout()
        self.session.close()
        self.reading.lane.close()
        self.autosave.close()
        super().closeEvent(event)
        self.closed.emit()

    def keep_layout(self) -> None:
        """Remember how the window looks."""
        self._layout.keep()
        self.settings.save()

    def leave(self) -> None:
        """Close without asking about unsaved reviews."""
        self._leaving = True
        self.close()

    def _follow_reading(self) -> None:
        """Say in the title which file is open, and whether it lacks something."""
        path, modified = self.reading.path, self.reading.modified
        if path is None or self.private:
            name = tr("Unsaved review") if path is None else tr("Review")
        else:
            name = path.name
        plain = path is None and not modified
        self.setWindowTitle("pcam-viewer" if plain else f"{name}[*] — pcam-viewer")
        self.setWindowModified(modified)

    def _acknowledge(self) -> None:
        self.settings.set(remembered.ACKNOWLEDGED, True)
        self.settings.save()

    def _new_review(self) -> Review:
        settings = self.settings
        style = HeatmapStyle[settings.get(remembered.STYLE)]
        return Review(
            opacity=settings.get(remembered.OPACITY),
            style=style,
            colour_map=settings.get(remembered.COLOUR_MAP),
        )
