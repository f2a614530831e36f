"""Sign-in with a real provider in a real browser: who comes in, who does not, and what the audit says of them."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from components.door.reading import READING
from data.store.actor import operator
from data.store.audit import entries, verify
from data.store.grants import Wanted, grant, grants, revoke
from data.store.versions import versions
from tests.browser.identity import Issuer, issuing, sign_in
from tests.browser.serving import DASHBOARD, free_port, serving
from tests.browser.visits import Visit

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("same_store")]
FILE = Path(__file__).parents[2] / "examples" / "SAMPLE-busan-2021-cp949.csv"
DATA = "/data?lang=en&dataset=regional_training"
FAULTS = ("audience", "issuer", "nonce", "expired", "key", "unsigned", "changed")


@pytest.fixture(scope="module")
def site(store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Issuer]]:
    """A dashboard and where its people sign in."""
    folder, port = tmp_path_factory.mktemp("sign-in"), free_port()
    with (
        issuing(redirect=f"http://127.0.0.1:{port}/oauth2callback", folder=folder) as issuer,
        serving(DASHBOARD, *issuer.options(), log=folder / "log.txt", port=port) as address,
    ):
        yield address, issuer


@pytest.fixture
def someone(browser: Browser) -> Iterator[Callable[[], BrowserContext]]:
    """`someone()`: a browser of its own, as another person has."""
    opened: list[BrowserContext] = []

    def open_() -> BrowserContext:
        opened.append(browser.new_context(viewport={"width": 1440, "height": 1000}))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()


@pytest.fixture
def signed_in(site: tuple[str, Issuer], someone: Callable[[], BrowserContext]) -> Callable[[str], Visit]:
    """`signed_in("kim")`: that person, back on the page for updates."""

    def come(name: str) -> Visit:
        visit = Visit(page=someone().new_page(), home=site[0]).open(DATA)
        sign_in(visit.page, name)
        visit.page.wait_for_url(f"{site[0]}/")  # not before: the answer of the provider is to be heard out
        return visit.open(DATA)

    return come


@pytest.fixture
def granted(site: tuple[str, Issuer]) -> Callable[..., int]:
    """`granted("kim")` lets a person publish for Busan; the number of the grant. `first` makes the store's first version."""

    def give(holder: str, *, kind: str = "subject", role: str = "office") -> int:
        provinces = ("KR-26",) if role == "office" else ()
        wanted = Wanted(issuer=site[1].address, kind=kind, holder=holder, role=role, provinces=provinces)
        return grant(wanted, actor=operator(), reason="the office of Busan").id

    return give


def hand_in(page: Page) -> None:
    """The sample file, up to the button that publishes it."""
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(FILE)
    page.get_by_role("button", name="Publish", exact=True).wait_for()
    page.get_by_label("Note: what changes and why").fill("Figures of the office")
    for reason in page.get_by_label(re.compile("^Reason why this is right")).all():
        reason.fill("As in the yearbook")
    if (mends := page.get_by_text("What was read differently is right")).count():
        mends.click()


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publish", exact=True).click()


def last(outcome: str = "done") -> tuple[str, str, str]:
    """Who did what, as which role, by the newest line of the audit with an outcome."""
    found = [one for one in entries() if one.outcome == outcome][-1]
    return found.who, found.act, found.role


def test_somebody_signs_in_publishes_and_signs_out(
    signed_in: Callable[[str], Visit], granted: Callable[..., int], site: tuple[str, Issuer]
) -> None:
    granted("busan", kind="group")
    page = signed_in("kim@busan").page
    who = f"{site[1].address} kim@busan"
    expect(page.get_by_text(who, exact=True)).to_be_visible()
    assert last() == (who, "sign-in", "office")
    hand_in(page)
    publish(page)
    expect(page.get_by_text(re.compile(r"Version \d+ is in force"))).to_be_visible()
    assert last() == (who, "publish", "office")

    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Yes, sign me out").click()  # the provider asks too
    page.wait_for_url(f"{site[0]}/")
    assert last() == (who, "sign-out", "office")
    assert not [one for one in page.context.cookies() if str(one.get("name")).startswith("_streamlit_user")]
    page.goto(site[0] + DATA)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("input[name=login]")).to_be_visible()  # the provider has forgotten them too
    verify()


