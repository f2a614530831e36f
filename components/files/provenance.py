"""What every file says of itself: version of the data, filters in force, day, link."""

from dataclasses import dataclass
from datetime import date

from components.figures.state import Data
from i18n import _


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Where and when a figure was taken from the dashboard.

    Attributes:
        data: the state of the data that it shows; the file's version and its sources are those of this state.
        filters: the reader's choices in words.
        accessed: the day on the reader's clock.
        link: address of the view with its choices.
    """

    data: Data
    filters: str
    accessed: date
    link: str

    @property
    def version(self) -> str:
        """Version of the data."""
        return self.data.version()

    def titled(self) -> dict[str, str]:
        """The same with titles in the reader's language, to stand as columns or rows."""
        return {
            _("Data version"): self.version,
            _("Filters"): self.filters,
            _("Accessed on"): self.accessed.isoformat(),
            _("Link"): self.link,
        }

    def in_a_line(self) -> str:
        """Version, day and filters in one line, without the link."""
        return _(
            "Data version {version}; accessed on {day}; filters: {filters}",
            version=self.version,
            day=self.accessed.isoformat(),
            filters=self.filters,
        )
