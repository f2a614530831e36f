"""A source in one line, and in the parts that a page shows in different ways."""

import pytest

from components.files.rows import citation, cited
from data.outlook import Outlook
from i18n import speaking


def test_a_source_is_told_by_publisher_title_and_place() -> None:
    with speaking("en"):
        found = citation("deck_trainees", data=Outlook())
    assert found.title == "Lifelong learning promotion: a case of South Korea"
    assert found.rest.endswith("line 168-170, Official publication")
    assert str(found) == f"{found.publisher}, {found.title}, {found.rest}"


@pytest.mark.parametrize("path", ["javascript:alert(1)", "https://e.org/a> <img src=x>", "data.csv", ""])
def test_only_a_web_address_is_led_to(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    entry = {"title": "t", "publisher": "p", "kind": "official", "path": path}
    data = Outlook()
    monkeypatch.setattr(Outlook, "source", lambda self, name: entry)
    assert citation("x", data=data).address == ""


def test_an_address_stands_at_the_end() -> None:
    with speaking("en"):
        assert cited("iso_3166_1", data=Outlook()).endswith("— https://www.iso.org/iso-3166-country-codes.html")
