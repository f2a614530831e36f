// Draws a figure with the colours of a theme; drawn again into the same element, it is changed.

function coloured(spec, theme) {
  const colours = DATA.drawing.colours[theme];
  return JSON.parse(JSON.stringify(spec).replaceAll(/#0000\d\d/g, name => colours[name] ?? name));
}

// What the dashboard's theme gives every chart that says nothing of it.
function template(theme) {
  const colours = DATA.drawing.colours[theme], family = DATA.drawing.font, size = 12;
  const label = { bgcolor: colours["#000021"], bordercolor: colours["#000025"], font: { family, size, color: colours["#000029"] } };
  const axis = { automargin: true, zeroline: false, tickfont: { size } };
  return { layout: { font: { family }, hoverlabel: label, legend: { font: { size } }, xaxis: { ...axis, showgrid: false }, yaxis: axis } };
}

async function draw(element, spec, theme, alt) {
  const plotly = await library(), { data, layout } = coloured(spec, theme);
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", alt);
  await plotly.react(element, data, { ...layout, template: template(theme) }, { ...DATA.drawing.config, responsive: true });
}
