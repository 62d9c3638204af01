"""The window made anew, in the language that is chosen now, with all that was open in it.

Widgets speak the language in which they were made. So there is another window, and everything that
is no widget goes over to it: images, reviews with their undo, results, the model.
"""

from PySide6.QtWidgets import QApplication

from viewer.ui import settings as remembered
from viewer.ui.language import chosen_language, tr, use_language
from viewer.ui.main_window import MainWindow


def renew(before: MainWindow) -> MainWindow | None:
    """Replace a window by one in the language that is chosen now.

    Parameters
    ----------
    before : MainWindow
        It is closed; nothing that is unsaved is asked about, since nothing is lost.

    Returns
    -------
    MainWindow or None
        None while something is still read or written, which the reader is told.
    """
    session, reading = before.session, before.reading
    if any(lane.busy for lane in (session.scanning, session.exporting, reading.lane)):
        before.banner.show_message(
            tr("Something is still being read or written."),
            tr("Try again when it has ended."),
            kind="caution",
        )
        return None
    # A second tile of the same image would be a tile of its own in another window.
    before.comparison.show(False)
    before.beside.show(False)
    before.keep_layout()
    application = QApplication.instance()
    assert application is not None
    use_language(application, chosen_language(before.settings.get(remembered.LANGUAGE)))
    analysis = session.analysis
    window = MainWindow(analysis.model_file, analysis.device, engine=analysis.engine_name)
    window.reading.continue_from(reading)
    window.session.continue_from(session)
    window.set_private(before.private)
    window.links.link_geometry(before.links.geometry)
    window.links.link_window(before.links.window)
    window.links.link_heatmaps(before.links.heatmaps)
    # Shown first: the program ends with its last window.
    window.show()
    before.leave()
    window.autosave.continue_from(before.autosave)
    window.start(ask=before.attended)
    before.deleteLater()
    return window
