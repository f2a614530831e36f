// Back, Forward and a reload return to where the reader was on a page: its place, the lines that were open, the link that was
// followed. A link that opens one line of a page comes to rest on it. Streamlit has one scroll position for all pages, and empties the page before the next one comes.
const KEPT = "places"; // in the tab's own storage, which outlives a page that is loaded anew
const QUIET = 1000; // milliseconds in which the page has one height
const PATIENCE = 20000;
const ACTS = ["pointerdown", "keydown", "wheel", "touchmove"]; // the reader goes on: nothing is moved any more

const at = (css) => document.querySelector(css);
const all = (css) => [...document.querySelectorAll(css)];
const main = () => at("[data-testid=stMain]");
const links = (address) => all("[data-testid=stMain] a[href]").filter((one) => one.getAttribute("href") === address);

// A browser may keep pages from any storage: their places are then forgotten when they are loaded anew.
function stored() {
  try { return JSON.parse(sessionStorage.getItem(KEPT)) ?? []; } catch { return []; }
}
function store() {
  try { sessionStorage.setItem(KEPT, JSON.stringify([...places])); } catch { /* full, or not allowed */ }
}

const places = new Map(stored()); // by the key of the entry in the tab's history
let returning = null; // while the page is on its way to where it was

function remember(followed = document.activeElement) {
  if (returning || !main()) return;
  const link = followed?.closest?.("a[href]"), address = link?.getAttribute("href");
  const lines = all('[data-testid=stMain] [class*="st-key-fold-"]').filter((one) => one.querySelector("details")?.open).map(nameOf);
  places.set(navigation.currentEntry.key, { top: main().scrollTop, address, nth: links(address).indexOf(link), lines });
}

const nameOf = (line) => [...line.classList].find((name) => name.startsWith("st-key-fold-"));

// The line that the address alone asks for: `?open=columns`.
function asked() {
  const key = new URL(location).searchParams.get("open");
  return /^[\w-]+$/.test(key ?? "") && key !== "all" ? { lines: [], line: `.st-key-fold-${key}--asked-for summary` } : null;
}

function comeBack() {
  returning?.abort();
  returning = null;
  const place = places.get(navigation.currentEntry.key) ?? asked();
  if (!place) return;
  const way = (returning = new AbortController()), began = performance.now(), shut = new Set(place.lines);
  const end = () => {
    way.abort();
    if (returning === way) returning = null;
  };
  for (const act of ACTS) addEventListener(act, end, { capture: true, signal: way.signal });
  let ran = false, height = 0, since = began;
  const look = (now) => {
    if (way.signal.aborted) return;
    if (now - began > PATIENCE) return end();
    requestAnimationFrame(look);
    const idle = at("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";
    ran ||= !idle || now - began > QUIET; // until then it is the page that is left
    if (!ran || !at("[data-testid=stMain] h1") || at("#first-view")) return;
    if (idle) arrive(place, shut);
    if (main().scrollHeight !== height) [height, since] = [main().scrollHeight, now];
    const still = idle && now - since > QUIET;
    if (place.line) at(place.line)?.scrollIntoView();
    else if (still || height - main().clientHeight >= place.top) main().scrollTop = place.top;
    if (still) end();
  };
  requestAnimationFrame(look);
}

function arrive({ address, nth, line }, shut) {
  for (const name of shut) {
    const line = at(`.${CSS.escape(name)} details`);
    if (line && shut.delete(name) && !line.open) line.querySelector("summary").click();
  }
  if (document.activeElement !== document.body) return;
  if (address) links(address)[nth]?.focus({ preventScroll: true });
  if (line) at(line)?.focus({ preventScroll: true });
}

if (window.navigation) {
  addEventListener("click", (event) => remember(event.target), true);
  addEventListener("keydown", (event) => event.key === "Enter" && remember(), true);
  addEventListener("pagehide", () => { remember(); store(); });
  navigation.addEventListener("navigate", (event) => event.navigationType === "traverse" && remember());
  navigation.addEventListener("currententrychange", ({ navigationType, from }) => {
    if (navigationType === "traverse") comeBack();
    // Another page begins at its head; search leads into the middle of it afterwards.
    else if (navigationType === "push" && new URL(from.url).pathname !== location.pathname) main()?.scrollTo(0, 0);
  });
  comeBack();
}
