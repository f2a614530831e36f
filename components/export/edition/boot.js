// Unpacks what the file holds, and puts its pictures together.

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), letter => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

const DATA = JSON.parse(await unpacked("data"));

// A picture from the runs of its elements: first, last, first, last and so on.
function drawing(runs) {
  const elements = [];
  for (let at = 0; at < runs.length; at += 2) elements.push(...DATA.pieces.slice(runs[at], runs[at + 1] + 1));
  return document.importNode(new DOMParser().parseFromString(elements.join(""), "image/svg+xml").documentElement, true);
}
