"""`table-total-mismatch`: the parts do not add up to a total that the file itself has."""

from collections.abc import Iterator

from data import fields
from data.intake import found
from data.intake.problem import Problem
from data.intake.totals import contradicted
from data.intake.upload import Draft
from i18n import Message, message


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a total; exact for whole numbers, within their rounding for thousands and for fractions.

    A total of an area that the file holds in part can only be exceeded. Nor is a total too small where people are
    counted once (headcount): someone in two rows counts once in their total.
    """
    reading, names = draft.reading, _names(draft)
    for name in fields.counts(draft.against.resource):
        if name in draft.table and name in reading.totals:
            texts = reading.totals[name].tolist()
            for row in contradicted(draft, name).to_dict("records"):
                position = row["position"]
                yield Problem(
                    code="table-total-mismatch",
                    message=_told(names[position], row["parts"], row["total"]),
                    row=reading.total_rows[position],
                    column=found.heading(draft, name),
                    value=str(texts[position]),
                )


def _names(draft: Draft) -> list[str]:
    """What each total is a total of, in the words of the file: 2021 · 전국 · 실업자."""
    totals = draft.reading.totals
    keys = [totals[key].str.strip().tolist() for key in fields.keys(draft.against.resource) if key in totals]
    return [" · ".join(filter(None, texts)) for texts in zip(*keys, strict=True)] or [""] * len(totals)


def _told(name: str, parts: float, total: float) -> Message:
    return message(
        "The total ({name}) says {total}, its rows in the file add up to {parts}: correct the number that is wrong.",
        name=name,
        total=_whole(total),
        parts=_whole(parts),
    )


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value
