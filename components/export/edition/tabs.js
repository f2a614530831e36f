// One thing in several ways: tabs as a keyboard expects them. The way that a reader chose stays when the figure changes.

const ways = new Map(); // the open way, by the name of the tabs

function tabs(name, label, panels) {
  const list = made("div", { role: "tablist", "aria-label": label }), boxes = [];
  const open = ways.get(name) ?? panels[0].id;
  panels.forEach(({ id, title, make }) => {
    const [tab, panel] = [`tab-${name}-${id}`, `panel-${name}-${id}`];
    const button = made("button", { role: "tab", type: "button", id: tab, "aria-controls": panel }, title);
    const box = made("div", { role: "tabpanel", id: panel, "aria-labelledby": tab });
    button.onclick = () => show(id);
    button.onkeydown = event => move(event, list, button);
    box.make = () => { if (!box.hasChildNodes()) box.append(make()); };
    list.append(button);
    boxes.push(box);
  });
  const show = id => {
    ways.set(name, id);
    panels.forEach((panel, at) => {
      const mine = panel.id === id;
      list.children[at].setAttribute("aria-selected", mine);
      list.children[at].tabIndex = mine ? 0 : -1;
      boxes[at].hidden = !mine;
      if (mine) boxes[at].make();
    });
  };
  show(panels.some(panel => panel.id === open) ? open : panels[0].id);
  return [list, ...boxes];
}

function move(event, list, from) {
  const all = [...list.children], at = all.indexOf(from);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = all.at(to % all.length);
  next.focus();
  next.click();
}
