"""What is told of an uploaded file: its faults, what was mended in it, and what only its uploader can say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.intake.severity import SEVERITY
from i18n import Message


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault.

    Attributes:
        code: what kind of fault, such as `row-duplicate-key`; gives the severity.
        message: what was found and what to do, in the reader's language when shown.
        row: as a spreadsheet shows it (lines above the header counted), or None for the whole file.
        column: the heading as the file writes it, or None.
        value: the cell as the file writes it, or None.
        suggestion: what would be right, where there is one answer ("KR-41").
    """

    code: str
    message: Message
    row: int | None = None
    column: str | None = None
    value: str | None = None
    suggestion: str | None = None

    @property
    def severity(self) -> str:
        """`error` blocks, a `warning` must be confirmed with a reason, a `note` only tells."""
        return SEVERITY[self.code]


@dataclass(frozen=True, kw_only=True)
class Fix:
    """A cell or heading that was read as something else than it says; shown before it is taken.

    Cells of one column that were mended in the same way are told once: `count` of them, of which `row` is the first.
    """

    message: Message
    before: str
    after: str
    row: int | None = None
    column: str | None = None
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the file leaves open, asked once per file; the answer comes back as `answers[name]`.

    Attributes:
        name: what the answer is called.
        message: the question.
        options: the answers that there are, by the value to give; none where any value of its kind is one.
        required: what the file raises blocks until it is answered; what it merely does not say counts as "not stated".
        row: where the file raises it, as a spreadsheet shows it, or None.
        column: the heading as the file writes it, or None.
    """

    name: str
    message: Message
    options: Mapping[str, Message] = field(default_factory=dict)
    required: bool = True
    row: int | None = None
    column: str | None = None

    def answered(self, answers: Mapping[str, str]) -> bool:
        """Whether an answer is there, and is one of those there are."""
        return self.name in answers and (not self.options or answers[self.name] in self.options)
