"""Reading a file in a test, and what is told of it in a form that a test can compare."""

from data.intake.read import Read, read
from data.intake.upload import Upload
from data.package import package

Row = tuple[str, ...]


def reading_of(content: bytes | str, *, dataset: str = "regional_training", name: str = "file", **answers: str) -> Read:
    """What reading makes of the content of a file."""
    raw = content.encode() if isinstance(content, str) else content
    return read(Upload(name=name, content=raw, answers=answers), resource=package().resource(dataset))


def rows(found: Read, *names: str) -> list[Row]:
    """The rows that were read, in the order of the fields named."""
    assert found.reading is not None, found.problems
    return list(found.reading.cells[list(names)].itertuples(index=False, name=None))


def totals(found: Read, *names: str) -> list[Row]:
    """The sums that were left out, in the order of the fields named."""
    assert found.reading is not None, found.problems
    return list(found.reading.totals[list(names)].itertuples(index=False, name=None))


def told(found: Read) -> list[tuple[str, int | None, str | None]]:
    """Code, row and value of each problem."""
    return [(problem.code, problem.row, problem.value) for problem in found.problems]


def codes(found: Read) -> list[str]:
    """The codes of the problems."""
    return [problem.code for problem in found.problems]
