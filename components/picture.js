// Makes a picture file of the chart on the screen, with title, status, source and day in it. No server, no network.

const WIDTH = 1920, HEIGHT = 1080, MARGIN = 80, GAP = 28;
const SVG = "http://www.w3.org/2000/svg";
const NOT_OF_THE_PICTURE = ".draglayer, .hoverlayer, .zoomlayer, .menulayer, .selectionlayer";
const SHAPES = "path, rect, circle, ellipse, line, polyline, polygon, text, tspan, use";
// What a shape may take from a style sheet of the page, and would lose in a file.
const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "opacity",
  "display", "visibility", "shape-rendering", "font-family", "font-size", "font-weight", "font-style", "text-anchor"];

function element(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Streamlit writes the key of a chart into a class in this way.
function chartOf(key) {
  return document.querySelector(`.st-key-${key.trim().replaceAll(/[^a-zA-Z0-9_-]/g, "-")} .js-plotly-plot`);
}

// Lines that fit the width: broken between words, and inside one only when it is longer than a line.
function linesOf(text, font) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const fits = line => pen.measureText(line).width <= WIDTH - 2 * MARGIN;
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (fits(longer)) { lines[lines.length - 1] = longer; continue; }
    if (lines.at(-1)) lines.push("");
    for (const letter of word) {
      if (!fits(lines.at(-1) + letter)) lines.push("");
      lines[lines.length - 1] += letter;
    }
  }
  return lines;
}

function paragraph(text, { size, weight, colour, family }) {
  const lines = linesOf(text, `${weight} ${size}px ${family}`), step = size * 1.4;
  const words = lines.map((line, place) => element("tspan", { x: MARGIN, dy: place ? step : size }, line));
  const made = element("text", { "font-size": size, "font-weight": weight, fill: colour }, ...words);
  return { made, height: lines.length * step };
}

function put(parts, paragraph, top) {
  paragraph.made.setAttribute("y", top);
  parts.push(paragraph.made);
  return top + paragraph.height;
}

// A layer of the chart as it is seen, needing nothing but itself.
function copyOf(layer) {
  const copy = layer.cloneNode(true), shapes = copy.querySelectorAll(SHAPES);
  layer.querySelectorAll(SHAPES).forEach((shape, place) => {
    const seen = getComputedStyle(shape), kept = shapes[place].style;
    for (const name of STYLES) kept.setProperty(name, seen.getPropertyValue(name));
    kept.setProperty("vector-effect", "none"); // lines grow with the picture
  });
  copy.querySelectorAll(NOT_OF_THE_PICTURE).forEach(one => one.remove());
  copy.querySelectorAll("*").forEach(one => {
    for (const name of one.getAttributeNames()) if (/^(class|data-)/.test(name)) one.removeAttribute(name);
  });
  return copy;
}

function chartPart(chart, top, bottom) {
  const layers = [...chart.querySelectorAll(".main-svg")];
  const box = layers[0].getBoundingClientRect(), width = layers[0].width.baseVal.value || box.width;
  const height = layers[0].height.baseVal.value || box.height;
  const place = { x: MARGIN, y: top, width: WIDTH - 2 * MARGIN, height: bottom - top, viewBox: `0 0 ${width} ${height}` };
  return element("svg", place, ...layers.map(copyOf));
}

function markup(data, chart, style) {
  const colour = name => style.getPropertyValue(name).trim(), family = style.fontFamily;
  const ink = colour("--st-text-color"), muted = colour("--st-gray-text-color"), parts = [];
  let top = put(parts, paragraph(data.title, { size: 46, weight: 700, colour: ink, family }), MARGIN * 0.75);
  top = put(parts, paragraph(data.subtitle, { size: 26, weight: 400, colour: muted, family }), top + GAP / 4);
  const foot = data.foot.map(text => paragraph(text, { size: 20, weight: 400, colour: muted, family }));
  const bottom = HEIGHT - MARGIN / 2 - foot.reduce((sum, one) => sum + one.height, 0);
  parts.push(chartPart(chart, top + GAP, bottom - GAP));
  foot.reduce((y, one) => put(parts, one, y), bottom);
  const size = { width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}` };
  const picture = element("svg", { ...size, lang: data.language, role: "img", "font-family": family },
    element("title", {}, data.title), element("desc", {}, data.alt),
    element("rect", { width: WIDTH, height: HEIGHT, fill: colour("--st-background-color") }), ...parts);
  // A browser may write references within the chart with the address of the page before the #.
  return new XMLSerializer().serializeToString(picture)
    .replaceAll(/url\((?:&quot;|["'])?[^)"'#&]*#([^)"'&]+)(?:&quot;|["'])?\)/g, "url(#$1)");
}

async function pngOf(text) {
  const image = new Image(), canvas = document.createElement("canvas");
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  canvas.getContext("2d").drawImage(image, 0, 0, WIDTH, HEIGHT);
  return new Promise((done, fail) => canvas.toBlob(blob => blob ? done(blob) : fail(new Error("no picture")), "image/png"));
}

function save(blob, name) {
  const link = document.createElement("a");
  [link.href, link.download] = [URL.createObjectURL(blob), name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function take(kind, data, button) {
  const chart = chartOf(data.chart);
  if (!chart?.querySelector(".main-svg")) return data.missing;
  try {
    const text = markup(data, chart, getComputedStyle(button)), name = `${data.name}.${kind}`;
    save(kind === "png" ? await pngOf(text) : new Blob([text], { type: "image/svg+xml" }), name);
    return name;
  } catch {
    return data.failed;
  }
}

export default function ({ data, parentElement }) {
  const told = parentElement.querySelector("[role=status]");
  for (const button of parentElement.querySelectorAll("button")) {
    const kind = button.dataset.kind;
    button.textContent = data[kind];
    button.onclick = async () => { told.textContent = await take(kind, data, button); };
  }
}
