"""Pages are drawn one after the other, and nothing that one of them waits for keeps the others from being drawn."""

from threading import Event, Thread

import pytest

from components import turns
from components.turns import in_turn

SOON = 10.0  # seconds that nothing here takes


class Reader(Thread):
    """Somebody whose page is drawn, until it is let go."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.drawn, self.let_go = Event(), Event()
        self.start()

    def run(self) -> None:
        with in_turn():
            self.drawn.set()
            self.let_go.wait(SOON)


@pytest.fixture(autouse=True)
def _nobody_else(monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", SOON)
    monkeypatch.setattr(turns.WAITED, "seconds", 0.0)


def test_a_page_waits_until_the_one_before_it_is_drawn():
    with in_turn():
        second = Reader()
        assert not second.drawn.wait(0.2)
    assert second.drawn.wait(SOON)
    second.let_go.set()


def test_a_page_that_ends_its_turn_lets_one_page_go_on_and_no_more():
    with in_turn() as end:
        end()
        end()
        second = Reader()
        assert second.drawn.wait(SOON)
    third = Reader()
    assert not third.drawn.wait(0.2)
    second.let_go.set()
    assert third.drawn.wait(SOON)
    third.let_go.set()
    third.join(SOON)


def test_a_page_that_is_broken_off_ends_its_turn():
    with pytest.raises(KeyboardInterrupt), in_turn():
        raise KeyboardInterrupt
    with in_turn():
        pass


def test_a_page_that_stands_still_holds_the_others_up_for_a_moment_only(monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    still = Reader()
    assert still.drawn.wait(SOON)
    beside = Reader()
    assert beside.drawn.wait(SOON)
    beside.let_go.set()
    beside.join(SOON)
    still.let_go.set()
    still.join(SOON)
    monkeypatch.setattr(turns, "PATIENCE", SOON)
    with in_turn():  # whoever came without a turn has given none back
        third = Reader()
        assert not third.drawn.wait(0.2)
    third.let_go.set()
    third.join(SOON)


def test_who_clicks_again_while_waiting_waits_no_longer_for_it(monkeypatch):
    clock, asked = [100.0], []

    class Taken:
        def acquire(self, *, timeout):
            asked.append(timeout)
            clock[0] += 3
            return False

    monkeypatch.setattr(turns, "FREE", Taken())
    monkeypatch.setattr(turns, "PATIENCE", 4.0)
    monkeypatch.setattr(turns, "monotonic", lambda: clock[0])
    for _click in range(3):
        with pytest.raises(KeyError), in_turn():
            raise KeyError  # as Streamlit breaks off a run to begin the next
    for _run in range(2):
        with in_turn():
            pass
    assert asked == [4, 1, 0, 0, 4]  # three seconds each; whose page was drawn waits anew


@pytest.mark.parametrize("error", [KeyError, SystemExit, GeneratorExit])
def test_a_run_that_is_broken_off_after_its_turn_neither_loses_nor_doubles_it(error):
    def broken_off():
        with in_turn() as end:
            end()
            raise error

    with pytest.raises(error):
        broken_off()
    assert turns.FREE.acquire(blocking=False)
    assert not turns.FREE.acquire(blocking=False)
    turns.FREE.release()
