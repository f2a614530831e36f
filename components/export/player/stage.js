// The stages: one slide is seen; those that may come next are made already, where nobody sees them.

const show = document.getElementById("show"), stages = new Map();
const PHONE = 460, HALL = 720; // pixels: a telephone's width, and the height of the windows that pictures are drawn for
const later = window.requestIdleCallback ?? (todo => setTimeout(todo, 50));

const theme = () => document.documentElement.dataset.theme
  ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
const small = () => matchMedia("(max-width: 899px), (max-height: 499px)").matches;

// The room, of those that the picture was drawn for, that fills this one most; where it is too large for it, letters count double.
function fitting({ clientWidth: wide, clientHeight: tall }, drawn) {
  if (small()) return wide < PHONE ? "phone" : "page";
  const filled = room => {
    const [width, height] = DATA.rooms[room], scale = Math.min(wide / width, tall / height);
    return width * height * scale ** 2 * Math.min(1, scale * HALL / innerHeight) ** 2;
  };
  return Object.keys(drawn).filter(room => room in DATA.rooms).sort((one, other) => filled(other) - filled(one))[0];
}

// The stage of a step in a language.
function stage(lang, at) {
  const key = `${lang} ${at}`;
  if (stages.has(key)) return stages.get(key);
  const story = DATA.languages[lang], { drawn } = story.slides[at], element = slideOf(story, at);
  element.lang = lang;
  show.append(element);
  const box = element.querySelector(".picture"), held = element.querySelector(".cards");
  element.classList.toggle("brief", !small() && Boolean(held) && held.scrollHeight > held.clientHeight + 1);
  box?.append(picture(drawn[fitting(box, drawn)]));
  stages.set(key, element);
  return element;
}

function drop(key) {
  stages.get(key).remove();
  stages.delete(key);
}

let wanted;

function present(lang, at) {
  wanted = `${lang} ${at}`;
  const next = stage(lang, at);
  for (const one of show.children) one.classList.toggle("seen", one === next);
  show.scrollTop = 0;
  show.lang = lang;
  later(() => wanted === `${lang} ${at}` && ahead(lang, at));
}

// The step after, the one before, and this one in the other language; stages further off are let go.
function ahead(lang, at) {
  const others = Object.keys(DATA.languages).filter(one => one !== lang).map(one => [one, at]);
  const near = [[lang, at + 1], [lang, at - 1], ...others].filter(([one, place]) => DATA.languages[one].slides[place]);
  const kept = new Set([wanted, ...near.map(pair => pair.join(" "))]);
  for (const key of [...stages.keys()]) if (!kept.has(key)) drop(key);
  for (const pair of near) stage(...pair);
}

// Another size: other rooms.
function again() {
  if (!wanted) return;
  const [lang, at] = wanted.split(" ");
  for (const key of [...stages.keys()]) drop(key);
  present(lang, Number(at));
}
