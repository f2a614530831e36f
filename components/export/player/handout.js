// All steps on paper: two or six a page, with what is said beside them or without. Made when printing begins, of pictures that
// are in the file, so that the browser's own print key gives it too.

const paper = document.getElementById("paper");

// The picture for the hall: its letters are large, and so can be read where it is small.
function drawnOnce(shown, many) {
  if (!shown) return null;
  if (!shown.drawn) return table(shown.table, shown.title);
  const image = graphic(shown.drawn.paper[many], shown.alt), { width, height } = image.viewBox.baseVal;
  image.style.setProperty("--tall", Math.max(1, 2.5 * height / width)); // wider than high, unless its rows need more
  return image;
}

function onPaper(story, at, many, noted) {
  const slide = story.slides[at], shown = drawnOnce(slide.shown, many), said = [cards(slide), limits(slide)].filter(Boolean);
  return made("section", "step",
    made("h2", "", `${at + 1}. ${slide.headline}`), subtitle(slide),
    made("div", shown && said.length ? "row" : "", shown, said.length ? made("div", "", ...said) : null),
    text("p", "source", many === "six" ? slide.source : slide.sources), noted ? text("p", "note", slide.note) : null);
}

function forPaper() {
  const story = DATA.languages[state.lang], many = document.querySelector('[name="many"]:checked').value;
  const noted = document.getElementById("noted").checked;
  const steps = story.slides.map((_slide, at) => onPaper(story, at, many, noted));
  // Rows of six are as high as what they say: where a third has no room on a sheet it begins the next one, and others follow it.
  const each = { two: 2, six: steps.length }[many];
  paper.className = noted ? `${many} noted` : many;
  paper.replaceChildren(made("h1", "", story.title), made("p", "", story.version));
  while (steps.length) paper.append(made("div", "sheet", ...steps.splice(0, each)));
}

function printed() {
  document.getElementById("papers").close();
  window.print();
}

addEventListener("beforeprint", () => { if (!SPEAKER) forPaper(); });
addEventListener("afterprint", () => paper.replaceChildren());
