// What opens over the page stands within the window, whole or else with its head: Streamlit puts it above or below its button,
// and beyond the edge of the window where neither side has the room. Looked at in each frame while it is open, since it grows.
const EDGE = 8; // pixels
const PATIENT = 30; // frames after a click in which it opens
let left = 0;

function within() {
  const body = document.querySelector('[data-testid="stPopoverBody"]');
  left = body ? PATIENT : left - 1;
  if (body) {
    const moved = parseFloat(body.style.translate.split(" ")[1]) || 0, { top, bottom } = body.getBoundingClientRect();
    const by = Math.round(Math.max(EDGE - (top - moved), Math.min(innerHeight - EDGE - (bottom - moved), 0)));
    if (by !== moved) body.style.translate = `0 ${by}px`;
  }
  if (left > 0) requestAnimationFrame(within);
}

addEventListener("click", () => {
  if (left <= 0) requestAnimationFrame(within);
  left = PATIENT;
}, true);
