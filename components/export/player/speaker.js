// The speaker's window: the note, what to say with it, the next step, the time.

const started = history.state?.started ?? Date.now();
let since = started;

function speak(state) {
  const story = DATA.languages[state.lang], { words, slides } = story, slide = slides[state.step - 1];
  const next = slides[state.step];
  write("place", filled(words.step, state.step, slides.length) + (state.black ? ` · ${words["is black"]}` : ""));
  write("headline", slide.headline);
  write("note", slide.note || words["no note"]);
  write("upcoming", next ? next.headline : words.last);
  document.getElementById("limits").replaceChildren(...slide.limits.concat(slide.marks).map(one => made("li", "", one)));
}

// The same in short on the screen of the slides, where it is asked for.
function told(state) {
  const { words, slides } = DATA.languages[state.lang], next = slides[state.step];
  write("here-note", slides[state.step - 1].note || words["no note"]);
  write("here-next", next ? next.headline : words.last);
}

function write(id, words) {
  const element = document.getElementById(id);
  if (element.textContent !== words) element.textContent = words;
}

const two = number => String(number).padStart(2, "0");

function tick() {
  const now = new Date(), spoken = Math.floor((now - since) / 1000);
  write("clock", `${two(now.getHours())}:${two(now.getMinutes())}`);
  write("elapsed", `${two(Math.floor(spoken / 60))}:${two(spoken % 60)}`);
}

function restart() {
  since = Date.now();
  history.replaceState({ ...history.state, started: since }, "");
  tick();
}
