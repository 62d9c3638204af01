"""Which model is used: remembered, switched, installed and removed."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.models.library import Library, Model
from viewer.ui import settings as remembered
from viewer.ui.language import tr
from viewer.ui.session import Session
from viewer.ui.settings import Settings


def remembered_model(settings: Settings, library: Library) -> Path | None:
    """Return the file of the model that was used last; None for the shipped one."""
    name = settings.get(remembered.MODEL)
    return library.path(name) if name else None


class ModelChoice(QObject):
    """The models that can be chosen, and the one that is.

    Parameters
    ----------
    session : Session
    settings : Settings
    library : Library
    """

    #: All models that there are, after :meth:`look`.
    listed = Signal(tuple)
    #: Another model, or another engine, is in use.
    changed = Signal()
    #: A model was installed.
    installed = Signal(object)
    #: What went wrong.
    problem = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        library: Library,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._library = library

    @property
    def file(self) -> Path | None:
        """The model file in use; None for the shipped one."""
        return self._session.analysis.model_file

    @property
    def engine(self) -> str:
        """The name of what runs it."""
        from pcam_model.engine import DEFAULT_ENGINE

        return self._session.analysis.engine_name or DEFAULT_ENGINE

    @property
    def folder(self) -> Path:
        """Where installed models lie."""
        return self._library.folder

    def engines(self) -> tuple[str, ...]:
        """Return the names of all engines that are installed."""
        from pcam_model.engine import engine_names

        return engine_names()

    def look(self) -> None:
        """List the models, in the background."""
        self._session.reading.submit(
            lambda task: self._library.models(), self.listed.emit, self._fail
        )

    def use(self, file: Path | None, engine: str) -> None:
        """Analyse with another model from now on, and remember it."""
        self._settings.set(remembered.MODEL, file.name if file is not None else "")
        self._settings.set(remembered.ENGINE, engine)
        self._session.tile_results.use_model(file, engine)
        self.changed.emit()

    def install(self, file: Path) -> None:
        """Check a model file and keep a copy, in the background."""

        def done(outcome: tuple[Model, tuple[Model, ...]]) -> None:
            model, models = outcome
            self.listed.emit(models)
            self.installed.emit(model)

        self._session.reading.submit(
            lambda task: (self._library.install(file), self._library.models()), done, self._fail
        )

    def remove(self, model: Model) -> None:
        """Delete an installed model; the shipped one takes its place if it was in use."""
        if model.file == self.file:
            self.use(None, self.engine)
        try:
            self._library.remove(model)
        except (OSError, ValueError) as error:
            self.problem.emit(tr("The model cannot be removed: {reason}", reason=error))
        self.look()

    def _fail(self, error: Exception) -> None:
        self.problem.emit(tr("The model cannot be installed: {reason}", reason=error))
