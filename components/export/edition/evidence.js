// What stands behind a figure: what it means, what must be read with it, who published it.

function evidence({ definitions, caveats, sources }, level) {
  const parts = [...definitions.map(kept).map(definition)];
  if (caveats.length) parts.push(made(`h${level}`, {}, word("care")), cared(caveats));
  if (sources.length) parts.push(made(`h${level}`, {}, word("sources")), cited(sources));
  return made("div", { class: "evidence" }, parts);
}

function definition({ label, kinds, texts, told }) {
  return made("div", { class: "definition" }, made("p", {}, made("strong", {}, label), ` ${kinds}`),
    texts.filter(Boolean).map(text => made("p", {}, strong(text))),
    told.length ? made("ul", {}, told.map(text => made("li", {}, strong(text)))) : null);
}

const cared = places => made("dl", {}, places.map(kept).map(([id, label, text]) =>
  [made("dt", {}, `${label} (${id})`), made("dd", {}, strong(text))]));

const cited = places => made("ul", { class: "cited" }, places.map(kept).map(text => made("li", {}, linked(text))));

function folded(title, make) {
  const box = made("details", {}, made("summary", {}, title));
  box.addEventListener("toggle", () => { if (box.open && box.children.length === 1) box.append(make()); });
  return box;
}
