"""One application object for every test that paints."""

import pytest


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Let tests of the window, in the same process, find an object with widgets."""
