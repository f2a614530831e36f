"""Twenty records that can be counted by hand, and made-up ones by the thousand."""

from pathlib import Path

import pytest

TWENTY = """person,course,workplace,provider_province,workplace_province,residence_province,category,kdt_field,firm_size,start
A,c1,W1,KR-11,KR-11,KR-41,employee,cloud,under_5,2023-01-02
A,c2,W1,KR-11,KR-11,KR-41,employee,,under_5,2023-03-02
A,c3,W1,KR-26,KR-11,KR-41,employee,cloud,under_5,2023-05-02
B,c1,W1,KR-11,KR-11,KR-11,employee,cloud,5_29,2023-01-02
B,c4,W1,KR-41,KR-11,KR-11,employee,,5_29,2023-07-03
C,c1,,KR-11,,KR-11,job_seeker,cloud,,2023-01-02
C,c3,,KR-26,,KR-26,job_seeker,cloud,,2023-05-02
C,c3,W2,KR-26,KR-26,KR-26,employee,cloud,30_49,2023-09-01
D,c4,W2,KR-41,KR-26,KR-26,employee,,30_49,2023-07-03
D,c5,W2,KR-41,KR-26,KR-26,employee,robot,30_49,2023-12-31
E,c5,W3,KR-41,KR-41,KR-41,employee,robot,5_29,2023-12-31
E,c5,W3,KR-41,KR-41,KR-41,employee,robot,5_29,2023-02-01
F,c2,,KR-11,,KR-41,job_seeker,,,2023-03-02
F,c6,,KR-26,,KR-41,job_seeker,,,2023-04-03
G,c6,W3,KR-26,KR-41,KR-26,employee,,5_29,2023-04-03
A,c1,W1,KR-11,KR-11,KR-11,employee,cloud,under_5,2022-01-03
B,c1,W1,KR-11,KR-11,KR-11,employee,cloud,under_5,2022-01-03
A,c3,W1,KR-26,KR-11,KR-11,employee,,under_5,2022-12-31
H,c6,,KR-26,,KR-26,job_seeker,,,2022-04-01
H,c6,,KR-26,,,job_seeker,,,2022-06-01
"""


def keyed(text: str, times: int = 1) -> str:
    """The records, so many times over for other people, with persons as long as keyed hashes are: A is AAAAAAAAAAAAAAA0."""
    heading, *lines = text.splitlines()
    return "\n".join([heading, *(f"{line[0] * 15}{n}{line[1:]}" for n in range(times) for line in lines)]) + "\n"


@pytest.fixture
def twenty(tmp_path: Path) -> Path:
    """The twenty records as a CSV in UTF-8."""
    path = tmp_path / "twenty.csv"
    path.write_text(keyed(TWENTY), "utf-8")
    return path


@pytest.fixture
def two_hundred(tmp_path: Path) -> Path:
    """The twenty records of ten times as many people: nothing that is counted of them is small."""
    path = tmp_path / "two-hundred.csv"
    path.write_text(keyed(TWENTY, times=10), "utf-8")
    return path


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """20,000 made-up records of three years as Parquet."""
    from benchmarks.records import write

    path = tmp_path_factory.mktemp("records") / "made-up.parquet"
    write(path, rows=20_000)
    return path
