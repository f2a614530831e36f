"""Many readers at once: each opens a page and changes a filter; against a bare page with the same map, in the same run."""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import StringArray
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.servers import Server, served, write_bare_map
from tests.browser.serving import DASHBOARD
from tests.components.asgi import run

READERS: Final = 50
CHANGES: Final = 3  # of the filter, by each reader
PAUSE: Final = 1.0  # seconds between two changes of a reader
ARRIVAL: Final = 0.05  # seconds between two readers; with a longer pause they come spread over it
PATIENCE: Final = 300.0
HUNDRED: Final = 100
AT_A_TIME: Final = 20
PAGE: Final = "concentration"
YEARS: Final = (2019, 2020, 2021)


@dataclass(kw_only=True)
class Reader:
    """One session of Streamlit: what it shows is counted, not kept, but for the choice of the bare page."""

    socket: ClientConnection
    page: str = ""
    faults: int = 0
    received: int = 0
    pages: dict[str, str] = field(default_factory=dict)
    choice: str = ""

    async def run(self, query: str, *choices: WidgetState) -> float:
        """Run the page with a query and choices; seconds until it has been drawn."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_script_hash = self.page
        asked.rerun_script.widget_states.widgets.extend(choices)
        start = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        while not self._is_last(await asyncio.wait_for(self.socket.recv(), PATIENCE)):
            pass
        return time.perf_counter() - start

    def _is_last(self, message: str | bytes) -> bool:
        told = ForwardMsg()
        told.ParseFromString(message if isinstance(message, bytes) else message.encode())
        self.received += len(message)
        match told.WhichOneof("type"):
            case "navigation":
                self.pages = {one.url_pathname: one.page_script_hash for one in told.navigation.app_pages}
            case "delta" if told.delta.WhichOneof("type") == "new_element":
                element = told.delta.new_element
                self.faults += element.WhichOneof("type") == "exception"
                self.choice = element.button_group.id or self.choice
            case "script_finished":
                return told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return False


@asynccontextmanager
async def reader(at: str) -> AsyncIterator[Reader]:
    """A session on a server of this machine, by its address."""
    async with connect(
        f"{at.replace('http', 'ws', 1)}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit"), Subprotocol("PLACEHOLDER_AUTH_TOKEN")],
        max_size=None,
        ping_interval=None,
        proxy=None,
        open_timeout=PATIENCE,
    ) as socket:
        yield Reader(socket=socket)


Asks = Callable[[Reader, int], tuple[str, Sequence[WidgetState]]]


@dataclass(frozen=True, kw_only=True)
class Contestant:
    """A server and what a reader of it does: on which page, and the query and the choices of the n-th change."""

    server: Server
    page: str
    asks: Asks


@dataclass(kw_only=True)
class Measured:
    """What the readers of one turn met: seconds of each opening and of each change, processor seconds, faults."""

    opened: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    faults: int = 0
    work: float = 0.0

    @property
    def each(self) -> float:
        """Milliseconds of the server's processor a run."""
        return 1000 * self.work / max(1, len(self.opened) + len(self.changed))


def load(*, turns: int, readers: int = READERS, pause: float = PAUSE) -> float:
    """Print what readers wait for and what the server works, the bare page before ours; the ratio of a run's work to its."""
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as stack:
        folder = Path(temporary)
        bare = _bare(stack.enter_context(served(write_bare_map(folder / "bare"), log=folder / "bare.txt")))
        ours = _ours(stack.enter_context(served(DASHBOARD, log=folder / "ours.txt")))
        print(f"{'':<14}{'open p50':>9}{'p95':>7}{'change p50':>12}{'p95':>7}{'work':>7}{'memory':>8}{'faults':>8}")
        found: dict[str, list[Measured]] = {"bare": [], PAGE: []}
        for _turn in range(turns):
            for name, one in (("bare", bare), (PAGE, ours)):
                found[name].append(run(_visited(one, readers, pause)))
                _print(name, found[name][-1], one.server)
        each, floor = (median(one.each for one in found[name]) for name in (PAGE, "bare"))
        print(f"work of a run against the bare page: {each / floor:.2f}")
        return each / floor


def sessions(*, turns: int) -> int:
    """Print what our server holds after each hundred sessions that were opened and closed again; megabytes from the second on."""
    with tempfile.TemporaryDirectory() as temporary, served(DASHBOARD, log=Path(temporary) / "ours.txt") as ours:
        held = []
        for turn in range(turns):
            run(_opened_and_closed(_ours(ours)))
            held.append(ours.holds)
            print(f"{(turn + 1) * HUNDRED:>6} sessions {held[-1]:>6}M", flush=True)
        grown = held[-1] - held[min(1, turns - 1)]
    print(f"since the second hundred: {grown:+}M")
    return grown


