"""The measurements of intake can be made: they publish what they time."""

import pytest

from benchmarks import intake


def test_files_of_offices_and_long_ones_are_measured_to_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    intake.run(turns=1, sizes=(1_000,), years=2)
    told = capsys.readouterr().out
    assert [line.split()[0] for line in told.splitlines()[1:3]] == ["1", "2"]
    assert [line.split()[1] for line in told.splitlines()[4:]] == ["check", "memory", "publish", "read", "restore"]
