// Charts are drawn for the screen and not again for paper: a wide one is made to fit the sheet, a dark one light. What is
// folded is unfolded.
const WIDTH = 186 / 25.4 * 96; // A4 less the margins of print.css, in CSS pixels
const HALF = 490; // a picture that is higher than half a sheet leaves the other half empty where it begins the next

function recolour(colours) {
  for (const mark of document.querySelectorAll('[data-testid="stPlotlyChart"] .main-svg *'))
    for (const part of ["fill", "stroke", "stop-color"])
      if (colours[mark.style[part]]) mark.style[part] = colours[mark.style[part]];
      else if (colours[mark.getAttribute(part)]) mark.setAttribute(part, colours[mark.getAttribute(part)]); // maps
}

function rescale(factor) {
  for (const chart of document.querySelectorAll('[data-testid="stPlotlyChart"]')) {
    const { width, height } = chart.getBoundingClientRect(), world = chart.closest('.st-key-world');
    chart.style.zoom = factor(width, height);
    if (world) world.style.height = chart.style.zoom && `${height * chart.style.zoom}px`; // on the screen as its width makes it
  }
}

// Lines that open are all open on paper, and afterwards as the reader had them.
let opened = [];
function unfold() {
  opened = [...document.querySelectorAll('[data-testid="stExpander"] details:not([open])')];
  for (const line of opened) line.open = true;
}
function fold() {
  for (const line of opened) line.open = false;
  opened = [];
}

const dark = () => getComputedStyle(document.querySelector('[data-testid="stApp"]')).colorScheme === "dark";
addEventListener("beforeprint", () => {
  unfold();
  rescale((width, height) => Math.min(0.9, WIDTH / width, HALF / height)); // words of a chart are 14 px, those of the paper 13
  if (dark()) recolour(LIGHT);
});
addEventListener("afterprint", () => {
  fold();
  rescale(() => "");
  if (dark()) recolour(DARK);
});
