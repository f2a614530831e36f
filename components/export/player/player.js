// What is on: the step, the language, the black screen. The reader and the other window change it.

const root = document.documentElement, bar = document.getElementById("bar"), help = document.getElementById("help");
const said = document.getElementById("said"), black = document.getElementById("black"), back = document.getElementById("back");
const languages = Object.keys(DATA.languages), count = DATA.languages[languages[0]].slides.length;
const within = step => Math.min(count, Math.max(1, Number(step) || 1));
const here = document.getElementById("here");
const state = { step: 1, lang: root.lang, black: false };

function fromAddress() {
  const asked = new URLSearchParams(location.hash.slice(1)), lang = asked.get("lang");
  return { step: within(asked.get("step") ?? state.step), lang: languages.includes(lang) ? lang : state.lang };
}

function address() {
  const known = new URLSearchParams({ step: state.step, lang: state.lang });
  if (SPEAKER) known.set("with", talk);
  history.replaceState({ ...history.state, talk, started: since }, "", `#${SPEAKER ? "presenter&" : ""}${known}`);
}

// The one way to change something; `quiet` for what the other window told.
function go(change, quiet = false) {
  const before = { ...state };
  Object.assign(state, change, { step: within(change.step ?? state.step) });
  if (state.step !== before.step && !("black" in change)) state.black = false;
  shown(before);
  if (!quiet) tell({ ...state });
}

function shown(before) {
  const story = DATA.languages[state.lang], slide = story.slides[state.step - 1], { words } = story;
  if (state.lang !== before.lang || !said.dataset.worded) worded(story);
  address();
  black.hidden = SPEAKER || !state.black;
  document.getElementById("count").textContent = `${state.step} / ${count}`;
  if (!SPEAKER) told(state);
  if (SPEAKER) speak(state);
  else present(state.lang, state.step - 1);
  const last = state.step === count ? ` ${words.end}` : "";
  said.textContent = state.black ? words.black : `${filled(words.step, state.step, count)}: ${slide.headline}${last}`;
  mark("previous", state.step === 1);
  mark("next", state.step === count);
}

function mark(name, ended) {
  bar.querySelector(`[data-does="${name}"]`).setAttribute("aria-disabled", ended);
}

// The language that the key and the button lead to; all of them in turn.
const after = lang => languages[(languages.indexOf(lang) + 1) % languages.length];

// Everything that is not a slide, in the language in force.
function worded({ words, title }) {
  root.lang = state.lang;
  document.title = SPEAKER ? `${words.speaker}: ${title}` : title;
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = words[one.dataset.word];
  bar.setAttribute("aria-label", words.controls);
  show.setAttribute("aria-label", title);
  const other = after(state.lang), button = bar.querySelector('[data-does="language"]');
  button.textContent = DATA.names[other];
  button.lang = other;
  help.querySelector("dl").replaceChildren(...KEYS.flatMap(([keys, word]) => [made("dt", "", keys), made("dd", "", words[word])]));
  if (DATA.back) back.href = `${DATA.back}?lang=${state.lang}`;
  said.dataset.worded = true;
}

const KEYS = [["→", "onward"], ["←", "backward"], ["Home End", "ends"], ["1 … 9 0", "number"], ["B", "blackens"],
  ["L", "switches"], ["F", "fills"], ["N P", "opens"], ["S", "shows"], ["T", "turns"], ["H", "prints"], ["F5", "begins"], ["Esc", "leaves"], ["?", "asks"]];

const DOES = {
  next: () => go({ step: state.step + 1 }),
  previous: () => go({ step: state.step - 1 }),
  first: () => go({ step: 1 }),
  last: () => go({ step: count }),
  black: () => go({ black: !state.black }),
  language: () => go({ lang: after(state.lang) }),
  full: () => document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.().catch(() => {}),
  speaker: () => SPEAKER || openSpeaker(state) || noted(true, true),
  notes: () => SPEAKER || noted(here.hidden),
  theme: () => { root.dataset.theme = theme() === "dark" ? "light" : "dark"; },
  help: () => help.open ? help.close() : help.showModal(),
  begin: () => document.fullscreenElement || DOES.full(),
  handout: () => SPEAKER || document.getElementById("papers").showModal(),
  print: printed,
  depart: () => { left = true; location.assign(back.href); },
  close: () => document.querySelector("dialog[open]")?.close(),
  restart,
  leave,
};

// The notes on this screen, where there is no second one, or where the browser opens no window.
function noted(shown, blocked = false) {
  here.hidden = !shown;
  document.getElementById("blocked").hidden = !blocked;
  bar.querySelector('[data-does="notes"]').setAttribute("aria-pressed", shown);
  if (blocked) said.textContent = DATA.languages[state.lang].words.blocked;
}

function leave() {
  if (state.black) go({ black: false });
  else if (document.fullscreenElement) document.exitFullscreen();
  else if (SPEAKER) window.close();
  else if (DATA.back) document.getElementById("leaving").showModal();
}

back.addEventListener("click", event => {
  event.preventDefault();
  leave();
});

heard = message => {
  if (message.hello) tell({ ...state });
  else go({ step: message.step, lang: message.lang, black: message.black }, true);
};

// A talk that runs is not left by accident: by closing, going back, or loading anew. (A browser asks once the page was touched.)
let left = false;
window.addEventListener("beforeunload", event => { if (!SPEAKER && !left) event.preventDefault(); });

// Nor does the screen go to sleep beneath it; a browser lets go of that whenever the window is not seen.
const awake = () => { if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {}); };
document.addEventListener("visibilitychange", awake);
awake();

let resized;
window.addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(again, 150); });
window.addEventListener("hashchange", () => go(fromAddress()));
document.addEventListener("fullscreenchange", () => root.classList.toggle("full", Boolean(document.fullscreenElement)));

// Whoever came by the link of a talk and has seen no page finds it too when the line is cut and the window is loaded anew.
if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
  const kept = navigator.serviceWorker.controller;
  navigator.serviceWorker.register("../offline.js");
  if (!kept) navigator.serviceWorker.ready.then(worker => worker.active.postMessage(location.href.split("#")[0]));
}

back.hidden = SPEAKER || !DATA.back;
show.hidden = SPEAKER;
document.getElementById("desk").hidden = !SPEAKER;
for (const does of ["speaker", "notes"]) bar.querySelector(`[data-does="${does}"]`).hidden = SPEAKER;
go(fromAddress(), true);
if (SPEAKER) {
  tick();
  setInterval(tick, 1000);
  // The slides may be further on than the address says, and after a reload they no longer know of this window.
  tell({ hello: true });
}
