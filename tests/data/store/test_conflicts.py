import pytest

from data.store.actor import Actor
from data.store.errors import NewerVersionError, NotAllowedError, OtherPublisherError
from data.store.head import head
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


def test_a_colleague_of_the_same_office_corrects_and_withdraws() -> None:
    published(report(employees=200))
    assert published(report(employees=201), actor=SECOND).took_over == ()
    restore(1, actor=SECOND, note="the first figures were right")
    restore(0, actor=BUSAN, note="counted anew", dataset="regional_training", province="KR-26")
    assert [version(number).publisher for number in (2, 3, 4)] == ["Second office", "Second office", "Busan office"]


def test_who_published_for_a_province_and_lost_its_grant_has_no_say_in_it() -> None:
    published(report())
    moved = Actor(name=BUSAN.name, role="office", via="sign-in", provinces=frozenset({"KR-27"}))
    with pytest.raises(NotAllowedError, match=r"^Busan: not among"):
        restore(0, actor=moved, note="mine", dataset="regional_training", province="KR-26")


def test_an_administrator_does_not_write_over_an_office_by_mistake() -> None:
    published(report(year=2020))
    with pytest.raises(OtherPublisherError, match="was published by Busan office") as caught:
        published(report(year=2021), actor=ADMINISTRATOR)
    assert (caught.value.province, caught.value.publisher, head()) == ("Busan", "Busan office", 1)


def test_an_administrator_may_take_a_province_over_and_it_is_recorded() -> None:
    published(report())
    published(report(), actor=ADMINISTRATOR, take_over=True)
    assert version(2).took_over == ("Busan office",)
    assert published(report()).id == 3  # it is still granted to the office


def test_a_province_whose_rows_an_administrator_restored_stays_with_its_publisher() -> None:
    published(report())
    published(report(employees=9))
    restore(1, actor=ADMINISTRATOR, note="as asked for")
    assert published(report()).id == 4


def test_a_province_whose_bundled_rows_were_restored_belongs_to_nobody() -> None:
    published(report())
    restore(0, actor=ADMINISTRATOR, note="wrong office", dataset="regional_training", province="KR-26")
    assert published(report(), actor=SECOND).took_over == ()


@pytest.mark.parametrize(("province", "name"), [("KR-27", "Daegu"), ("KR-11", "Seoul")])
def test_no_office_changes_the_rows_of_another(province: str, name: str) -> None:
    with pytest.raises(NotAllowedError, match=f"^{name}: not among"):
        published(report(province), actor=BUSAN)
    assert head() == 0
