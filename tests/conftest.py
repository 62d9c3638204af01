"""What every test may use: where the real files lie."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pcam_model import plugins

# Machines are noisy: no test may fail because it was slow.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Some tests import onnxruntime before anything of this project.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


@pytest.fixture(autouse=True)
def _plug_ins_on() -> None:
    """Let no test find a plug-in switched off that failed in another one."""
    plugins.switch_all_on()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with real radiographs and DICOM files, or skip without it."""
    default = Path(__file__).resolve().parents[2] / "shared"
    root = Path(os.environ.get("PCAM_SHARED", default))
    if not (root / "dicom" / "expected.json").is_file():
        pytest.skip(f"real test files are not at {root}: set PCAM_SHARED to their folder")
    return root


@pytest.fixture(scope="session", autouse=True)
def _key_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's own key of de-identification out of tests."""
    folder = tmp_path_factory.mktemp("config")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("platformdirs.user_config_path", lambda name, **_options: folder / name)
        yield
