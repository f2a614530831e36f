// Unpacks what the file holds: its data at once, the charting library when the first chart asks for it.

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), letter => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

const DATA = JSON.parse(await unpacked("data"));

let asked;
function library() {
  return asked ??= unpacked("plotly").then(source => {
    // What the library would otherwise fetch: an empty base map, and boundaries by their address.
    const { config, boundaries } = DATA.drawing, basis = config.topojsonURL.replace(/^data:[^,]*,|#$/g, "");
    window.PlotlyGeoAssets = { topojson: { world_110m: JSON.parse(basis) }, ...boundaries };
    const script = document.createElement("script");
    script.textContent = source;
    document.head.append(script);
    script.remove();
    return window.Plotly;
  });
}
