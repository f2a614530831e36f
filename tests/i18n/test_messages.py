"""Texts: Korean where it stands in the catalogue, as written where not; numbers inside in the reader's form."""

from i18n import _, message, ngettext, speaking


def test_a_text_is_given_in_the_language_in_force() -> None:
    with speaking("ko"):
        assert _("Province") == "시·도"
    with speaking("en"):
        assert _("Province") == "Province"


def test_a_text_that_is_missing_stays_as_written() -> None:
    with speaking("ko"):
        assert _("No catalogue holds this.") == "No catalogue holds this."


def test_numbers_in_a_sentence_are_written_by_the_locale() -> None:
    with speaking("en"):
        assert _("{many}, {share}, {year}", many=4661782, share=62.72, year=2021) == "4,661,782, 62.7, 2021"


def test_braces_in_a_text_without_values_are_left_alone() -> None:
    with speaking("en"):
        assert _("a {name} nobody fills") == "a {name} nobody fills"


def test_a_message_is_put_into_words_when_it_is_shown() -> None:
    marked = message("{n} residents", n=51_638_809)
    with speaking("ko"):
        korean = str(marked)
    with speaking("en"):
        assert str(marked) == "51,638,809 residents"
    assert "51,638,809" in korean
    assert "residents" not in korean


def test_a_count_chooses_the_plural_of_english() -> None:
    with speaking("en"):
        assert ngettext("{count} field", "{count} fields", 1) == "1 field"
        assert ngettext("{count} field", "{count} fields", 21) == "21 fields"
