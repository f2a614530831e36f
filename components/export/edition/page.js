// The page: its parts in order. What a change of filters leaves as it was is not made again.

const shown = new Map(); // element of an exhibit, by its place in the pool and its level

function parts(page) {
  let level = 2;
  const found = page.parts.map(part => {
    if (part.heading) level = 3;
    return element(part, level);
  });
  return paired(found);
}

function element(part, level) {
  if (part.heading) return made("h2", { class: "part" }, part.heading);
  if (part.sentence) return made("p", { class: part.boxed ? "boxed" : "sentence" }, strong(part.sentence));
  if (part.cards) return part.cards.length ? cards(part.cards) : null;
  if (part.listed) return made("dl", { class: "listed" }, part.listed.map(([name, ...told]) => made("div", {}, made("dt", {}, name), made("dd", {}, linked(told)))));
  if (part.slide) return slide(part.slide);
  if (part.folded) {
    return folded(part.folded, () => made("div", { class: "parts" }, made("p", {}, strong(part.says)), part.exhibits.map(place => standing(place, level))));
  }
  return standing(part.exhibit, level);
}

function standing(place, level) {
  const key = `${place} ${level} ${chosen.lang}`;
  if (!shown.has(key)) shown.set(key, exhibit(place, level));
  return shown.get(key);
}

function slide({ headline, exhibit: place, cards: figures, limits, note, link }) {
  const page = link.split("?")[0].replaceAll("/", "") || "overview";
  return made("section", { class: "slide" }, made("h2", {}, strong(headline)),
    place === null ? null : standing(place, 3), figures.length ? cards(figures) : null,
    limits.length ? made("ul", { class: "limits", "aria-label": word("limits") }, limits.map(text => made("li", {}, strong(text)))) : null,
    note ? folded(word("note"), () => made("p", {}, strong(note))) : null,
    DATA.names.includes(page) ? made("p", {}, made("a", { href: inside(link) }, `${word("more")}: ${spoken().titles[page]} →`)) : null);
}

// Pictures stand two by two; the first, one of many names and one that is left alone take the whole width, with what they say beside them.
function paired(elements) {
  const all = elements.filter(Boolean), picture = one => one?.matches(".exhibit:not(.plain)"), half = one => picture(one) && !one.matches(".many");
  let first = true, at = 0;
  for (const one of all) one.classList.remove("half");
  while (at < all.length) {
    if (!first && half(all[at]) && half(all[at + 1])) {
      for (const one of [all[at], all[at + 1]]) one.classList.add("half");
      at += 1;
    } else if (picture(all[at])) first = false;
    at += 1;
  }
  return all;
}

function foot({ caveats, sources }) {
  if (!sources.length) return null;
  return made("section", { class: "foot" }, made("h2", { class: "part" }, word("care")), cared(caveats),
    made("h2", { class: "part" }, word("sources")), cited(sources));
}

function unchosen() {
  if (chosen.page === "story" || chosen.page === "sources" || filters(chosen.page).includes("province") || chosen.province === "KR") return null;
  const [, name] = spoken().places.find(([code]) => code === chosen.province);
  return made("p", { class: "boxed" }, strong(word("not by province").replace("{province}", name).replaceAll("`", "")));
}

function render() {
  const page = shownPage(), main = document.getElementById("main");
  main.replaceChildren(...[made("h1", {}, page.title), page.answer ? made("p", { class: "answer" }, strong(page.answer)) : null, unchosen(),
    made("div", { class: "parts" }, parts(page)), foot(page.foot)].filter(Boolean));
  for (const [key, one] of shown) if (!one.isConnected && !one.closest("details")) shown.delete(key);
}