def test_somebody_without_a_grant_reads_and_is_told_so(signed_in: Callable[[str], Visit]) -> None:
    page = signed_in("nobody@nowhere").page
    expect(page.get_by_text("You are signed in, but no right to publish is granted to you today")).to_be_visible()
    assert last()[1:] == ("sign-in", "reader")


def test_a_right_that_is_revoked_is_gone_at_the_next_write(
    signed_in: Callable[[str], Visit], granted: Callable[..., int]
) -> None:
    number, before = granted("lee"), len(versions())
    page = signed_in("lee").page
    hand_in(page)
    revoke(number, actor=operator(), reason="has moved on")
    publish(page)
    expect(page.get_by_text("no right to publish is granted to you today").first).to_be_visible()
    assert len(versions()) == before


def test_a_sign_in_that_ends_while_the_file_is_in_work_publishes_nothing(
    signed_in: Callable[[str], Visit], granted: Callable[..., int]
) -> None:
    before = len(versions())
    granted("choi~ending")
    page = signed_in("choi~ending").page
    over = monotonic() + 26  # seconds from here at most, as the provider made it
    hand_in(page)
    page.wait_for_timeout(max(0.0, over - monotonic()) * 1000)  # its own clock ends it
    publish(page)
    expect(page.get_by_text("Your sign-in is over. Sign in again.").first).to_be_visible()
    assert len(versions()) == before


def test_a_sign_in_of_yesterday_gives_no_right(signed_in: Callable[[str], Visit], granted: Callable[..., int]) -> None:
    granted("park~old", role="national")
    page = signed_in("park~old").page
    expect(page.get_by_text("Your sign-in is over. Sign in again.")).to_be_visible()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_token_that_does_not_hold_signs_nobody_in_and_is_told_of(
    fault: str, signed_in: Callable[[str], Visit], granted: Callable[..., int]
) -> None:
    if not [one for one in grants() if one.holder == f"kang~{fault}"]:
        granted(f"kang~{fault}", role="administrator")
    page = signed_in(f"kang~{fault}").page
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert not [one for one in page.context.cookies() if str(one.get("name")).startswith("_streamlit_user")]
    newest = entries()[-1]
    assert (newest.act, newest.outcome, newest.origin) == ("sign-in", "refused", "127.0.0.1")
    assert json.loads(newest.about) == {"brought": ["code", "state"]}


def test_an_answer_of_the_provider_counts_once_and_in_one_browser(
    site: tuple[str, Issuer], granted: Callable[..., int], someone: Callable[[], BrowserContext]
) -> None:
    """Replayed by the same browser, and put under somebody else who would then act in the name of the attacker."""
    granted("yoon", role="administrator")
    page, answers = someone().new_page(), list[str]()
    page.on("request", lambda one: answers.append(one.url) if "/oauth2callback" in one.url else None)
    Visit(page=page, home=site[0]).open(DATA)
    sign_in(page, "yoon")
    page.wait_for_url(f"{site[0]}/")
    [answer] = answers
    page.context.clear_cookies(name=re.compile("^_streamlit_user"))
    for context in (page.context, someone()):
        before = len(entries())
        again = context.new_page()
        again.goto(answer)
        Visit(page=again, home=site[0]).open(DATA)
        expect(again.get_by_role("button", name="Sign in")).to_be_visible()
        assert [one.outcome for one in entries()[before:]] == ["refused"]


def test_what_is_made_up_signs_nobody_in(site: tuple[str, Issuer], someone: Callable[[], BrowserContext]) -> None:
    page = someone().new_page()
    for brought in ("?code=a&state=b", "?state=b", "?error=access_denied&state=b", "?code=a"):
        before = len(entries())
        page.goto(f"{site[0]}/oauth2callback{brought}")
        Visit(page=page, home=site[0]).open(DATA)
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        assert [(one.act, one.outcome) for one in entries()[before:]] == [("sign-in", "refused")]
    for cookie in ('{"is_logged_in": true}', "2|1:0|10:1700000000|15:_streamlit_user|8:e30=|" + "0" * 64):
        page.context.add_cookies([{"name": "_streamlit_user", "value": cookie, "url": site[0]}])
        Visit(page=page, home=site[0]).open(DATA)
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()


