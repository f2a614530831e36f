"""Many readers at once: no run fails, and the server works no more for a page than for a bare one with a map."""

import pytest

from benchmarks.load import load


def test_a_run_of_a_page_is_no_more_work_than_a_bare_page_with_a_map(capsys: pytest.CaptureFixture[str]) -> None:
    """0.7 to 1.1 on two cores, whatever else they do; 2.1 while every run searched for garbage and made its pictures anew."""
    assert load(turns=1, readers=8) < 1.6
    turns = [line.split() for line in capsys.readouterr().out.splitlines()[1:3]]
    assert [line[0] for line in turns] == ["bare", "concentration"]
    assert [line[-1] for line in turns] == ["0", "0"], "faults"
