// Charts are drawn when they come into view, the others when the browser has nothing else to do.

const dark = matchMedia("(prefers-color-scheme: dark)"), root = document.documentElement;
const theme = () => root.dataset.theme ?? (dark.matches ? "dark" : "light");
const later = window.requestIdleCallback ?? (todo => setTimeout(todo, 200));
const charts = new Map(); // element: its figure, and the theme that it is drawn in

const seen = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) drawn(target);
}, { rootMargin: "400px" });

function chart(figure) {
  const element = made("div", { class: "chart", role: "img", "aria-label": figure.alt });
  element.style.minHeight = `${kept(figure.spec).layout.height}px`;
  charts.set(element, { figure, theme: null });
  seen.observe(element);
  return element;
}

// A map that is as wide as a telephone is no higher than it has to be.
function fitting(spec, width) {
  if (!spec.layout.geo || width > 480) return spec;
  const height = Math.round(width * (spec.layout.geo.projection.type === "mercator" ? 1.1 : 0.7)) + 60;
  return { ...spec, layout: { ...spec.layout, height: Math.min(height, spec.layout.height) } };
}

const visible = element => element.isConnected && element.offsetWidth > 0;

async function drawn(element) {
  const entry = charts.get(element);
  if (!entry || entry.theme === theme() || !visible(element)) return;
  entry.theme = theme();
  const spec = fitting(kept(entry.figure.spec), element.clientWidth);
  element.style.minHeight = `${spec.layout.height}px`;
  await draw(element, spec, entry.theme, entry.figure.alt);
  element.dataset.drawn = entry.theme;
}

// What is no longer on the page is forgotten.
function forget() {
  for (const element of charts.keys()) {
    if (element.isConnected) continue;
    seen.unobserve(element);
    if (element.data) window.Plotly.purge(element);
    charts.delete(element);
  }
}

function drawnLater() {
  later(async () => {
    const next = [...charts].find(([element, entry]) => entry.theme !== theme() && visible(element));
    if (!next) return;
    await drawn(next[0]);
    drawnLater();
  });
}

async function allDrawn() {
  for (const element of charts.keys()) await drawn(element);
}

dark.addEventListener("change", allDrawn);
