from indicators.skills import hrd_roadmap_parts, programme_map_cells, programme_map_programmes
from tests.indicators.tables import dataset

MAP = dataset(
    "programme_map",
    "sector target programme repeated",
    ("private", "employer", "champ", False),
    ("private", "individual", "card", False),
    ("private", "other", "champ", True),
    ("public", "cut_label", "craftsman", False),
)


class TestProgrammeMapProgrammes:
    def test_a_repeated_row_adds_no_programme(self) -> None:
        found = programme_map_programmes(programme_map=MAP)
        assert [found.value(category=name) for name in ("private", "public", "total")] == [2, 1, 3]


class TestProgrammeMapCells:
    def test_cells_are_first_mentions_and_repeats(self) -> None:
        found = programme_map_cells(programme_map=MAP)
        assert [found.value(category=name) for name in ("first", "repeated", "total")] == [3, 1, 4]


class TestHrdRoadmapParts:
    def test_what_has_no_number_or_stage_is_told(self) -> None:
        roadmap = dataset(
            "hrd_roadmap",
            "item kind number stage",
            ("start_up", "stage", 1, None),
            ("leap", "stage", None, None),
            ("champ", "programme", None, None),
        )
        found = hrd_roadmap_parts(hrd_roadmap=roadmap)
        counts = [
            found.value(category=name) for name in ("stages", "numbered_stages", "programmes", "assigned_programmes")
        ]
        assert counts == [2, 1, 1, 0]
