"""What `deploy/` says, run as it stands: its nginx before two replicas on PostgreSQL, updated one by one; its files agree."""

import asyncio
import configparser
import http.client
import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import NullPool, create_engine, inspect, text
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin, Subprotocol

from data.store.actor import operator
from data.store.audit import entries, verify
from data.store.grants import Wanted, grant
from data.store.location import VARIABLE
from data.store.versions import versions
from tests.browser.identity import issuing, sign_in
from tests.browser.serving import DASHBOARD, free_port, nginx, running
from tests.browser.visits import Visit
from tests.components.asgi import run

ROOT = DASHBOARD.parent
DEPLOY = ROOT / "deploy"
FILE = ROOT / "examples" / "SAMPLE-busan-2021-cp949.csv"
DATA = "/data?lang=en&dataset=regional_training"
UNCHECKED = ssl._create_unverified_context()  # the certificate of a test vouches for nobody
PATIENCE = 60.0
SETTINGS = {
    "DASHBOARD_DRAIN_S": "5",
    "STREAMLIT_SERVER_COOKIE_SECRET": "the same in every replica of the tests",
    "STREAMLIT_SERVER_ALLOWED_HOSTS": "127.0.0.1",
}


@dataclass(kw_only=True)
class Replica:
    """One process of the dashboard, which can be told to end, killed and begun again at its port."""

    port: int
    log: Path
    options: tuple[str, ...]
    process: "subprocess.Popen[bytes] | None" = None

    def begin(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", DASHBOARD.name, "--server.port", str(self.port)]
        environment = {**os.environ, **SETTINGS, "NO_COLOR": "1"}
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [*command, *self.options], cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, env=environment
            )
        self.wait_for("ready")

    def ask(self, what: str) -> tuple[int, str]:
        """Status and words of `live` or `ready`; 0 where nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{what}", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait_for(self, what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.ask(what)[0] != 200:
            alive = self.process is not None and self.process.poll() is None
            assert alive, self.log.read_text("utf-8", "replace")
            assert time.monotonic() < deadline, self.log.read_text("utf-8", "replace")
            time.sleep(0.1)

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait(timeout=PATIENCE)
            self.process = None


@dataclass(frozen=True, kw_only=True)
class Site:
    home: str
    issuer: str
    replicas: tuple[Replica, Replica]


@pytest.fixture(scope="module")
def store() -> Iterator[None]:
    """The store of the replicas: a schema of its own on the server of the tests."""
    server = os.environ.get("POSTGRES_TEST_URL")
    if not server:
        missing = pytest.fail if os.environ.get("REQUIRE_POSTGRES") else pytest.skip
        missing("POSTGRES_TEST_URL names no PostgreSQL server")
    name = f"test_{uuid4().hex}"
    admin = create_engine(str(server), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection, pytest.MonkeyPatch.context() as patch:
        connection.execute(text(f"CREATE SCHEMA {name}"))
        patch.setenv(VARIABLE, f"{server}{'&' if '?' in str(server) else '?'}options=-csearch_path%3D{name}")
        yield
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))


@pytest.fixture(autouse=True)
def _same_store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test looks into the store of the replicas, whose address the fixture of all tests has changed."""
    if "site" in request.fixturenames:
        monkeypatch.setenv(VARIABLE, request.getfixturevalue("address"))


@pytest.fixture(scope="module")
def address(store: None) -> str:
    return os.environ[VARIABLE]


def configured(folder: Path, *, port: int, replicas: tuple[int, int], forgets: str = "") -> str:
    """The configuration of `deploy/` with the lines changed that an installation changes, each of them there.

    `forgets` names a header that the proxy no longer sets.
    """
    said = (DEPLOY / "nginx.conf").read_text("utf-8")
    changes = {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "training.example.go.kr": "127.0.0.1",
        "/etc/nginx/tls/": f"{folder}/",
        "replica-1:8501": f"127.0.0.1:{replicas[0]}",
        "replica-2:8501": f"127.0.0.1:{replicas[1]}",
    }
    for old, new in changes.items():
        assert old in said, old
        said = said.replace(old, new)
    if forgets:
        said, gone = re.subn(rf"(?m)^ *proxy_set_header +{forgets} .*$", "", said)
        assert gone == 1, forgets
    return said


