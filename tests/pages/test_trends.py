"""The page on trainee trends."""

import pytest


def test_answers_with_the_printed_total_and_its_change(open_page, texts):
    # (4,661,782 - 2,864,962) / 2,864,962 = 0.6272; 4,661,782 / 3,429,478 = 1.3593
    assert "4.66 million trainees in 2021: +62.7 % on the year before, 1.36 times" in texts(open_page("trends"))
