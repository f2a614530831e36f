// The steps of a story in work: a picture and a headline each, moved by dragging, by buttons or by keys. The focus goes with its step.
export default function ({ data, parentElement, setTriggerValue }) {
  const before = parentElement.querySelector("ol"), held = before && focused(before);
  const list = element("ol", "", { "aria-label": data.words.list });
  list.append(...data.steps.map((step, place) => row(step, place, data.words)));
  list.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button) move(place(button), Number(button.dataset.by), button.dataset.by);
  });
  list.addEventListener("keydown", event => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(place(event.target), by, by);
  });
  drags(list, (from, to) => put(from, to, "1"));
  const said = parentElement.querySelector('[role="status"]') ?? element("p", "said", { role: "status" });
  before ? before.replaceWith(list) : parentElement.append(list, said);
  if (held) focus(list, held);
  asked(parentElement, data.unsaved);

  function move(from, by, button) {
    const to = from + by;
    if (to >= 0 && to < data.steps.length) put(from, to, button);
  }

  // The page is told the new order of the places, and draws it; what has the focus keeps it until then and after.
  function put(from, to, button) {
    const order = data.steps.map((_step, at) => at);
    order.splice(to, 0, ...order.splice(from, 1));
    const rows = [...list.children], moved = rows[from], next = from < to ? rows[to].nextSibling : rows[to];
    list.insertBefore(moved, next);
    data = { ...data, steps: order.map(at => data.steps[at]) };
    [...list.children].forEach((one, at) => numbered(one, at, data));
    focus(list, { place: to, by: String(button) });
    said.textContent = data.words.moved.replace("{place}", to + 1).replace("{headline}", data.steps[to].headline);
    setTriggerValue("order", order);
  }
}

// Leaving is asked while there is something that was not saved.
function asked(box, unsaved) {
  box.unsaved = unsaved;
  if (box.asks) return;
  box.asks = true;
  window.addEventListener("beforeunload", event => {
    if (box.isConnected && box.unsaved) event.preventDefault();
  });
}

function element(tag, className, attributes) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  return made;
}

function row(step, at, words) {
  const made = element("li", "", { draggable: "true" }), shown = element("div", "shown", { "aria-hidden": "true" });
  if (step.picture) shown.append(document.importNode(new DOMParser().parseFromString(step.picture, "image/svg+xml").documentElement, true));
  else shown.textContent = step.instead;
  const headline = element("span", "headline");
  made.append(shown, headline, ...[[-1, "up", "↑"], [1, "down", "↓"]].map(([by, name, sign]) => {
    const button = element("button", "", { type: "button", "data-by": by, title: words[name] });
    button.textContent = sign;
    return button;
  }));
  numbered(made, at, { steps: [], words }, step);
  return made;
}

function numbered(one, at, { steps, words }, step = steps[at]) {
  one.querySelector(".headline").textContent = `${at + 1}. ${step.headline}`;
  for (const button of one.querySelectorAll("button")) {
    const name = button.dataset.by === "1" ? words.down : words.up;
    button.setAttribute("aria-label", `${name}: ${at + 1}. ${step.headline}`);
  }
}

const place = inside => [...inside.closest("ol").children].indexOf(inside.closest("li"));

function focused(list) {
  const button = list.getRootNode().activeElement?.closest?.("button");
  return button && list.contains(button) ? { place: place(button), by: button.dataset.by } : null;
}

function focus(list, { place: at, by }) {
  list.children[at]?.querySelector(`button[data-by="${by}"]`)?.focus();
}

function drags(list, dropped) {
  let from = null;
  list.addEventListener("dragstart", event => {
    from = place(event.target);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", ""); // Firefox drags nothing that carries nothing
  });
  list.addEventListener("dragover", event => { if (from !== null) event.preventDefault(); });
  list.addEventListener("drop", event => {
    event.preventDefault();
    const onto = event.target.closest("li");
    if (from !== null && onto && place(onto) !== from) dropped(from, place(onto));
    from = null;
  });
  list.addEventListener("dragend", () => { from = null; });
}
