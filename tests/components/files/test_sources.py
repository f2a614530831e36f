"""A source in one line, with marks on the page and without in a file."""

from components.files.sources import cited
from data.outlook import Outlook
from i18n import speaking


def test_a_file_gets_plain_text_and_the_page_markdown() -> None:
    with speaking("en"):
        plain, marked = (cited("deck_trainees", data=Outlook(), markdown=marks) for marks in (False, True))
    assert "line 168-170" in plain
    assert "*" not in plain
    assert marked.replace("*", "") == plain
    assert "*Lifelong learning promotion: a case of South Korea*" in marked


def test_an_address_stands_at_the_end() -> None:
    with speaking("en"):
        assert cited("iso_3166_1", data=Outlook()).endswith("— https://www.iso.org/iso-3166-country-codes.html")
