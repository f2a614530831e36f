from i18n import speaking
from indicators.cooperation import joint_training_hours_ratio, trainees_gdp_correlation
from tests.indicators.tables import dataset

COLUMNS = "aspect current_hours revision_hours current_unit revision_unit"


class TestJointTrainingHoursRatio:
    def test_hours_a_day_and_hours_in_all_are_not_divided(self) -> None:
        told = dataset(
            "sme_joint_training",
            COLUMNS,
            ("course", 8, 40, "hours_per_day_max", "hours_total_min"),
            ("model", None, None, None, None),
        )
        found = joint_training_hours_ratio(sme_joint_training=told)
        assert found.table.empty
        (refusal,) = found.refusals
        with speaking("en"):
            assert "hours a day" in str(refusal.reason)

    def test_hours_of_one_unit_are(self) -> None:
        told = dataset("sme_joint_training", COLUMNS, ("course", 8, 40, "hours_total_min", "hours_total_min"))
        found = joint_training_hours_ratio(sme_joint_training=told)
        assert (found.value(), found.refusals) == (5, ())  # 40 / 8


class TestTraineesGdpCorrelation:
    def test_it_is_refused_because_no_data_were_printed(self) -> None:
        said = dataset("statements", "topic", ("economy_and_training",))
        found = trainees_gdp_correlation(statements=said)
        assert found.table.empty
        assert found.sources == ("statements_source",)
        with speaking("en"):
            assert "chart is lost" in str(found.refusals[0].reason)
