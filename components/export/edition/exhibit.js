// A figure or a table with its title and all that must be said of it; and the cards of headline figures.

function exhibit(place, level) {
  const shown = kept(place), behind = kept(shown.behind);
  const box = made("section", { class: `exhibit ${kind(shown)}`, "data-exhibit": shown.id },
    made(`h${level}`, {}, strong(shown.title)), made("p", { class: "subtitle" }, shown.subtitle));
  const panels = [{ id: "table", title: word("table"), make: () => table(shown) }];
  if (shown.drawn) panels.unshift({ id: "picture", title: word("picture"), make: () => chart(shown.drawn) });
  if (behind.sources.length) panels.push({ id: "definition", title: word("definition"), make: () => evidence(behind, level + 1) });
  const says = shown.says?.length ? made("div", { class: "says" }, shown.says.map(text => made("p", {}, strong(text)))) : null;
  const body = made("div", { class: "body" }, panels.length > 1 ? tabs(shown.id, `${word("ways")}: ${shown.title}`, panels) : table(shown));
  box.append(made("div", { class: "both" }, body, says ?? ""), made("p", { class: "published" }, behind.published));
  return box;
}

// A table alone, or a picture: one with many names down its side needs the whole width.
const kind = ({ drawn, many }) => !drawn ? "plain" : many ? "many" : "";

// The picture as drawn for a screen and for a telephone: the style sheet shows the one that its room asks for.
const chart = drawn => made("div", { class: "chart" }, Object.entries(drawn).map(([room, runs]) => made("div", { class: room }, drawing(runs))));

function table(shown) {
  const box = made("div");
  sortedTable({ data: { ...kept(shown.table), name: shown.title, sort: word("sort"), language: chosen.lang }, parentElement: box });
  return box;
}

function cards(places) {
  const kind = places.length > 4 && places.length % 3 === 0 ? "cards thirds" : "cards";
  return made("div", { class: kind }, places.map(kept).map(card => made("div", { class: "card" },
    made("p", { class: "label" }, card.label), made("p", { class: "value" }, strong(card.value)),
    made("p", { class: "kind" }, card.kind), made("p", {}, strong(card.note)),
    made("div", { class: "more" }, behindCard(card), led(card)))));
}

function behindCard(card) {
  const box = folded(word("evidence"), () => evidence(kept(card.behind), 0));
  box.firstChild.append(made("span", { class: "unseen" }, `: ${card.label}`));
  return box;
}

function led({ page, label }) {
  if (!page || !DATA.names.includes(page)) return null;
  return made("a", { href: address({ page }) }, word("open"), made("span", { class: "unseen" }, `: ${label}`), " →");
}
