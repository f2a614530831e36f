"""`code-ambiguous`: a province that could be two, a bare number of several numberings or 광주시."""

from collections.abc import Iterator

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values import province_numbers
from data.intake.values.label import Label
from i18n import Message, message


def check(draft: Draft) -> Iterator[Problem]:
    """Every cell that more than one province fits."""
    for position, name, text in draft.faulty("code-ambiguous"):
        number = province_numbers.bare(text)
        told = _of_number(text, number) if number else _of_gwangju(text)
        yield found.at(draft, position, name, code="code-ambiguous", message=told)


def _of_gwangju(text: str) -> Message:
    return message(
        "“{value}” is Gwangju Metropolitan City or Gwangju-si in Gyeonggi-do. Answer the question, or enter “광주광역시”.",
        value=text,
    )


def _of_number(text: str, number: str) -> Message:
    codes = [codes[number] for codes in province_numbers.numberings().values() if number in codes]
    first, *others = dict.fromkeys(codes)
    if others:
        return message(
            "“{value}” is {first} in one numbering and {second} in another. Say which one the file follows, or enter names.",
            value=text,
            first=Label("provinces", first),
            second=Label("provinces", others[-1]),
        )
    return message(
        "“{value}” is {first} in one numbering, but other numbers of the file belong to another one. "
        "Say which one the file follows, or enter names.",
        value=text,
        first=Label("provinces", first),
    )
