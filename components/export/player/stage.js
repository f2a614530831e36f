// The stage: one slide is seen, made when it is asked for of pictures that the file holds. Nothing of it waits for anything.

const show = document.getElementById("show");
// For the last row: letters of a picture are to have this part of the height.
const READABLE = 0.022;

const theme = () => document.documentElement.dataset.theme
  ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
const small = () => matchMedia("(max-width: 899px), (max-height: 499px)").matches;

// Of the pictures that can be read in a room, the one that fills most of it; where none can, the one with the largest letters.
function fitting({ stage, letters }, wide, tall) {
  const placed = stage.map(one => ({ ...one, scale: Math.min(wide / one.width, tall / one.height) }));
  const read = placed.filter(({ scale }) => letters * scale >= READABLE * innerHeight);
  const filled = ({ width, height, scale }) => width * height * scale ** 2;
  if (read.length) return read.reduce((best, one) => filled(one) > filled(best) ? one : best);
  return placed.reduce((best, one) => one.scale > best.scale ? one : best);
}

// A picture that has more rows than can be read in any room keeps its letters, and is moved within its room.
function hang(box, { drawn, alt, title }) {
  if (small()) return box.replaceChildren(graphic(drawn.phone, alt));
  const { clientWidth: wide, clientHeight: tall } = box, one = fitting(drawn, wide, tall);
  const scale = Math.max(one.scale, Math.min(READABLE * innerHeight / drawn.letters, wide / one.width));
  const image = graphic(one.svg, alt);
  image.setAttribute("width", one.width * scale);
  image.setAttribute("height", one.height * scale);
  box.replaceChildren(image);
  if (one.height * scale <= tall + 1) return;
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", title);
}

// A picture of the file that says what the figure says.
function graphic(runs, alt) {
  const image = drawing(runs);
  image.removeAttribute("aria-labelledby");
  image.setAttribute("aria-label", alt);
  return image;
}

// What is said is as large as its room allows: first large, last with nothing around it.
const WAYS = [["roomy"], [], ["brief"], ["brief", "tight"], ["brief", "tight", "bare"]];
const fits = one => one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth + 1;
// How long columns may be looked for: the next step is to be there at once.
const LONGEST = 150;

function size(element) {
  const held = [...element.querySelectorAll(".beside, .table, .middle > .cards")];
  for (const way of WAYS) {
    element.classList.remove(...WAYS.flat());
    element.classList.add(...way);
    if (held.every(fits)) return;
  }
  for (const one of element.querySelectorAll(".table")) {
    one.classList.toggle("broken", one.scrollWidth > one.clientWidth + 1);
    level(one);
  }
}

// Columns of a table that is still too long give each other of their width as long as that makes it lower.
function level(box) {
  const table = box.firstChild, columns = [...table.tHead.rows[0].cells], least = 16, end = performance.now() + LONGEST;
  let widths = columns.map(one => one.offsetWidth), lowest = table.offsetHeight;
  const set = tried => columns.forEach((one, at) => { one.style.width = `${tried[at]}px`; });
  const moves = columns.flatMap((_one, taken) => columns.map((_other, given) => [taken, given])).filter(([taken, given]) => taken !== given);
  for (let step = 8 * least, lower = false; step >= least && !fits(box); step = lower ? step : step / 2) {
    lower = false;
    for (const [taken, given] of moves) {
      if (performance.now() > end) return set(widths);
      set(widths.map((wide, at) => wide - step * (at === taken) + step * (at === given)));
      if (table.offsetHeight >= lowest || box.scrollWidth > box.clientWidth + 1) continue;
      [widths, lowest, lower] = [columns.map(one => one.offsetWidth), table.offsetHeight, true];
    }
  }
  set(widths);
}

let wanted;

function present(lang, at) {
  wanted = [lang, at];
  const story = DATA.languages[lang], { shown } = story.slides[at], element = slideOf(story, at);
  element.lang = lang;
  show.replaceChildren(element);
  const box = element.querySelector(".picture");
  if (!small()) size(element);
  if (box) hang(box, shown);
  show.scrollTop = 0;
  show.lang = lang;
}

// Another size: the slide is made anew.
const again = () => wanted && present(...wanted);
