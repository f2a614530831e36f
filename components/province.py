"""What a page has to say about the chosen province."""

from components import filters, say
from data import labels
from i18n import _


def not_by_province() -> None:
    """Tell a reader who chose a province that this page has figures of Korea only, and how to supply more."""
    chosen = filters.choices().province
    if chosen:
        say.info(
            _(
                "This page has no figures of {province}: what it shows is for all of Korea. "
                "A regional office supplies its own with the `regional_training` table (see Sources and method).",
                province=labels.area(chosen),
            ),
            icon=":material/location_off:",
        )
