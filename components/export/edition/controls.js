// The head and the side: pages, filters, language, colours, paper.

const at = id => document.getElementById(id), root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)"), theme = () => root.dataset.theme ?? (dark.matches ? "dark" : "light");

function fill() {
  const page = shownPage();
  document.title = `${page.title} · ${word("edition")}`;
  root.lang = chosen.lang;
  at("skip").textContent = word("skip");
  at("brand").textContent = word("title");
  at("menu").textContent = word("pages");
  keepFocus(() => {
    at("tools").replaceChildren(...tools());
    at("pages").setAttribute("aria-label", word("pages"));
    at("pages").replaceChildren(made("ul", {}, DATA.names.map(pageLink)));
    at("filters").setAttribute("aria-label", word("filters"));
    at("filters").replaceChildren(...fields().filter(Boolean));
  });
  for (const told of at("foot").querySelectorAll("[lang]")) told.hidden = told.lang !== chosen.lang;
}

function keepFocus(change) {
  const { id } = document.activeElement;
  change();
  if (id && document.activeElement.id !== id) at(id)?.focus();
}

function pageLink(name) {
  const current = name === chosen.page ? "page" : null;
  return made("li", {}, made("a", { href: address({ page: name }), "aria-current": current },
    name === "story" ? kept(spoken().story).title : spoken().titles[name]));
}

function fields() {
  const used = filters(chosen.page), years = DATA.years.map(year => [String(year), String(year)]);
  return [used.includes("province") ? field("province", spoken().places) : null, used.includes("year") ? field("year", years) : null,
    used.includes("year") ? made("p", {}, [word("not chosen"), spoken().lacking[chosen.year]].filter(Boolean).join(" ")) : null];
}

function field(name, options) {
  const box = made("select", { id: `choose-${name}` }, options.map(([code, text]) => made("option", { value: code }, text)));
  box.value = chosen[name];
  box.onchange = () => go({ [name]: box.value });
  return made("div", { class: "field" }, made("label", { for: box.id }, word(name)), box);
}

function tools() {
  const languages = Object.keys(DATA.languages).map(code => made("button", { type: "button", id: `speak-${code}`, lang: code,
    "aria-pressed": String(code === chosen.lang), onclick: () => go({ lang: code }) }, word(`in ${code}`)));
  const colours = ["light", "dark"].map(name => made("button", { type: "button", id: `colours-${name}`,
    "aria-pressed": String(name === theme()), onclick: () => colour(name) }, word(name)));
  return [group(word("language"), languages), group(word("colours"), colours),
    made("button", { type: "button", id: "print", onclick: () => print() }, word("print"))];
}

const group = (name, buttons) => made("div", { class: "group", role: "group", "aria-label": name }, buttons);

function colour(name) {
  root.dataset.theme = name;
  fill();
}

dark.addEventListener("change", fill);
at("menu").onclick = () => at("menu").setAttribute("aria-expanded", at("menu").getAttribute("aria-expanded") !== "true");
at("skip").onclick = event => {
  event.preventDefault(); // the address holds the reader's choices
  at("main").focus();
};
at("filters").onsubmit = event => event.preventDefault();
