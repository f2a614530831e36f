// The stages: one slide is seen; those that may come next are drawn already, where nobody sees them.

const show = document.getElementById("show"), stages = new Map();
const LEAST = 0.75, MOST = 2.4, NARROWEST = 720, MANY = 12;
// For the last row: letters of a chart, 12 pixels on a page, are to have this part of the height, as far as its width and rows allow.
const READABLE = 0.022, LETTERS = 12, TIGHT = 460, LOW = 0.8;
const later = window.requestIdleCallback ?? (todo => setTimeout(todo, 50));

const theme = () => document.documentElement.dataset.theme
  ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
const small = () => matchMedia("(max-width: 899px), (max-height: 499px)").matches;

// Charts are made for a page; on a large screen all of it grows, words and marks alike.
function fit(box, { data, layout: { height = 400 } }, name) {
  if (small()) return fitSmall(box, height, data.some(({ x }) => new Set(x?.filter?.(one => isNaN(one))).size > MANY), name);
  const { clientWidth: wide, clientHeight: tall } = box, wanted = READABLE * innerHeight / LETTERS;
  const readable = Math.min(wanted, wide / TIGHT, tall / (LOW * height));
  const scale = Math.min(MOST, Math.max(LEAST, Math.min(wide / NARROWEST, tall / height), readable));
  return sized(box, box.clientWidth / scale, box.clientHeight / scale, scale);
}

// On a telephone as high as on a page, and as wide; one of many names side by side is moved under the finger.
function fitSmall(box, height, wide, name) {
  box.style.height = `${height}px`;
  if (wide) {
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", name);
  }
  return sized(box, wide ? NARROWEST : box.clientWidth, height, 1);
}

function sized(box, width, height, scale) {
  Object.assign(box.firstChild.style, { width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` });
  return { width, height };
}

// The stage of a step in a language, and when it is drawn.
function stage(lang, at) {
  const key = `${lang} ${at}`;
  if (stages.has(key)) return stages.get(key);
  const story = DATA.languages[lang], { shown } = story.slides[at], element = slideOf(story, at);
  element.lang = lang;
  show.append(element);
  const box = element.querySelector(".picture"), held = element.querySelector(".cards");
  element.classList.toggle("brief", !small() && Boolean(held) && held.scrollHeight > held.clientHeight + 1);
  const size = box && fit(box, shown.spec, shown.title);
  const drawn = box
    ? draw(box.firstChild, { ...shown.spec, layout: { ...shown.spec.layout, ...size } }, theme(), shown.alt)
    : Promise.resolve();
  stages.set(key, { element, drawn });
  return stages.get(key);
}

function drop(key) {
  const { element, drawn } = stages.get(key);
  stages.delete(key);
  drawn.then(() => {
    const chart = element.querySelector(".drawn");
    if (chart) window.Plotly.purge(chart);
    element.remove();
  });
}

let wanted, turns = 0;

// Show a step; what is on the screen stays until the new one is whole.
async function present(lang, at) {
  wanted = `${lang} ${at}`;
  const turn = ++turns, next = stage(lang, at);
  if (show.querySelector(".seen")) await next.drawn;
  if (turn !== turns) return;
  for (const one of show.children) one.classList.toggle("seen", one === next.element);
  show.scrollTop = 0;
  show.lang = lang;
  later(() => turn === turns && ahead(lang, at));
}

// The step after, the one before, and this one in the other language; stages further off are let go.
function ahead(lang, at) {
  const others = Object.keys(DATA.languages).filter(one => one !== lang).map(one => [one, at]);
  const near = [[lang, at + 1], [lang, at - 1], ...others].filter(([one, place]) => DATA.languages[one].slides[place]);
  const kept = new Set([wanted, ...near.map(pair => pair.join(" "))]);
  for (const key of [...stages.keys()]) if (!kept.has(key)) drop(key);
  const turn = turns;
  const one = () => {
    const pair = near.shift();
    if (!pair || turn !== turns) return;
    stage(...pair).drawn.then(() => later(one));
  };
  one();
}

// Another size or another theme: everything is drawn anew.
function again() {
  if (!wanted) return;
  const [lang, at] = wanted.split(" ");
  for (const key of [...stages.keys()]) drop(key);
  present(lang, Number(at));
}
