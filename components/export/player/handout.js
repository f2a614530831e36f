// All steps on paper: two or six a page, with what is said beside them or without. Made when printing begins, of pictures that
// are in the file, so that the browser's own print key gives it too.

const paper = document.getElementById("paper");

function drawnOnce({ shown, drawn }) {
  if (!shown) return null;
  return shown.table ? table(shown.table, shown.title) : picture(drawn.page);
}

function onPaper(story, at, noted) {
  const slide = story.slides[at];
  return made("section", "step",
    made("h2", "", `${at + 1}. ${slide.headline}`), subtitle(slide), drawnOnce(slide), cards(slide),
    slide.limits.length ? made("ul", "limits", ...slide.limits.map(one => made("li", "", one))) : null,
    text("p", "source", slide.source), noted ? text("p", "note", slide.note) : null);
}

function forPaper() {
  const story = DATA.languages[state.lang], many = document.querySelector('[name="many"]:checked').value;
  const noted = document.getElementById("noted").checked;
  paper.className = noted ? `${many} noted` : many;
  paper.replaceChildren(made("h1", "", story.title), made("p", "", story.version),
    ...story.slides.map((_slide, at) => onPaper(story, at, noted)));
}

function printed() {
  document.getElementById("papers").close();
  forPaper();
  window.print();
}

addEventListener("beforeprint", () => { if (!SPEAKER) forPaper(); });
addEventListener("afterprint", () => paper.replaceChildren());
