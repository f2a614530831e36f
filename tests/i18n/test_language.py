"""The language in force: asked for by tag, one for each reader."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from i18n import LANGUAGES, current, speak, speaking, supported


@pytest.mark.parametrize(
    ("tag", "language"),
    [("ko-KR", "ko"), ("ko", "ko"), ("en_US", "en"), ("EN-gb", "en"), ("qaa-KR", None), ("", None), (None, None)],
)
def test_a_tag_of_the_browser_finds_the_language_we_hold(tag: str | None, language: str | None) -> None:
    assert supported(tag) == language


def test_an_unknown_language_is_an_error_that_names_ours() -> None:
    with pytest.raises(ValueError, match=f"'qaa': one of {', '.join(LANGUAGES)}"):
        speak("qaa")


def test_speaking_gives_the_language_back_even_after_an_error() -> None:
    before = current()
    other = "en" if before == "ko" else "ko"
    with pytest.raises(ValueError, match="unknown"), speaking(other):
        speak("qaa")
    assert current() == before


def test_two_readers_at_once_keep_their_languages() -> None:
    both_speak = Barrier(2, timeout=10)

    def read(language: str) -> str:
        speak(language)
        both_speak.wait()
        return current()

    with ThreadPoolExecutor(2) as readers:
        assert list(readers.map(read, ["ko", "en"])) == ["ko", "en"]
