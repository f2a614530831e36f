"""What stands beside the numbers of a file: title, meaning, caveats in full, sources, kinds of figures, provenance."""

from components.figures import words
from components.figures.exhibit import Behind, Exhibit
from components.files.provenance import Provenance
from components.files.rows import label
from components.files.sources import caveats_of, cited, definition_of, sources_of
from data import labels
from i18n import _
from indicators.indicator import Indicator

Note = tuple[str, str]


def notes(figure: Exhibit, *, taken: Provenance) -> list[Note]:
    """Pairs of a heading and a text, in the order to be read."""
    return [
        (_("Headline"), figure.title),
        (_("Subtitle"), figure.subtitle),
        *taken.titled().items(),
        *(note for indicator in figure.rests_on for note in _meaning(indicator)),
        *_caveats(*figure.behind),
        *_sources(*figure.behind),
        *((words.status(code), labels.note("value_status", code)) for code in words.MARKS),
    ]


def _meaning(indicator: Indicator) -> list[Note]:
    row = definition_of(indicator)
    told = [labels.text(row, "definition"), labels.text(row, "reading")]
    told += [str(text) for text in indicator.assumptions.values()]
    told += [_("Not given: {reason}", reason=refusal.reason) for refusal in indicator.refusals]
    return [(label(indicator), "\n".join(dict.fromkeys(text for text in told if text)))]


def _caveats(*behind: Behind) -> list[Note]:
    return [(f"{row.id} {labels.text(row, 'label')}", labels.text(row, "text")) for row in caveats_of(*behind)]


def _sources(*behind: Behind) -> list[Note]:
    return [(_("Source"), cited(name)) for name in sources_of(*behind)]
