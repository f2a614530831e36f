"""What stands beside the numbers of a file: title, meaning, caveats in full, sources, kinds of figures, provenance."""

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from components.figures import words
from components.figures.exhibit import Behind, Exhibit
from components.files.provenance import Provenance
from components.files.rows import label
from components.files.sources import caveats_of, cited, definition_of, sources_of
from data import labels
from data.spreadsheet import WRAPPED
from i18n import _
from indicators.dataset import FLAGS
from indicators.indicator import Indicator

Note = tuple[str, str]


def notes(figure: Exhibit, *, taken: Provenance) -> list[Note]:
    """Pairs of a heading and a text, in the order to be read."""
    return [
        (_("Headline"), figure.title),
        (_("Subtitle"), figure.subtitle),
        *taken.titled().items(),
        *meanings(*figure.rests_on),
        *caveats(*figure.behind),
        *sources(*figure.behind),
        *kinds(),
    ]


def meanings(*indicators: Indicator) -> list[Note]:
    """What each indicator means, assumes and does not give."""
    return [(label(indicator), _meaning(indicator)) for indicator in indicators]


def caveats(*behind: Behind) -> list[Note]:
    """What must be read with care, in full."""
    return [(f"{row.id} {labels.text(row, 'label')}", labels.text(row, "text")) for row in caveats_of(*behind)]


def sources(*behind: Behind) -> list[Note]:
    """Where the figures come from."""
    return [(_("Source"), cited(name)) for name in sources_of(*behind)]


def kinds() -> list[Note]:
    """The four kinds of figures, and what may be said beside them."""
    told = [(words.status(code), labels.note("value_status", code)) for code in words.MARKS]
    return told + [(labels.word("finality", code), labels.note("finality", code)) for code in FLAGS]


def put(book: xlsxwriter.Workbook, sheet: Worksheet, *told: list[Note]) -> None:
    """Write notes to a sheet, headings and texts; further languages in columns to the right."""
    head, text = book.add_format({**WRAPPED, "bold": True}), book.add_format(WRAPPED)
    for column, pairs in enumerate(told):
        sheet.set_column(2 * column, 2 * column, 32)
        sheet.set_column(2 * column + 1, 2 * column + 1, 100)
        for line, (title, said) in enumerate(pairs):
            sheet.write_string(line, 2 * column, title, head)
            sheet.write_string(line, 2 * column + 1, said, text)


def _meaning(indicator: Indicator) -> str:
    row = definition_of(indicator)
    told = [labels.text(row, "definition"), labels.text(row, "reading")]
    told += [str(text) for text in indicator.assumptions.values()]
    told += [_("Not given: {reason}", reason=refusal.reason) for refusal in indicator.refusals]
    return "\n".join(dict.fromkeys(text for text in told if text))
