"""German and Korean: every text of the source is there, whole, and compiled."""

import re
import string
import unicodedata
from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QLabel

from pcam_model.findings import FINDINGS
from pcam_model.wording import Text
from scripts import translations
from tests.ui.conftest import write_dicom
from viewer.dicom.scan import Rejected
from viewer.ui import settings
from viewer.ui.action_table import ACTIONS, MENUS
from viewer.ui.language import CONTEXT, LANGUAGES, chosen_language, tr, use_language
from viewer.ui.overlay import is_caution, told
from viewer.ui.settings import Settings, all_settings
from viewer.ui.studies.texts import rejected_text

TEXTS = translations.collect()
AGAIN = "run make translations, and translate what it names"


@pytest.fixture(params=translations.LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def known(language):
    return translations.read(translations.FOLDER / f"{language}.ts")


@pytest.fixture
def speaking(language, qapp):
    Settings().set(settings.LANGUAGE, language)
    use_language(qapp, language)
    yield language
    use_language(qapp, "en")


def places(text):
    """Names and formats of the places for values."""
    fields = string.Formatter().parse(text)
    return Counter((name, form, kind) for _, name, form, kind in fields if name is not None)


def test_all_languages_have_files():
    assert set(LANGUAGES) == {"en", *translations.LANGUAGES}
    assert CONTEXT == translations.CONTEXT


def test_every_text_is_translated_and_none_is_left_over(known):
    assert set(known) == set(TEXTS), AGAIN
    assert [text for text, translated in known.items() if not translated.strip()] == [], AGAIN


def test_every_table_is_collected():
    """A table that is filled by a function of its own must be known to the script."""
    used = [getattr(spec.text, "template", spec.text) for spec in ACTIONS]
    used += [spec.tip for spec in ACTIONS] + [info.label for info in FINDINGS.values()]
    for setting in all_settings():
        used += [setting.text, setting.help, *(text for _, text in setting.choices)]
    own_names = {"", *LANGUAGES.values()}
    without_words = re.compile(r"[&\d×: ]*")
    missing = {text for text in used if not without_words.fullmatch(text)} - own_names - set(TEXTS)
    assert missing == set()


def test_places_for_values_are_the_same(known):
    assert [text for text, translated in known.items() if places(text) != places(translated)] == []


def test_access_keys_dots_and_lines_are_the_same(known):
    def shape(text):
        return len(re.findall(r"&\w", text)), text.count("\n"), text.endswith("…")

    assert [text for text, translated in known.items() if shape(text) != shape(translated)] == []


def test_no_access_key_stands_twice_in_a_menu(known):
    placed = [(spec.menu, getattr(spec.text, "template", spec.text)) for spec in ACTIONS]
    placed += [(name.rpartition("/")[0], text) for name, text in MENUS.items()]
    letters = Counter()
    for menu, text in set(placed):
        found = re.search(r"&(\w)", known.get(str(text), ""))
        if found:
            letters[menu, found.group(1).lower()] += 1
    assert [place for place, count in letters.items() if count > 1] == []


def test_the_compiled_file_says_the_same(language, known):
    translator = QTranslator()
    assert translator.load(str(translations.FOLDER / f"{language}.qm"))
    differing = [
        text
        for text, translated in known.items()
        if translator.translate(CONTEXT, text) != translated
    ]
    assert differing == [], AGAIN


def test_texts_made_elsewhere_are_translated_with_their_values(speaking):
    reason = Text("this is {what}, not a radiograph.", what=Text("ultrasound"))
    told = {"de": "Kein Röntgenbild, sondern: Ultraschall.", "ko": "X선 영상이 아닙니다: 초음파."}
    assert tr(reason) == told[speaking]
    assert reason == "this is ultrasound, not a radiograph."
    assert tr(str(ValueError(reason))) == told[speaking]
    assert tr("The picture could not be saved: {reason}", reason=ValueError(reason)).endswith(
        told[speaking]
    )


def test_a_fault_in_a_translation_does_not_take_the_text_away(qapp, monkeypatch):
    monkeypatch.setattr(QCoreApplication, "translate", lambda context, text: "{wrong}")
    assert tr("Saved {path}", path="x") == "Saved x"


def test_what_is_no_text_comes_back_as_it_is(speaking):
    assert tr("Doe^Jane {x}") == "Doe^Jane {x}"


@pytest.mark.parametrize(
    ("setting", "code"), [("de", "de"), ("en", "en"), ("ko", "ko"), ("xx", "en")]
)
def test_a_setting_chooses_the_language(setting, code):
    assert chosen_language(setting) == code


def test_the_window_speaks_and_nothing_of_it_is_english(speaking, make_window, settle, chest):
    window = make_window(chest)
    settle(window)
    effusion = {"de": "Pleuraerguss", "ko": "흉수"}[speaking]
    assert window.findings.rows["Effusion"].check.text() == effusion
    assert window.studies_dock.windowTitle() == {"de": "Studien", "ko": "검사"}[speaking]
    english = set(TEXTS) - {
        translated for text, translated in read_all(speaking).items() if text == translated
    }
    shown = [label.text() for label in window.findChildren(QLabel)]
    shown += [action.text() for action in window.action_set.actions.values()]
    assert [text for text in shown if text in english] == []


def test_what_a_file_says_is_never_translated_nor_taken_for_a_caution(
    speaking, make_window, settle, tmp_path
):
    said = {"PatientName": "Mass", "PatientID": "MIRRORED", "StudyDescription": "Inverted"}
    window = make_window(write_dicom(tmp_path / "a.dcm", **said))
    settle(window)
    lines = window.view.overlay.corners[0]
    assert {told(line) for line in lines} >= set(said.values())
    assert not any(map(is_caution, lines))
    own = window.view.overlay.corners[3][-1]
    assert is_caution(own)
    assert told(own) == {"de": "KEIN KLINISCHER GEBRAUCH", "ko": "임상용 아님"}[speaking]


def test_reasons_are_wrapped_by_the_room_that_letters_take(speaking):
    reason = Text("This is neither a DICOM file nor a PNG, JPEG, WebP or TIFF picture.")
    lines = rejected_text(Rejected("a.dcm", reason)).plain.split("\n")[1:]
    assert "".join(" ".join(lines).split()) == "".join(tr(reason).split())
    wide = [sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in lines]
    assert max(wide) <= 28


def read_all(language):
    return translations.read(translations.FOLDER / f"{language}.ts")


def test_exports_stay_english(speaking, make_window, settle, chest):
    from viewer.export.record import result_record

    window = make_window(chest)
    settle(window)
    record = str(result_record(window.session.case, "x", {}))
    assert "Effusion" in record
    assert "research and teaching" in record


@pytest.mark.parametrize("source", ['tr(f"{x}")', 'tr("a" + b)', 'Text(f"a{b}")'])
def test_a_text_that_is_put_together_is_refused(source):
    with pytest.raises(translations.NotLiteralError, match=r"module\.py:1"):
        list(translations.texts_of(source, "module.py"))


def test_texts_are_found_in_every_kind_of_table():
    source = (
        'tr("a", x=1)\nText("b")\nActionSpec("id", "c", tip="d")\nSetting("k", 1, "e", "g", "f")\n'
        'FindingInfo("n", "g")\ntr(variable)\nother("no")\nclass SpacingSource:\n    A = "h"\n'
    )
    assert list(translations.texts_of(source, "x")) == list("abcdefgh")
