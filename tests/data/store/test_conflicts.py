import pytest

from data.store.actor import Actor
from data.store.errors import NewerVersionError, NotAllowedError, OtherPublisherError
from data.store.location import head
from data.store.publishing import restore
from data.store.versions import version
from tests.data.store.reports import ADMINISTRATOR, BUSAN, DAEGU, published, report

pytestmark = pytest.mark.usefixtures("database")
SECOND = Actor(name="Second office", role="office", via="sign-in", provinces=frozenset({"KR-26"}))


def test_a_comparison_that_is_out_of_date_is_told_with_the_version_that_came() -> None:
    published(report())
    published(report())
    with pytest.raises(NewerVersionError, match="Version 2 of the same data") as caught:
        published(report(), seen=1)
    assert (caught.value.head, head()) == (2, 2)


def test_what_another_province_publishes_meanwhile_is_no_conflict() -> None:
    published(report("KR-27"), actor=DAEGU)
    assert published(report("KR-26"), seen=0).id == 2


def test_another_year_of_the_same_province_is_one() -> None:
    published(report(year=2020))
    with pytest.raises(NewerVersionError):
        published(report(year=2021), seen=0)


def test_a_second_publisher_of_a_province_is_a_conflict_and_not_an_overwrite() -> None:
    published(report())
    with pytest.raises(OtherPublisherError, match="was published by Busan office") as caught:
        published(report(), actor=SECOND)
    assert (caught.value.province, caught.value.publisher, head()) == ("Busan", "Busan office", 1)


def test_a_publisher_of_another_year_is_one_too() -> None:
    published(report(year=2020))
    with pytest.raises(OtherPublisherError):
        published(report(year=2021), actor=SECOND)


def test_an_administrator_may_take_a_province_over_and_it_is_recorded() -> None:
    published(report())
    with pytest.raises(OtherPublisherError):
        published(report(), actor=ADMINISTRATOR)
    published(report(), actor=ADMINISTRATOR, take_over=True)
    assert version(2).took_over == ("Busan office",)
    with pytest.raises(OtherPublisherError, match="was published by Administrator"):
        published(report())


def test_an_office_cannot_take_over() -> None:
    published(report())
    with pytest.raises(OtherPublisherError):
        published(report(), actor=SECOND, take_over=True)


def test_a_province_whose_rows_an_administrator_restored_stays_with_its_publisher() -> None:
    published(report())
    restore(1, actor=ADMINISTRATOR, note="as asked for")
    assert published(report()).id == 3


def test_a_province_whose_bundled_rows_were_restored_belongs_to_nobody() -> None:
    published(report())
    restore(0, actor=ADMINISTRATOR, note="wrong office", dataset="regional_training", province="KR-26")
    assert published(report(), actor=SECOND).took_over == ()


@pytest.mark.parametrize(("province", "name"), [("KR-27", "Daegu"), ("KR-11", "Seoul")])
def test_no_office_changes_the_rows_of_another(province: str, name: str) -> None:
    with pytest.raises(NotAllowedError, match=f"^{name}: not among"):
        published(report(province), actor=BUSAN)
    assert head() == 0
