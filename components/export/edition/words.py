"""The words of an edition's own: buttons, filters, what is read out."""

from components.export.edition.states import WHOLE
from data import labels
from i18n import LANGUAGES, _
from indicators.areas import PROVINCES


def words() -> dict[str, str]:
    """By the names that the script knows them by, in the language in force."""
    return _head() | _exhibit() | _page()


def places() -> list[tuple[str, str]]:
    """Code and name of Korea and its provinces."""
    return [(code, labels.area(code)) for code in (WHOLE, *PROVINCES)]


def _head() -> dict[str, str]:
    return {
        "title": _("Korea's lifelong learning and vocational training"),
        "skip": _("Skip to the content"),
        "pages": _("Pages"),
        "story": _("Story"),
        "filters": _("Filters"),
        "province": _("Province"),
        "year": _("Year"),
        "language": " · ".join(("언어", "Language")),
        "colours": _("Light or dark"),
        "light": _("Light"),
        "dark": _("Dark"),
        "print": _("Print"),
        "edition": _("Offline edition"),
        **{f"in {code}": name for code, name in LANGUAGES.items()},
    }


def _exhibit() -> dict[str, str]:
    return {
        "picture": _("Picture"),
        "table": _("Table"),
        "definition": _("Definition"),
        "evidence": _("Evidence"),
        "ways": _("Three ways to read it"),
        "sort": _("Sort"),
        "open": _("Open"),
    }


def _page() -> dict[str, str]:
    return {
        "care": _("Read with care"),
        "sources": _("Sources"),
        "limits": _("To be said with it"),
        "note": _("Speaker's note"),
        "more": _("The same with filters"),
        "not chosen": _("The year applies to trainees and residents. Other figures keep their own year."),
        "not by province": _(
            "This page has no figures of {province}: what it shows is for all of Korea. "
            "A regional office supplies its own with the `regional_training` table (see Sources and method).",
            province="{province}",
        ),
    }
