"""Whatever the dashboard hands out of a national table can be handed in again as it is."""

import pytest

from data.catalogue import dataset
from data.intake.check import check
from data.intake.template import template
from data.intake.upload import Upload, against
from data.package import package
from i18n import LANGUAGES, speaking

# Those that hold anything: a table that waits for its first figures has none to come back.
NATIONAL = [
    name for name in package().names if package().resource(name)["publishes"] == "national" and len(dataset(name).table)
]


def require_the_same(name: str, content: bytes) -> None:
    found = check(Upload(name="file", content=content), dataset=name, against=against(name))
    assert [problem for problem in found.problems if problem.severity == "error"] == []
    assert found.table is not None
    now = dataset(name).table[list(found.table)].reset_index(drop=True)
    assert found.table.equals(now)


@pytest.mark.parametrize("name", NATIONAL)
def test_a_table_of_codes_comes_back_as_it_was(name: str) -> None:
    require_the_same(name, dataset(name).table.to_csv(index=False).encode())


WAYS = [
    pytest.param(name, language, form, marks=[pytest.mark.sweep] * ((place + (language == "ko") + (form == "csv")) % 2))
    for place, name in enumerate(NATIONAL)
    for language in LANGUAGES
    for form in ("csv", "xlsx")
]
"""Each table in both languages and both forms; the other two of its four ways are the sweep's."""


@pytest.mark.parametrize(("name", "language", "form"), WAYS)
def test_a_template_comes_back_as_it_was(name: str, language: str, form: str) -> None:
    with speaking(language):
        content = template(name, form=form, province=None, year=None)  # type: ignore[arg-type]
    require_the_same(name, content)
