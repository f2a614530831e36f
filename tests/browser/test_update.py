"""An office's whole way in real browsers: template, three errors, mended, compared, published, seen elsewhere, restored."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser
SOLID = ".st-key-reported-map .choroplethlayer path"


@pytest.fixture
def reader(browser: Browser, fresh_server: str) -> Iterator[Callable[[str], Visit]]:
    """`reader(path)` opens a browser of its own, as another person has, at the server of this test."""
    contexts = []

    def open_(path: str) -> Visit:
        contexts.append(browser.new_context(viewport={"width": 1440, "height": 1000}, accept_downloads=True))
        return Visit(page=contexts[-1].new_page(), home=fresh_server).open(path)

    yield open_
    for context in contexts:
        context.close()


def _template(page: Page, folder: Path) -> list[list[str]]:
    with page.expect_download() as started:
        page.get_by_role("button", name="Template (CSV)").click()
    path = folder / "template.csv"
    started.value.save_as(path)
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))


def _hand_in(page: Page, folder: Path, name: str, rows: list[list[str]]) -> None:
    path = folder / name
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)


DRAGGED = """box => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['a'], 'a.csv'));
  for (const name of ['dragenter', 'dragover'])
    box.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
}"""


@pytest.mark.parametrize(
    ("lang", "button", "dropped"),
    [("ko", "파일 선택", "여기에 파일을 놓아 주십시오"), ("en", "Choose a file", "Drop the file here")],
)
def test_the_box_for_a_file_says_all_in_the_language_of_the_reader(
    visit: Callable[..., Visit], lang: str, button: str, dropped: str
) -> None:
    # The browser's language is the other one: that of the page decides.
    page = visit(f"/data?lang={lang}", lang="en" if lang == "ko" else "ko").page
    box = page.get_by_test_id("stFileUploaderDropzone")
    expect(box.get_by_role("button", name=button, exact=True)).to_be_visible()
    box.evaluate(DRAGGED)
    expect(box.locator("input + div")).to_be_visible()
    assert box.locator("input + div").evaluate("one => getComputedStyle(one, '::after').content") == f'"{dropped}"'
    assert box.inner_text().strip() in ("", "upload")  # the name of an icon: Streamlit's own words are gone


def test_a_file_goes_from_the_template_to_the_map_of_another_reader_and_back(
    reader: Callable[[str], Visit], server_key: str, tmp_path: Path
) -> None:
    office = reader(f"/data?lang=en&province=KR-26&key={server_key}").page
    assert "key" not in office.evaluate("location.href + document.referrer + JSON.stringify(history.state)")
    official = reader("/concentration?lang=en").page
    expect(official.locator(SOLID)).to_have_count(0)

    head, first, second = _template(office, tmp_path)[:3]
    count = head.index("Trainees")
    for row, trainees in ((first, "27600"), (second, "164500")):
        row[count] = trainees
    wrong = [*second]
    wrong[count] = "about 5"
    unknown = ["Pusann" if cell == "Busan" else cell for cell in second]
    _hand_in(office, tmp_path, "wrong.csv", [head, first, wrong, first, unknown])
    expect(office.get_by_text(re.compile("3 errors: nothing is published"))).to_be_visible()

    _hand_in(office, tmp_path, "mended.csv", [head, first, second])
    expect(office.get_by_role("heading", name="Estimates that reports replace")).to_be_visible()
    office.get_by_label("Note: what changes and why").fill("First report of Busan")
    if (mends := office.get_by_text("What was read differently is right")).count():
        mends.click()
    office.get_by_role("button", name="Publish", exact=True).click()
    expect(office.get_by_text(re.compile("Version 1 is in force"))).to_be_visible()

    official.get_by_role("radio", name="SME firms", exact=True).click()
    expect(official.get_by_role("heading", name="Reported so far for 2021: Busan")).to_be_visible()
    expect(official.locator(SOLID).first).to_be_attached()

    office.get_by_label("Note: why it is restored").fill("It was a test")
    office.get_by_role("button", name="Restore", exact=True).click()
    expect(office.get_by_text(re.compile("Version 2 is in force"))).to_be_visible()
    official.reload()
    expect(official.get_by_role("radio", name="SME firms", exact=True)).to_be_visible()  # known of all leads again
    expect(official.get_by_role("heading", name="Reported so far for 2021: Busan")).to_have_count(0)


def test_the_key_is_asked_for_and_typed_once_a_session(reader: Callable[[str], Visit], server_key: str) -> None:
    office = reader("/data?lang=en").page
    told, box = office.get_by_text(re.compile("need the key of this server")), office.get_by_label("Key of this server")
    for typed, left in (("x" * 43, 1), (server_key, 0)):
        box.fill(typed)
        office.get_by_role("button", name="Use the key").click()
        expect(office.get_by_text("This key does not open this server")).to_have_count(left)
    expect(told).to_have_count(0)
    assert server_key not in office.content()
    office.get_by_role("button", name="Data").click()
    office.get_by_role("menuitem", name="Sources and method").click()
    expect(office.get_by_role("heading", level=1)).to_have_text("Sources and method")
    office.go_back()
    expect(office.get_by_test_id("stFileUploaderDropzoneInput")).to_be_attached()
    expect(told).to_have_count(0)
    office.reload()  # another session: only the link of the terminal gives a browser a cookie of its own
    expect(told).to_be_visible()
    other = reader("/data?lang=en").page
    expect(other.get_by_text(re.compile("need the key of this server"))).to_be_visible()
