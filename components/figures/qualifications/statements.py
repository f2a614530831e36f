"""What the source says in words, each claim with what is known of it."""

from data import labels
from indicators.dataset import Dataset


def said(statements: Dataset, *codes: str) -> tuple[str, ...]:
    """A sentence for each claim, in the order asked for, its note after it."""
    rows = {row.statement: row for row in statements.rows}
    return tuple(
        f"**{labels.text(row, 'label')}:** {labels.text(row, 'text')} {labels.text(row, 'note')}".strip()
        for row in (rows[code] for code in codes)
    )
