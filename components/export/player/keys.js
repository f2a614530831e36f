// How the reader asks for something: keys, buttons, the edges of the slide, a finger. What it does is DOES of player.js.

// By place on the keyboard, not by letter: with Korean input on, B gives ㅠ.
// F5 is what clickers send to begin: here it fills the screen, and never loads anew what a cut line could not bring back.
const BY_KEY = { F5: "begin", ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "last",
  Escape: "leave", " ": "next", ".": "black", "?": "help" };
const BY_CODE = { KeyB: "black", KeyL: "language", KeyF: "full", KeyN: "speaker", KeyP: "speaker", KeyS: "notes", KeyT: "theme", KeyH: "handout" };

let typed = "", typedAt = 0;
function number(digit) {
  const now = performance.now(), both = now - typedAt < 1000 ? typed + digit : digit;
  const step = [Number(both), Number(digit) || 10].find(one => one >= 1 && one <= count);
  [typed, typedAt] = [digit, now];
  if (step) go({ step });
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const open = document.querySelector("dialog[open]");
  if (open && !(open === help && event.key === "?") && event.key !== "F5") return;
  if (event.key === " " && event.target.closest("button, a")) return;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const does = BY_KEY[event.key] ?? BY_CODE[event.code];
  if (!does && !digit || event.repeat && does !== "next" && does !== "previous") return;
  event.preventDefault();
  if (does) DOES[does]();
  else number(digit);
});

document.addEventListener("click", event => {
  const does = event.target.closest("[data-does]")?.dataset.does;
  if (does) DOES[does]();
  else if (event.target === black) DOES.black();
});

// The outer eighths of the slide, for those who point rather than press; what can be used there keeps its own click.
show.addEventListener("click", event => {
  if (small() || getSelection().toString() || event.target.closest("a, button, .table, .card")) return;
  const place = event.clientX / show.clientWidth;
  if (place > 7 / 8) DOES.next();
  else if (place < 1 / 8) DOES.previous();
});

// A finger that strokes sideways over the slide.
let from = null;
show.addEventListener("touchstart", ({ touches: [one] }) => { from = [one.clientX, one.clientY]; }, { passive: true });
show.addEventListener("touchend", ({ changedTouches: [one] }) => {
  const [across, down] = [one.clientX - from[0], one.clientY - from[1]];
  if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) DOES[across < 0 ? "next" : "previous"]();
}, { passive: true });
