// One slide as elements. Texts are put in as texts: nothing that somebody wrote becomes markup.

function made(tag, kind, ...content) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.append(...content.filter(one => one !== null && one !== ""));
  return element;
}

const text = (tag, kind, words) => words ? made(tag, kind, words) : null;

// Sentences of the dashboard mark a few words as strong: **so**.
const strong = words => words.split("**").map((part, at) => at % 2 ? made("strong", "", part) : part);

function cards(slide) {
  if (!slide.cards.length) return null;
  return made("div", "cards", ...slide.cards.map(card => made("div", "card",
    made("p", "label", card.label), made("p", "value", card.value), made("p", "kind", card.kind),
    card.note ? made("p", "aside", ...strong(card.note)) : null)));
}

function table({ columns, rows }, name) {
  const cell = ({ text: words }, at) => made(at ? "td" : "th", columns[at].numeric ? "number" : "", words);
  const head = made("tr", "", ...columns.map(one => made("th", one.numeric ? "number" : "", one.title)));
  const body = rows.map(row => made("tr", "", ...row.map(cell)));
  for (const one of head.children) one.scope = "col";
  for (const one of body) one.firstChild.scope = "row";
  const box = made("div", "table", made("table", "", made("caption", "unseen", name), made("thead", "", head), made("tbody", "", ...body)));
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", name);
  return box;
}

function picture(shown) {
  if (!shown) return null;
  return shown.drawn ? made("div", "picture") : table(shown.table, shown.title);
}

// The finding of the picture stands beneath a headline that says something else.
function subtitle(slide) {
  if (!slide.shown) return null;
  const { title, subtitle } = slide.shown;
  return made("p", "subtitle", title && title !== slide.headline ? made("strong", "", `${title}. `) : "", subtitle);
}

const limits = slide => slide.limits.length ? made("ul", "limits", ...slide.limits.map(one => made("li", "", one))) : null;

// What must be said stands beside the picture, beneath its figures: the picture has the whole height.
function slideOf(story, at) {
  const slide = story.slides[at], { words } = story, shown = picture(slide.shown);
  const marks = slide.marks.map(one => made("span", "mark", one)), said = [cards(slide), limits(slide)].filter(Boolean);
  const middle = shown && said.length ? [shown, made("div", "beside", ...said)] : [shown, ...said].filter(Boolean);
  return made("article", "slide seen",
    made("header", "", made("h1", "", slide.headline), subtitle(slide), marks.length ? made("p", "marks", ...marks) : null),
    made("div", shown && said.length ? "middle two" : "middle", ...middle),
    made("footer", "", text("p", "", slide.source), made("p", "", story.version),
      made("p", "place", filled(words.step, at + 1, story.slides.length))));
}

const filled = (words, n, all) => words.replace("{n}", n).replace("{all}", all);
