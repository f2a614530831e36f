import pytest

from data.store.actor import Actor
from data.store.drafts import MOST_BYTES, delete_draft, load_draft, save_draft
from data.store.errors import NotAllowedError, StoreError
from data.store.head import head
from data.store.location import absent
from tests.data.store.reports import BUSAN, DAEGU

DATASET = "regional_training"


def keep(content: bytes = b"file", *, actor: Actor = BUSAN) -> None:
    save_draft(actor, DATASET, content=content, name="한글\0.csv", answers={"basis": "workplace"})


@pytest.mark.usefixtures("database")
class TestOnBothDatabases:
    def test_an_unfinished_upload_is_there_at_the_next_visit(self) -> None:
        keep(b"\0\xff\r\n")
        found = load_draft(BUSAN, DATASET)
        assert found is not None
        assert (found.upload.content, found.upload.name) == (b"\0\xff\r\n", "한글.csv")
        assert found.upload.answers == {"basis": "workplace"}
        assert head() == 0

    def test_the_last_one_counts(self) -> None:
        keep(b"first")
        keep(b"second")
        found = load_draft(BUSAN, DATASET)
        assert found is not None
        assert found.upload.content == b"second"

    def test_nobody_sees_that_of_another(self) -> None:
        keep()
        assert load_draft(DAEGU, DATASET) is None
        assert load_draft(BUSAN, "kdt_training") is None

    def test_it_is_gone_when_given_up(self) -> None:
        keep()
        keep(actor=DAEGU)
        delete_draft(BUSAN, DATASET)
        assert load_draft(BUSAN, DATASET) is None
        assert load_draft(DAEGU, DATASET) is not None


def test_a_file_that_could_never_be_published_is_not_kept() -> None:
    with pytest.raises(StoreError, match="larger than 10 MB"):
        keep(b"0" * (MOST_BYTES + 1))
    assert absent()


def test_a_reader_keeps_nothing() -> None:
    with pytest.raises(NotAllowedError):
        keep(actor=Actor(name="r", role="reader", via="sign-in"))
    assert absent()


def test_looking_for_a_draft_and_giving_none_up_makes_no_store() -> None:
    assert load_draft(BUSAN, DATASET) is None
    delete_draft(BUSAN, DATASET)
    assert absent()
