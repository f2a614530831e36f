from i18n import speaking
from indicators.cooperation import mra_users_known
from tests.indicators.tables import dataset

COLUMNS = "agreement kind year agreement_status users"


class TestMraUsersKnown:
    def test_only_signed_agreements_with_a_number_count(self) -> None:
        agreements = dataset(
            "mra_agreements",
            COLUMNS,
            ("au", "bilateral", 2015, None, 12),
            ("us", "bilateral", 2016, None, None),
            ("th", "bilateral", 2024, "on_going", 5),
        )
        found = mra_users_known(mra_agreements=agreements)
        assert found.value() == 1
        with speaking("en"):
            assert str(found.assumptions["out_of"]) == "Of 2 signed agreements."

    def test_no_number_at_all_is_zero(self) -> None:
        agreements = dataset("mra_agreements", COLUMNS, ("au", "bilateral", 2015, None, None))
        assert mra_users_known(mra_agreements=agreements).value() == 0
