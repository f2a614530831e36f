// Paper is white and as wide as A4: charts are drawn for it, and afterwards for the screen again.

const WIDTH = 680, HIGHEST_MAP = 360; // two maps on a sheet

function forPaper() {
  for (const [element, { figure }] of charts) {
    if (!visible(element)) continue;
    const spec = kept(figure.spec), { geo, height } = spec.layout;
    const size = { width: WIDTH, height: geo ? Math.min(height, HIGHEST_MAP) : height };
    element.style.minHeight = `${size.height}px`;
    draw(element, { ...spec, layout: { ...spec.layout, ...size } }, "light", figure.alt);
  }
}

function forScreen() {
  for (const entry of charts.values()) entry.theme = null;
  allDrawn();
}

async function onPaper() {
  await allDrawn();
  window.print();
}

addEventListener("beforeprint", forPaper);
addEventListener("afterprint", forScreen);
