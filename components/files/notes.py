"""What stands beside the numbers of a file: title, meaning, caveats in full, sources, kinds of figures, provenance."""

from components.figures import words
from components.figures.figure import Figure
from components.files.provenance import Provenance
from components.files.rows import label
from components.files.sources import cited
from data import labels
from data.catalogue import dataset
from i18n import _
from indicators.indicator import Indicator

Note = tuple[str, str]


def notes(figure: Figure, *, taken: Provenance) -> list[Note]:
    """Pairs of a heading and a text, in the order to be read."""
    return [
        (_("Headline"), figure.title),
        (_("Subtitle"), figure.subtitle),
        *taken.titled().items(),
        *(note for indicator in figure.rests_on for note in _meaning(indicator)),
        *_caveats(figure.rests_on),
        *_sources(figure.rests_on),
        *((words.status(code), labels.note("value_status", code)) for code in words.MARKS),
    ]


def _meaning(indicator: Indicator) -> list[Note]:
    row = dataset("indicators").where(id=indicator.id).table.iloc[0]
    told = [labels.text(row, "definition"), labels.text(row, "reading")]
    told += [str(text) for text in indicator.assumptions.values()]
    told += [_("Not given: {reason}", reason=refusal.reason) for refusal in indicator.refusals]
    return [(label(indicator), "\n".join(dict.fromkeys(text for text in told if text)))]


def _caveats(indicators: tuple[Indicator, ...]) -> list[Note]:
    wanted = {name for indicator in indicators for name in indicator.caveats}
    rows = dataset("caveats").where(id=wanted).table.sort_values("id").itertuples()
    return [(f"{row.id} {labels.text(row, 'label')}", labels.text(row, "text")) for row in rows]


def _sources(indicators: tuple[Indicator, ...]) -> list[Note]:
    names = dict.fromkeys(name for indicator in indicators for name in indicator.sources)
    return [(_("Source"), cited(name)) for name in names]