@contextmanager
def before(replicas: tuple[int, int], *, port: int, folder: Path, forgets: str = "") -> Iterator[None]:
    """nginx, with the configuration of `deploy/`, from the moment it answers."""
    program, kinds = nginx(), ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    openssl = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    files = ["-subj", "/CN=127.0.0.1", "-keyout", f"{folder}/key.pem", "-out", f"{folder}/fullchain.pem"]
    subprocess.run([*openssl, *files], check=True, capture_output=True)
    health = free_port()
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; events {{}}\n"
        f"http {{ access_log off; {' '.join(f'{kind}_temp_path {folder}/{kind};' for kind in kinds)}\n"
        f"server {{ listen 127.0.0.1:{health}; return 204; }}\n"
        + configured(folder, port=port, replicas=replicas, forgets=forgets)
        + "}\n"
    )
    folder.chmod(0o755)
    command = [program, "-p", str(folder), "-e", str(folder / "nginx.log"), "-c", str(folder / "nginx.conf")]
    with running(command, folder=folder, log=folder / "out.txt", health=f"http://127.0.0.1:{health}", ask="/"):
        yield


@pytest.fixture(scope="module")
def site(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Provider, two replicas, nginx."""
    folder, port = tmp_path_factory.mktemp("deployed"), free_port()
    home = f"https://127.0.0.1:{port}"
    with ExitStack() as stack:
        issuer = stack.enter_context(issuing(redirect=f"{home}/oauth2callback", folder=folder))
        first, second = (
            Replica(port=free_port(), log=folder / f"{number}.txt", options=issuer.options()) for number in (1, 2)
        )
        replicas = first, second
        for one in replicas:
            stack.callback(one.end)
            one.begin()
        stack.enter_context(before((replicas[0].port, replicas[1].port), port=port, folder=folder))
        yield Site(home=home, issuer=issuer.address, replicas=replicas)


def asked(url: str, *, patience: float = 30, **headers: str) -> tuple[int, dict[str, str]]:
    """Status and headers of an answer."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=patience, context=UNCHECKED) as one:
            one.read()
            return one.status, {name.lower(): value for name, value in one.headers.items()}
    except urllib.error.HTTPError as error:
        return error.code, {name.lower(): value for name, value in error.headers.items()}


@dataclass
class Load:
    """Ten requests a second, whether or not the ones before were answered; what became of each."""

    home: str
    came: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Load":
        self._asking = ThreadPoolExecutor(60)
        self._clock = threading.Thread(target=self._ask)
        self._clock.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._clock.join()
        self._asking.shutdown()

    def _ask(self) -> None:
        for turn in count():
            self._asking.submit(self._read, turn)
            if self._over.wait(0.1):
                return

    def _read(self, turn: int) -> None:
        paths = ("/trends", "/_stcore/health", "/concentration?lang=en", "/stories/mra.html?version=0&lang=ko")
        path, began = paths[turn % len(paths)], time.monotonic()
        said = {"Cookie": f"replica={turn}", "Accept": "text/html"}
        try:
            status, _headers = asked(self.home + path, patience=PATIENCE, **said)
            self.came["answered" if status == 200 else f"status {status} at {path}"] += 1
        except OSError as error:
            self.came[f"no answer at {path}: {error}"] += 1
        self.slowest = max(self.slowest, (time.monotonic() - began, path))


@pytest.mark.browser
def test_the_proxy_closes_what_is_not_for_readers(site: Site) -> None:
    status, headers = asked(f"{site.home}/trends", Accept="text/html")
    assert status == 200
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert "server" not in headers or re.fullmatch("nginx", headers["server"])
    for closed in ("/_stcore/metrics", "/live", "/ready"):
        assert asked(site.home + closed)[0] == 404, closed
    assert asked(site.home, Host="evil.example")[0] == 421
    assert named_twice(site) == 421
    large = urllib.request.Request(f"{site.home}/_stcore/upload_file/a/b", data=b"a" * 12_000_000, method="PUT")
    with pytest.raises(urllib.error.HTTPError, match="413"):
        urllib.request.urlopen(large, timeout=30, context=UNCHECKED)


def named_twice(site: Site) -> int:
    """Status of an answer to who names us in the first line and another host beneath it, which nginx passes on."""
    port = int(site.home.rsplit(":", 1)[1])
    with closing(http.client.HTTPSConnection("127.0.0.1", port, context=UNCHECKED, timeout=30)) as connection:
        connection.putrequest("GET", f"{site.home}/trends", skip_host=True)
        connection.putheader("Host", "evil.example")
        connection.endheaders()
        return connection.getresponse().status


@pytest.mark.browser
def test_the_audit_has_the_address_of_the_reader_and_not_that_of_the_proxy(site: Site) -> None:
    """Whatever the reader says of it; limits go by it too, or one reader's would be everybody's."""
    port = int(site.home.rsplit(":", 1)[1])
    said = {"Host": f"127.0.0.1:{port}", "X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9"}
    connection = http.client.HTTPSConnection(
        "127.0.0.1", port, context=UNCHECKED, timeout=30, source_address=("127.0.0.7", 0)
    )
    with closing(connection):
        connection.request("GET", "/oauth2callback?code=a&state=b", headers=said)
        connection.getresponse().read()
    assert (entries()[-1].act, entries()[-1].origin) == ("sign-in", "127.0.0.7")


@pytest.mark.browser
def test_a_browser_stays_at_its_replica_and_gets_one_cookie_for_it(site: Site) -> None:
    _status, headers = asked(f"{site.home}/_stcore/health")
    given = re.fullmatch(r"replica=(\w+); Path=/; HttpOnly; Secure; SameSite=Lax", headers["set-cookie"])
    assert given
    _status, headers = asked(f"{site.home}/_stcore/health", Cookie=f"replica={given[1]}")
    assert "replica=" not in headers.get("set-cookie", "")


def hand_in(page: Page) -> None:
    """The sample file, up to the button that publishes it."""
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(FILE)
    page.get_by_role("button", name="Publish", exact=True).wait_for()


def filled_in(page: Page) -> None:
    page.get_by_role("button", name="Publish", exact=True).wait_for()
    page.get_by_label("Note: what changes and why").fill("Figures of the office")
    for reason in page.get_by_label(re.compile("^Reason why this is right")).all():
        reason.fill("As in the yearbook")
    if (mends := page.get_by_text("What was read differently is right")).count():
        mends.click()
    page.get_by_role("button", name="Publish", exact=True).click()


@pytest.fixture
def publisher(site: Site, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """`publisher("kim")`: that person signed in, with the right to publish for Busan."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, ignore_https_errors=True)

    def come(name: str) -> Page:
        wanted = Wanted(issuer=site.issuer, kind="subject", holder=name, role="office", provinces=("KR-26",))
        grant(wanted, actor=operator(), reason="the office of Busan")
        page = context.new_page()
        Visit(page=page, home=site.home).open(DATA)
        sign_in(page, name)
        page.wait_for_url(f"{site.home}/")
        Visit(page=page, home=site.home).open(DATA)
        return page

    yield come
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("requests", [1, pytest.param(1_000, marks=pytest.mark.sweep)])
def test_drill_an_update_of_one_replica_after_the_other(
    requests: int, site: Site, publisher: Callable[[str], Page]
) -> None:
    """Nobody signs in twice, no request fails, and the file that was handed in before is there to be published after."""
    page = publisher("kim")
    hand_in(page)
    expect(page.get_by_text(re.compile("are kept for"))).to_be_visible()
    told, before = [], len(entries())
    with Load(site.home) as load:
        while not told or load.came.total() < requests:
            for one in site.replicas:
                assert one.process
                one.process.send_signal(signal.SIGTERM)
                time.sleep(0.5)
                told.append((one.ask("ready"), one.ask("live")[0]))  # it says that it leaves, and goes on answering
                one.process.wait(timeout=PATIENCE)
                one.process = None
                one.begin()
    print(f"requests: {dict(load.came)}, the slowest {load.slowest}")  # noqa: T201
    assert set(told) == {((503, "leaving\n"), 200)}
    assert set(load.came) == {"answered"}
    Visit(page=page, home=site.home).open(DATA)
    expect(page.get_by_test_id("stCode").get_by_text(f"{site.issuer} kim", exact=True)).to_be_visible()
    filled_in(page)
    expect(page.get_by_text(re.compile(r"Version \d+ is in force"))).to_be_visible()
    assert ("sign-in", "refused") not in [(one.act, one.outcome) for one in entries()[before:]]
    verify()


@pytest.mark.browser
def test_drill_a_replica_is_killed_while_it_makes_a_talk(site: Site) -> None:
    """The other replica takes the file once nothing is heard of the first, and whoever asks there is given it."""
    talk = "/stories/concentration.html?version=0&lang=en"
    asking = threading.Thread(target=site.replicas[0].ask, args=(talk.lstrip("/"),))
    asking.start()
    until(lambda: work().worker != 0)
    at_work = {one.process.pid: one for one in site.replicas if one.process}
    killed = at_work[work().worker]  # whichever of the two has taken it
    [other] = [one for one in site.replicas if one is not killed]
    killed.end(signal.SIGKILL)
    asking.join()
    assert not work().ended
    began = time.monotonic()
    status, _headers = asked(f"http://127.0.0.1:{other.port}{talk}", patience=150)
    print(f"given {time.monotonic() - began:.0f} s after it was asked for again")  # noqa: T201
    assert other.process
    assert (status, work()) == (200, Work(worker=other.process.pid, tries=2, ended=True))
    killed.begin()


@dataclass(frozen=True, kw_only=True)
class Work:
    """How it stands with the talk: the process that has taken it, how often it was begun, whether it is there."""

    worker: int = 0
    tries: int = 0
    ended: bool = False


def work() -> Work:
    with create_engine(os.environ[VARIABLE], poolclass=NullPool).connect() as connection:
        if "made_files" not in inspect(connection).get_table_names():
            return Work()
        query = "SELECT worker, tries, ended IS NOT NULL FROM made_files WHERE worker <> '' AND told LIKE :told"
        row = connection.execute(text(query), {"told": '%"concentration"%'}).first()
    return Work(worker=int(row[0].split()[1]), tries=row[1], ended=row[2]) if row else Work()


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def answered_again(site: Site, page: Page) -> None:
    """Until the proxy, which has seen both replicas dead, asks them again: the five seconds of its `fail_timeout`."""
    deadline = time.monotonic() + 15
    while True:
        answer = page.goto(site.home + DATA)
        if answer and answer.status == 200:
            return
        assert time.monotonic() < deadline, answer and answer.status
        time.sleep(0.5)


@pytest.mark.browser
def test_drill_the_replicas_are_killed_while_somebody_publishes(site: Site, publisher: Callable[[str], Page]) -> None:
    """The version is there as a whole or not at all, whoever published is told which, and nobody signs in twice."""
    known, page = len(versions()), publisher("lee")
    hand_in(page)
    filled_in(page)
    for one in site.replicas:
        one.end(signal.SIGKILL)
    for one in site.replicas:
        one.begin()
    made = len(versions()) - known
    assert made in (0, 1)
    answered_again(site, page)
    Visit(page=page, home=site.home).open(DATA)
    expect(page.get_by_text(f"{site.issuer} lee", exact=True).first).to_be_visible()
    kept = page.get_by_role("button", name="Put this file away").count()
    print(f"versions made: {made}, files in work kept: {kept}")  # noqa: T201
    assert made or kept
    verify()


# The proxy forgets a header: what a stranger who says to be somebody is offered through it.


SET = ("Host", "Upgrade", "Connection", "X-Forwarded-For", "X-Forwarded-Proto", "X-Remote-User", "X-Remote-Groups")


async def offered(home: str, path: str) -> set[str]:
    """What a page shows a stranger whose headers name a person: kinds of elements, and what it warns of in words."""
    brought = {"X-Remote-User": "kim", "X-Remote-Groups": "administrators", "X-Forwarded-For": "127.0.0.1"}
    asked, found = BackMsg(), set()
    asked.rerun_script.query_string = "lang=en&dataset=regional_training"
    try:
        async with connect(
            f"{home.replace('http', 'ws', 1)}/_stcore/stream",
            ssl=UNCHECKED,
            origin=Origin(home),
            subprotocols=[Subprotocol("streamlit"), Subprotocol("PLACEHOLDER_AUTH_TOKEN")],
            additional_headers=brought,
            max_size=None,
            proxy=None,
        ) as socket:
            pages: dict[str, str] = {}
            for name in ("", path):
                found, over = set(), False
                asked.rerun_script.page_script_hash = pages.get(name, "")
                await socket.send(asked.SerializeToString())
                while not over:
                    told = ForwardMsg()
                    told.ParseFromString(bytes(await asyncio.wait_for(socket.recv(decode=False), PATIENCE)))
                    pages |= {one.url_pathname: one.page_script_hash for one in told.navigation.app_pages}
                    if told.WhichOneof("type") == "delta" and told.delta.WhichOneof("type") == "new_element":
                        kind = str(told.delta.new_element.WhichOneof("type"))
                        found.add(told.delta.new_element.alert.body or kind)
                    over = told.WhichOneof("type") == "script_finished"
    except InvalidStatus as refused:
        return {f"refused with {refused.response.status_code}"}
    return found


@pytest.mark.browser
def test_drill_the_proxy_forgets_headers(store: None, tmp_path: Path) -> None:
    """Pages don't live, or live as before; a stranger is offered no more than with all headers there."""
    replica, seen = Replica(port=free_port(), log=tmp_path / "replica.txt", options=()), {}
    with ExitStack() as stack:
        stack.callback(replica.end)
        replica.begin()
        for forgets in ("", *SET):
            port, folder = free_port(), tmp_path / (forgets or "none")
            folder.mkdir()
            with before((replica.port, replica.port), port=port, folder=folder, forgets=forgets):
                seen[forgets] = run(offered(f"https://127.0.0.1:{port}", "data"))
    print({name or "nothing forgotten": sorted(found) for name, found in seen.items()})  # noqa: T201
    for name, found in seen.items():
        refused = any(one.startswith("refused") for one in found)
        assert refused or any(one.startswith("Publishing is off: this page came through a proxy") for one in found), (
            name
        )
        assert refused or found <= seen[""], name
    assert all(one.startswith("refused") for name in ("Upgrade", "Connection") for one in seen[name])
    assert versions() == []


# The files themselves, where no daemon runs that would read them: by the linters of their kinds (requirements-deploy.txt),
# none of which asks the network.


def linted(name: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """What a linter says; a test that needs it is skipped without it, or fails where REQUIRE_LINTERS=1 asks for it."""
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    if (program := shutil.which(name, path=beside)) is None:
        missing = pytest.fail if os.environ.get("REQUIRE_LINTERS") == "1" else pytest.skip
        missing(f"no {name} in this environment (pip install -r requirements-deploy.txt)")
    return subprocess.run(
        [str(program), *arguments], capture_output=True, text=True, check=False, cwd=ROOT, timeout=120
    )


# What gixy says and is not followed: a replica refuses other hosts itself, and the replicas have addresses of their own.
LINTED = {
    "Containerfile": ("hadolint", "--no-color", "deploy/Containerfile"),
    "compose": ("check-jsonschema", "--builtin-schema", "vendor.compose-spec", "deploy/compose.yaml"),
    "cluster": ("kubernetes-validate", "--strict", "--no-warn", "deploy/kubernetes/dashboard.yaml"),
    "nginx": ("gixy", "--skips", "host_spoofing,stale_dns_cache", "deploy/nginx.conf"),
}


@pytest.mark.parametrize("what", LINTED)
def test_its_own_linter_finds_nothing(what: str) -> None:
    found = linted(*LINTED[what])
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("what", "file", "old", "new"),
    [
        ("Containerfile", "deploy/Containerfile", "USER 10001:10001", "USER root"),
        ("compose", "deploy/compose.yaml", "read_only: true", "read_olny: true"),
        ("cluster", "deploy/kubernetes/dashboard.yaml", "minAvailable", "minAvailabel"),
        ("nginx", "deploy/nginx.conf", "server_tokens        off", "server_tokens        on"),
    ],
)
def test_its_own_linter_finds_a_fault(what: str, file: str, old: str, new: str, tmp_path: Path) -> None:
    """So that a linter that reads nothing is not taken for one that finds nothing."""
    said = (ROOT / file).read_text("utf-8")
    assert old in said
    broken = tmp_path / Path(file).name
    broken.write_text(said.replace(old, new), "utf-8")
    *how, _file = LINTED[what]
    assert linted(*how, str(broken)).returncode != 0


def test_the_containerfile_runs_as_nobody_in_particular_and_copies_what_is_there() -> None:
    said = (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line.split(maxsplit=1) for line in said.splitlines() if line and not line.startswith("#")]
    assert {word for word, _rest in lines} <= {
        *("FROM", "RUN", "WORKDIR", "COPY", "ENV", "USER", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "CMD"),
    }
    told = dict(lines)
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", told["USER"])
    assert re.fullmatch(r"\S+:[\w.-]+", told["FROM"])
    assert not told["FROM"].endswith(":latest")
    copied = {name.rstrip("/") for word, rest in lines if word == "COPY" for name in rest.split()[:-1]}
    assert [name for name in copied if not (ROOT / name).exists()] == []
    ours = {one.name for one in ROOT.iterdir() if (one / "__init__.py").exists()} | {"pages", "locales"}
    assert ours - {"tests", "benchmarks"} <= copied


def replicas_of_compose() -> dict[str, Any]:
    told = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return {name: one for name, one in told["services"].items() if name.startswith("replica")}


def test_compose_has_two_replicas_that_write_nowhere_and_the_proxy_knows_them() -> None:
    found = replicas_of_compose()
    assert len(found) == 2
    for name, one in found.items():
        assert f"server {name}:8501 " in (DEPLOY / "nginx.conf").read_text("utf-8")
        assert (one["read_only"], one["cap_drop"], one["tmpfs"]) == (True, ["ALL"], ["/tmp"])
        assert (DEPLOY / one["build"]["context"] / one["build"]["dockerfile"]).is_file()
        assert "ports" not in one


def documents() -> dict[str, Any]:
    found = yaml.safe_load_all((DEPLOY / "kubernetes" / "dashboard.yaml").read_text("utf-8"))
    return {one["metadata"]["name"] if "worker" in one["metadata"]["name"] else one["kind"]: one for one in found}


def test_the_cluster_keeps_one_replica_and_asks_each_whether_it_is_ready() -> None:
    told = documents()
    deployed = told["Deployment"]["spec"]
    [container] = deployed["template"]["spec"]["containers"]
    assert (deployed["replicas"], deployed["strategy"]["rollingUpdate"]["maxUnavailable"]) == (2, 0)
    assert told["PodDisruptionBudget"]["spec"]["minAvailable"] == 1
    assert (container["readinessProbe"]["httpGet"]["path"], container["livenessProbe"]["httpGet"]["path"]) == (
        "/ready",
        "/live",
    )
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert deployed["template"]["spec"]["securityContext"]["runAsNonRoot"]
    labels = deployed["template"]["metadata"]["labels"]
    selectors = [deployed["selector"]["matchLabels"], told["Service"]["spec"]["selector"]]
    selectors.append(told["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"])
    assert selectors == [labels] * 3
    mounts = {one["name"] for one in container["volumeMounts"]}
    assert mounts == {one["name"] for one in deployed["template"]["spec"]["volumes"]}
    assert "sessionAffinity" not in told["Service"]["spec"]


def test_every_road_gives_the_same_settings_and_the_drain_its_time() -> None:
    needed = {"DASHBOARD_DATABASE_URL", "STREAMLIT_SERVER_COOKIE_SECRET", "STREAMLIT_SERVER_ALLOWED_HOSTS"}
    [container] = documents()["Deployment"]["spec"]["template"]["spec"]["containers"]
    assert needed <= {one["name"] for one in container["env"]}
    for one in replicas_of_compose().values():
        assert needed <= set(one["environment"])
    # From where readers come is said by the proxy, which is believed by its address; on one machine uvicorn does so by itself.
    assert "FORWARDED_ALLOW_IPS" in {one["name"] for one in container["env"]}
    told = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    proxy = told["services"]["proxy"]["networks"]["inside"]["ipv4_address"]
    assert {one["environment"]["FORWARDED_ALLOW_IPS"] for one in replicas_of_compose().values()} == {proxy}
    [inside] = told["networks"]["inside"]["ipam"]["config"]
    assert ip_address(proxy) in ip_network(inside["subnet"])
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(DEPLOY / "systemd" / "dashboard@.service", "utf-8")
    service = unit["Service"]
    assert service["User"] != "root"
    assert "%i" in service["ExecStart"]
    drain = int(re.findall(r"DASHBOARD_DRAIN_S=(\d+)", (DEPLOY / "Containerfile").read_text("utf-8"))[0])
    assert drain < int(service["TimeoutStopSec"])
    assert drain < documents()["Deployment"]["spec"]["template"]["spec"]["terminationGracePeriodSeconds"]


WORKS = ["python", "-m", "components.export", "work"]


def test_on_every_road_a_worker_makes_the_files_and_the_replicas_do_not() -> None:
    told = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    assert told["worker"]["command"] == WORKS
    assert told["worker"]["image"] == told["replica-1"]["image"]
    shared = ("DASHBOARD_DATABASE_URL", "DASHBOARD_ADDRESS")
    for name in shared:
        assert told["worker"]["environment"][name] == told["replica-1"]["environment"][name]
    found = documents()
    [replica], [worker] = (
        found[name]["spec"]["template"]["spec"]["containers"] for name in ("Deployment", "dashboard-worker")
    )
    assert (worker["command"], worker["image"]) == (WORKS, replica["image"])
    of_replica, of_worker = ({one["name"]: one for one in container["env"]} for container in (replica, worker))
    assert [of_replica[name] for name in shared] == [of_worker[name] for name in shared]
    assert of_replica["DASHBOARD_WORKERS"]["value"] == "0"
    assert all(one["environment"]["DASHBOARD_WORKERS"] == "0" for one in replicas_of_compose().values())
    unit = (DEPLOY / "systemd" / "dashboard-worker.service").read_text("utf-8")
    assert f"/{' '.join(WORKS)}\n" in unit
    assert "DASHBOARD_WORKERS=0" in unit


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
@pytest.mark.parametrize("name", ["dashboard@.service", "dashboard-worker.service"])
def test_systemd_reads_the_unit(name: str) -> None:
    unit = DEPLOY / "systemd" / name
    found = linted("systemd-analyze", "verify", "--man=no", str(unit))
    told = [line for line in found.stderr.splitlines() if "is not executable: No such file" not in line]
    assert told == []  # but that the product is not installed under /opt


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
@pytest.mark.parametrize("name", ["dashboard@.service", "dashboard-worker.service"])
def test_systemd_finds_the_unit_shut_in(name: str) -> None:
    """Its exposure, of 10: 5.2 where only files and privileges are closed."""
    asked = ("security", "--offline=true", "--no-pager", "--threshold=20", str(DEPLOY / "systemd" / name))
    found = linted("systemd-analyze", *asked)
    assert found.returncode == 0, found.stdout[-300:]
