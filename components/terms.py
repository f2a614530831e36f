"""Terms of the glossary, explained where a reader meets them."""

from data import labels
from data.catalogue import dataset


def explain(*terms: str) -> str | None:
    """Terms with their meaning, a paragraph each, for the `help=` of an element; None without terms.

    Raises:
        KeyError: the glossary has no such term.
    """
    rows = {row.term: row for row in dataset("glossary").rows}
    told = (f"**{labels.text(rows[term], 'label')}**: {labels.text(rows[term], 'definition')}" for term in terms)
    return "\n\n".join(told) or None
