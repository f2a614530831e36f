"""How much each fault weighs: an error blocks, a warning must be confirmed with a reason, a note only tells."""

from typing import Final

ERRORS: Final = (
    "file-empty",
    "file-too-large",
    "file-type",
    "file-unreadable",
    "file-encoding",
    "file-mojibake",
    "file-drm",
    "file-html-xls",
    "file-archive-unsafe",
    "file-sheet-unclear",
    "header-missing",
    "header-unknown",
    "header-duplicate",
    "header-blank",
    "cell-blank",
    "cell-year-as-date",
    "cell-type",
    "cell-constraint",
    "cell-error-value",
    "code-unknown",
    "code-ambiguous",
    "code-year-unknown",
    "row-duplicate-key",
    "row-cell-count",
    "scope-province",
    "scope-dataset",
    "table-total-mismatch",
    "table-share-sum",
    "table-mixed-units",
    "table-wide",
    "table-measure",
    "privacy-identifier",
    "safety-formula",
)
WARNINGS: Final = (
    "cell-dash-ambiguous",
    "code-subset",
    "plausible-jump",
    "plausible-scale",
    "plausible-zero",
    "plausible-missing-province",
    "plausible-exceeds-population",
    "plausible-exceeds-national",
    "privacy-small-cell",
    "row-hidden",
)
NOTES: Final = ("row-blank", "row-note", "table-total-row")
SEVERITY: Final = dict.fromkeys(ERRORS, "error") | dict.fromkeys(WARNINGS, "warning") | dict.fromkeys(NOTES, "note")
