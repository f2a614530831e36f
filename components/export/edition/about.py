"""The last page of an edition: kinds of figures, how to supply what is missing, all caveats, terms and sources."""

from components.export.edition.behind import linked
from components.export.edition.parts import Content, Heading, Listed, Part, Sentence
from components.figures import dictionary
from components.figures.exhibit import Exhibit
from components.figures.state import Data
from components.figures.table import Table
from components.titles import TITLES
from data import labels
from data.bundled import bundled
from data.package import in_language, package
from i18n import _

SUPPLIED = ("regional_training", "kdt_training")  # the tables that regional offices fill


def about(data: Data) -> Content:
    """Sources and method, in the language in force."""
    counts = {"count": len(package().names), "sources": len(package().descriptor["sources"])}
    text = _("Every figure has one of four marks; arithmetic makes it computed, an estimated part estimated")
    return Content(
        title=str(TITLES["sources"]),
        answer=_("{count} tables from {sources} sources, version {version}", **counts, version=data.version()),
        parts=(
            _table("kinds-of-figures", _("Kinds of figures"), text, dictionary.statuses()),
            *_supply(),
            Heading(text=_("Read with care")),
            Listed(entries=_caveats()),
            Heading(text=_("Glossary")),
            Listed(entries=_terms()),
            Heading(text=_("Sources")),
            Listed(
                entries=[(str(one["name"]), *linked(one["name"], data=data)) for one in package().descriptor["sources"]]
            ),
        ),
    )


def _supply() -> list[Part]:
    how = _(
        "To supply figures of a province, fill the columns of regional_training or kdt_training "
        "and send the file to the owner of the data."
    )
    stays = _("This file holds the figures of its day and stays as it is: ask for a new edition once figures are in.")
    titles = {name: in_language(package().resource(name), "title") for name in SUPPLIED}
    columns = [_table(f"columns-{name}", title, name, dictionary.columns(name)) for name, title in titles.items()]
    return [Heading(text=_("How to supply missing figures")), Sentence(text=f"{how} {stays}"), *columns]


def _table(name: str, title: str, subtitle: str, table: Table) -> Exhibit:
    return Exhibit(id=name, title=title, subtitle=subtitle, table=table)


def _caveats() -> list[tuple[str, str]]:
    return [(f"{row.id} {labels.text(row, 'label')}", labels.text(row, "text")) for row in bundled("caveats").rows]


def _terms() -> list[tuple[str, str]]:
    return [(labels.text(row, "label"), labels.text(row, "definition")) for row in bundled("glossary").rows]
