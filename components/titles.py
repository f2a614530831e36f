"""What the pages are called, and which filters change them."""

from typing import Final

from i18n import Message, message

# By the name of the page's file, which is its url.
TITLES: Final[dict[str, Message]] = {
    "overview": message("Overview"),
    "targets": message("As-is → to-be"),
    "trends": message("Trainee trends"),
    "sme": message("SME participation"),
    "concentration": message("Metropolitan concentration"),
    "kdt": message("K-Digital Training"),
    "qualifications": message("Qualifications and work-based learning"),
    "skills": message("Skills and reform outlook"),
    "mra": message("Mutual recognition"),
    "cases": message("International cases"),
    "present": message("Present"),
    "data": message("Update the data"),
    "sources": message("Sources and method"),
}

# The filters that change what a page shows, by its name; a page of all of Korea at one time has none.
FILTERS: Final[dict[str, tuple[str, ...]]] = {
    "overview": ("province", "year"),
    "trends": ("year",),
    "concentration": ("province", "year"),
    "kdt": ("province",),
    "data": ("province", "year"),
}
