// Takes the first view away once the live page has drawn its own picture and stands still, tells of a fault, or has become
// another page.
const view = document.getElementById("first-view");
if (view) {
  const { pathname } = location;
  const DRAWN = ".js-plotly-plot .main-svg :is(.trace, .point, .choroplethlayer path, .textpoint)";
  const TOLD = "[data-testid=stException], [data-testid=stAlert]";
  const STILL = 200; // milliseconds without a change
  const AT_LAST = 2000; // after the picture was drawn, still or not
  let asked = 0;
  let still;
  let drawn;
  const leave = () => {
    watch.disconnect();
    view.remove();
  };
  const look = () => {
    asked = 0;
    const shows = (what) => document.querySelector(`#root :is(${what})`);
    if (location.pathname !== pathname || shows(TOLD)) return leave();
    if (!drawn && shows(DRAWN)) drawn = setTimeout(leave, AT_LAST);
    if (drawn) {
      clearTimeout(still);
      still = setTimeout(leave, STILL);
    }
  };
  const watch = new MutationObserver(() => (asked ||= requestAnimationFrame(look)));
  watch.observe(document.getElementById("root"), { childList: true, subtree: true });
}

// What was seen can be read when the line is cut (offline.js), where browsers allow it: on https and on one's own machine.
if ("serviceWorker" in navigator) {
  let seen = navigator.serviceWorker.controller ? location.pathname : "";
  const keep = (worker) => {
    if (location.pathname === seen) return;
    seen = location.pathname;
    worker.active.postMessage(location.href);
  };
  navigator.serviceWorker.register("./offline.js");
  navigator.serviceWorker.ready.then((worker) => {
    keep(worker);
    window.navigation?.addEventListener("navigatesuccess", () => keep(worker));
  });
}
