// What the reader has chosen stands in the address after the #: it can be kept, sent and gone back to.

const chosen = {};
const spoken = () => DATA.languages[chosen.lang];
const word = name => spoken().words[name];
const provinces = new Set(DATA.languages[DATA.first].places.map(([code]) => code));
const BEGIN = { province: DATA.start.province ?? "KR", year: String(DATA.years.at(-1)), lang: DATA.first };

// An address that asks for what there is not gets what the edition begins with.
function read() {
  const [page, query] = decodeURIComponent(location.hash.slice(1)).split("?"), asked = new URLSearchParams(query);
  const one = (name, known) => known(asked.get(name)) ? asked.get(name) : BEGIN[name];
  chosen.page = DATA.names.includes(page) ? page : DATA.start.page;
  chosen.lang = one("lang", code => code in DATA.languages);
  chosen.province = one("province", code => provinces.has(code));
  chosen.year = one("year", year => DATA.years.map(String).includes(year));
}

// The address of a view: this one with other choices.
function address(changes = {}) {
  const { page, ...choices } = { ...chosen, ...changes };
  const told = Object.entries(choices).filter(([name, value]) => name in BEGIN && value !== BEGIN[name]);
  return `#${page}${told.length ? `?${new URLSearchParams(told)}` : ""}`;
}

const go = changes => { location.hash = address(changes); };

// Where a link of the dashboard leads within this file; it takes along what it does not say.
function inside(link) {
  const [path, query] = link.split("?"), asked = Object.fromEntries(new URLSearchParams(query));
  return address({ ...asked, page: path.replace(/^\/|\/$/g, "") || "overview" });
}

const filters = page => DATA.filters[page] ?? [];

// The page in its state: the choices of those filters that change it, in their order.
function shownPage() {
  if (chosen.page === "story") return kept(spoken().story);
  return kept(spoken().pages[chosen.page][filters(chosen.page).map(name => chosen[name]).join(" ")]);
}
