"""Who keeps a dataset up to date, whom to ask, and by when figures of a year are expected."""

import os
from datetime import date
from typing import Final

from data.errors import DataError
from data.package import in_language, package
from i18n import _

CONTACT: Final = "DASHBOARD_CONTACT"


def owner(dataset: str) -> str:
    """Who publishes a dataset, in the reader's language; empty for a fixed list, which has no owner."""
    contributors = package().resource(dataset).get("contributors", [])
    return ", ".join(in_language(person, "title") for person in contributors if person["role"] == "maintainer")


def contact() -> str:
    """Whom to ask, as the operator of the dashboard has set it, or how to set it: we never invent a person."""
    named = os.environ.get(CONTACT, "").strip()
    return named or _(
        "Not set. The operator of the dashboard sets it with the environment variable {name}.", name=CONTACT
    )


def has_due(dataset: str) -> bool:
    """Whether figures of a dataset are expected every year."""
    return "due" in package().resource(dataset)


def due(dataset: str, year: int) -> date:
    """The day by which the figures of a year are expected: in the year after.

    Raises:
        DataError: figures of this dataset are not expected every year.
    """
    if not has_due(dataset):
        raise DataError(f"{dataset}: no day of the year is set for it")
    month, day = package().resource(dataset)["due"].split("-")
    return date(year + 1, int(month), int(day))


def due_note() -> str:
    """What must be said beside the day."""
    return _("The day is this dashboard's own suggestion; no regulation is known that sets one.")
