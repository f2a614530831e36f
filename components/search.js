// A box that says what is typed and draws what was found. Words are compared by the server, which has the index.
const PAUSE = 150; // milliseconds without a key, after which the words are sent
let came = ""; // where the reader was last taken
let box; // in which words are typed

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".search") || made(parentElement);
  const search = root.search;
  box = search.input;
  Object.assign(search, { data, setStateValue, setTriggerValue });
  write(search);
  document.addEventListener("keydown", search.slash);
  if (data.place && data.place !== came) {
    root.search.input.value = "";
    close(root.search);
    arrive((came = data.place));
  }
  return () => document.removeEventListener("keydown", search.slash);
}

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function made(parent) {
  const input = element("input", { id: "words", type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": "list", maxlength: "100", enterkeyhint: "go" });
  const label = element("label", { for: "words" });
  const said = element("p", { role: "status" }), notes = element("div", {}), list = element("ul", { id: "list", role: "listbox" });
  const found = element("div", { class: "found", popover: "manual" }, notes, said, list);
  const root = element("div", { class: "search", role: "search" }, label, input, found);
  const search = { root, input, label, said, notes, list, found, active: -1, timer: 0, put: false, slash: event => slash(event, search) };
  root.search = search;
  input.oninput = () => typed(search);
  input.onfocus = () => open(search);
  root.onkeydown = event => key(search, event);
  root.onfocusout = event => { if (!root.contains(event.relatedTarget)) { close(search); search.put = false; } };
  list.onclick = event => { const at = event.target.closest("[role=option]"); if (at) go(search, at.dataset.id); };
  list.onmousedown = event => event.preventDefault(); // the box keeps the focus, so that the list stays for the click
  parent.append(root);
  return root;
}

function write(search) {
  const { data, input, label, said, notes, list } = search;
  label.textContent = data.label;
  input.placeholder = data.placeholder;
  input.title = data.hint;
  list.setAttribute("aria-label", data.results);
  if (data.typed !== input.value.trim()) return; // the answer to words that are no longer there
  const drawn = JSON.stringify([data.typed, data.hits, data.notes]);
  if (search.drawn !== drawn) {
    search.drawn = drawn;
    unmark(search);
    notes.replaceChildren(...data.notes.map(text => element("p", { class: "note", role: "status" }, text)));
    said.textContent = data.said;
    list.replaceChildren(...data.hits.map(option));
    list.hidden = !data.hits.length;
  }
  open(search);
}

function option(hit, place) {
  return element("li", { id: `hit-${place}`, role: "option", tabindex: "0", "aria-selected": "false", "data-id": hit.id },
    element("span", { class: "name" }, hit.name), " ", element("span", { class: "kind" }, `· ${hit.kind}`),
    element("span", { class: "line" }, hit.line));
}

function typed(search) {
  clearTimeout(search.timer);
  search.put = false;
  open(search);
  search.timer = setTimeout(() => search.setStateValue("typed", search.input.value.trim()), PAUSE);
  if (!search.input.value.trim()) close(search);
}

function open({ root, input, found, data, put }) {
  const here = root.getRootNode().activeElement;
  if (put || !input.value.trim() || data?.typed !== input.value.trim() || !root.contains(here)) return;
  const box = input.getBoundingClientRect(), width = Math.min(Math.max(box.width, 480), innerWidth - 16);
  Object.assign(found.style, { left: `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`, top: `${box.bottom + 4}px`,
    width: `${width}px`, maxHeight: `${Math.max(160, innerHeight - box.bottom - 16)}px` });
  if (!found.matches(":popover-open")) found.showPopover();
  input.setAttribute("aria-expanded", "true");
}

function close({ input, found }) {
  if (found.matches(":popover-open")) found.hidePopover();
  input.setAttribute("aria-expanded", "false");
}

function key(search, event) {
  if (event.isComposing || event.keyCode === 229) return; // Enter ends a Korean syllable, and means nothing else
  const options = [...search.list.children], at = event.target.closest("[role=option]");
  if (event.key === "Escape") { putAway(search); return; }
  if (event.key === "Enter") {
    event.preventDefault();
    const chosen = at || options[search.active];
    if (search.input.value.trim()) go(search, chosen?.dataset.id);
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp" || !options.length) return;
  event.preventDefault();
  search.put = false;
  open(search);
  const now = at ? options.indexOf(at) : search.active, step = event.key === "ArrowDown" ? 1 : -1;
  mark(search, options, (now + step + options.length + (now < 0 && step < 0 ? 1 : 0)) % options.length);
}

// Escape puts the list away until the words change or an arrow calls for it; an answer that comes late does not bring it back.
function putAway(search) {
  search.put = true;
  unmark(search);
  search.input.focus();
  close(search);
}

function unmark(search) {
  search.active = -1;
  search.input.removeAttribute("aria-activedescendant");
  for (const one of search.list.children) one.setAttribute("aria-selected", "false");
}

function mark(search, options, place) {
  search.active = place;
  options.forEach((one, other) => one.setAttribute("aria-selected", String(other === place)));
  search.input.setAttribute("aria-activedescendant", options[place].id);
  search.input.focus();
  options[place].scrollIntoView({ block: "nearest" });
}

// The first where none is chosen: the server knows it even where its answer has not come yet. The words stay until the page
// is there: they may lead nowhere, and then it is told beneath them.
function go(search, id) {
  clearTimeout(search.timer);
  const words = search.input.value.trim();
  search.setStateValue("typed", words);
  search.setTriggerValue("go", { typed: words, id: id || null });
  if (id || (search.data.typed === words && search.data.hits.length && !search.data.notes.length)) close(search);
}

// On a telephone the box stands in a bar that may be closed: the button opens it, which draws it anew.
function slash(event, { input }) {
  const at = event.composedPath()[0];
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (at.isContentEditable || at.matches?.("input, textarea, select")) return;
  event.preventDefault();
  if (input.checkVisibility()) { input.focus(); return; }
  document.querySelector(".st-key-bar-button button")?.click();
  const until = performance.now() + 10000;
  const look = () => {
    if (box.checkVisibility()) box.focus();
    else if (performance.now() < until) setTimeout(look, 50);
  };
  look();
}

// Scroll to a figure, a caution or the head of the page once it is there, and set the focus on it: unless the reader has gone
// on in the meantime, whose open menu would close and whose place on the page would be lost.
function arrive(place) {
  const name = place.split(" ")[0], until = performance.now() + 10000, acts = ["pointerdown", "keydown", "wheel"];
  const gone = new AbortController();
  for (const act of acts) addEventListener(act, () => gone.abort(), { capture: true, once: true, signal: gone.signal });
  const look = () => {
    const there = where(name);
    if (gone.signal.aborted) return;
    if (!there) { if (performance.now() < until) setTimeout(look, 100); else gone.abort(); return; }
    there.style.scrollMarginTop = "5rem"; // below the navigation, which stays
    there.scrollIntoView({ block: name === "head" ? "end" : /^H[23]$/.test(there.tagName) ? "start" : "center" });
    if (there.tabIndex < 0) there.setAttribute("tabindex", "-1");
    there.focus({ preventScroll: true });
    gone.abort();
  };
  setTimeout(look, 300);
}

function where(name) {
  const main = document.querySelector('[data-testid="stMain"]');
  if (name === "head") return main?.querySelector("h1");
  if (/^I-\d+$/.test(name)) return [...main.querySelectorAll("summary")].find(one => one.textContent.includes(name));
  const css = name.replaceAll(/[^a-zA-Z0-9_-]/g, "-");
  for (const key of [css, `ways-${css}`, `takeaway-${css}`]) {
    const found = main?.querySelector(`.st-key-${key}`);
    if (found) return key.startsWith("takeaway-") ? titled(found) : found;
  }
  return null;
}

// A table has no key of its own: the nearest title above the button that takes it away.
function titled(found) {
  for (let box = found; box; box = box.parentElement) {
    const title = box.querySelector("h2, h3");
    if (title) return title;
  }
  return found;
}