@pytest.fixture(scope="module")
def closed(store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard that only those who signed in may read."""
    folder, port = tmp_path_factory.mktemp("closed"), free_port()
    with (
        pytest.MonkeyPatch.context() as patch,
        issuing(redirect=f"http://127.0.0.1:{port}/oauth2callback", folder=folder) as issuer,
    ):
        patch.setenv(READING, "sign-in")
        first = Wanted(issuer=issuer.address, kind="subject", holder="the first", role="administrator")
        grant(first, actor=operator(), reason="runs it")
        with serving(DASHBOARD, *issuer.options(), log=folder / "log.txt", port=port) as address:
            yield address


FILES = ("/figure/province-map.svg?lang=en", "/changes.atom", "/stories/mra.html?version=0&lang=en")
TURNED_AWAY = "Sign in to read this dashboard."


def statuses(page: Page, home: str) -> list[int]:
    """What this browser is answered that asks for figures in files."""
    return [page.request.get(home + file).status for file in FILES]


def shows_figures(page: Page) -> bool:
    return bool(page.get_by_test_id("stPlotlyChart").count() or page.get_by_test_id("stMetric").count())


def test_where_reading_needs_a_sign_in_nothing_is_read_before_and_all_after_and_nothing_again(
    closed: str, someone: Callable[[], BrowserContext]
) -> None:
    page = someone().new_page()
    page.goto(f"{closed}/trends?lang=en")
    expect(page.get_by_text(TURNED_AWAY)).to_be_visible()
    assert not shows_figures(page)
    assert statuses(page, closed) == [401] * 3
    refused = [one for one in entries() if (one.act, one.outcome) == ("read", "refused")]
    assert [json.loads(one.about).get("file", "page") for one in refused[-4:]] == [
        "page",
        "figure",
        "changes.atom",
        "stories",
    ]

    sign_in(page, "kim")
    page.wait_for_url(re.compile(f"^{re.escape(closed)}/"))
    Visit(page=page, home=closed).open("/trends?lang=en")
    expect(page.get_by_text(TURNED_AWAY)).to_have_count(0)
    assert shows_figures(page)
    assert statuses(page, closed) == [200] * 3

    Visit(page=page, home=closed).open(DATA)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Yes, sign me out").click()
    page.wait_for_url(re.compile(f"^{re.escape(closed)}/"))
    page.goto(f"{closed}/trends?lang=en")
    expect(page.get_by_text(TURNED_AWAY)).to_be_visible()
    assert not shows_figures(page)
    assert statuses(page, closed) == [401] * 3
    verify()


@pytest.mark.parametrize("who", ["kim~old", "kim~expired", "kim~key"])
def test_a_sign_in_that_does_not_hold_reads_nothing(
    who: str, closed: str, someone: Callable[[], BrowserContext]
) -> None:
    page = someone().new_page()
    page.goto(f"{closed}/trends?lang=en")
    sign_in(page, who)
    page.wait_for_url(re.compile(f"^{re.escape(closed)}/"))
    page.goto(f"{closed}/trends?lang=en")
    expect(page.get_by_text(TURNED_AWAY)).to_be_visible()
    assert not shows_figures(page)
    assert statuses(page, closed) == [401] * 3


def test_who_reads_when_the_sign_in_ends_reads_no_further(closed: str, someone: Callable[[], BrowserContext]) -> None:
    page = someone().new_page()
    page.goto(f"{closed}/trends?lang=en")
    sign_in(page, "kim~ending")
    over = monotonic() + 26
    page.wait_for_url(re.compile(f"^{re.escape(closed)}/"))
    page.wait_for_timeout(max(0.0, over - monotonic()) * 1000)
    assert statuses(page, closed) == [401] * 3
    page.goto(f"{closed}/trends?lang=en")
    expect(page.get_by_text(TURNED_AWAY)).to_be_visible()
    assert not shows_figures(page)