async def _opened_and_closed(ours: Contestant) -> None:
    """A hundred sessions, twenty at a time, each with its changes."""
    for _some in range(HUNDRED // AT_A_TIME):
        await _visited(ours, AT_A_TIME, 0.0)


def replicas(number: int, *, turns: int, readers: int, pause: float = PAUSE) -> float:
    """The same of one process and of several on one PostgreSQL, readers spread over them; work of a run of several over one's.

    POSTGRES_TEST_URL names the server; each turn tells how many runs a second all of them made together.

    Raises:
        SystemExit: no server is named.
    """
    server = os.environ.get("POSTGRES_TEST_URL") or sys.exit("POSTGRES_TEST_URL names no PostgreSQL server")
    found: dict[str, list[Measured]] = {"one": [], f"{number} replicas": []}
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as stack:
        stack.enter_context(_store_of_its_own(str(server)))
        ours = [
            _ours(stack.enter_context(served(DASHBOARD, log=Path(temporary) / f"{one}.txt"))) for one in range(number)
        ]
        print(f"{'':<14}{'open p50':>9}{'p95':>7}{'change p50':>12}{'p95':>7}{'work':>7}{'memory':>8}{'faults':>8}")
        for _turn in range(turns):
            for name, serving in zip(found, (ours[:1], ours), strict=True):
                start = time.perf_counter()
                found[name].append(met := run(_spread(serving, readers, pause)))
                _print(name, met, serving[0].server)
                runs = len(met.opened) + len(met.changed)
                print(f"{'':<14}{runs / (time.perf_counter() - start):.1f} runs a second")
    of_one, of_several = (median(turn.each for turn in measured) for measured in found.values())
    print(f"work of a run of {number} replicas against one: {of_several / of_one:.2f}")
    return of_several / of_one


async def _spread(several: Sequence[Contestant], readers: int, pause: float) -> Measured:
    """All readers at once, each at the next replica in turn, as affinity by cookie spreads them."""
    shares = [readers // len(several) + (place < readers % len(several)) for place in range(len(several))]
    parts = await asyncio.gather(*(_visited(one, share, pause) for one, share in zip(several, shares, strict=True)))
    whole = Measured()
    for part in parts:
        whole.opened += part.opened
        whole.changed += part.changed
        whole.faults += part.faults
        whole.work += part.work
    return whole


@contextmanager
def _store_of_its_own(server: str) -> Iterator[None]:
    """A schema on the server of the tests with one version in it, in force for the processes that are begun meanwhile."""
    from sqlalchemy import NullPool, create_engine, text

    from data.store.location import VARIABLE
    from tests.stores import fill

    name, before = f"load_{os.getpid()}", os.environ.get(VARIABLE)
    admin = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
        os.environ[VARIABLE] = f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{name}"
        try:
            fill("one-province")
            yield
        finally:
            os.environ.pop(VARIABLE) if before is None else os.environ.update({VARIABLE: before})
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))


def _print(name: str, found: Measured, server: Server) -> None:
    waits = [_of(found.opened), _of(found.changed)]
    told = "".join(f"{p50:>{wide}.2f}{p95:>7.2f}" for (p50, p95), wide in zip(waits, (9, 12), strict=True))
    print(f"{name:<14}{told}{found.each:>6.0f}m{server.holds:>7}M{found.faults:>8}", flush=True)


def _of(seconds: list[float]) -> tuple[float, float]:
    return median(seconds), quantiles(seconds, n=20)[-1]


async def _visited(one: Contestant, readers: int, pause: float) -> Measured:
    """All readers at once, after one who fills what is kept for all of them."""
    found = Measured()
    async with reader(one.server.at) as first:
        await first.run("lang=en")
        page = first.pages.get(one.page, "")
        for at in range(len(YEARS)):
            query, choices = one.asks(first, at)
            first.page = page
            await first.run(query, *choices)
    before = one.server.worked
    arrival = max(ARRIVAL, pause / readers) if pause > PAUSE else ARRIVAL
    visits = (_visit(one, page, number, found, after=arrival * number, pause=pause) for number in range(readers))
    await asyncio.gather(*visits)
    found.work = one.server.worked - before
    return found


async def _visit(one: Contestant, page: str, number: int, found: Measured, *, after: float, pause: float) -> None:
    await asyncio.sleep(after)
    start = time.perf_counter()
    async with reader(one.server.at) as here:
        here.page = page
        await here.run("lang=en")
        found.opened.append(time.perf_counter() - start)
        for turn in range(CHANGES):
            await asyncio.sleep(pause)
            query, choices = one.asks(here, number + turn)
            found.changed.append(await here.run(query, *choices))
        found.faults += here.faults


def _bare(server: Server) -> Contestant:
    return Contestant(server=server, page="", asks=_by_measure)


def _ours(server: Server) -> Contestant:
    return Contestant(server=server, page=PAGE, asks=_by_year)


def _by_year(_reader: Reader, at: int) -> tuple[str, Sequence[WidgetState]]:
    return f"lang=en&year={YEARS[at % len(YEARS)]}", ()


def _by_measure(here: Reader, at: int) -> tuple[str, Sequence[WidgetState]]:
    return "", [WidgetState(id=here.choice, string_array_value=StringArray(data=["ab"[at % 2]]))]
