// On a telephone the pages stand in a bar that a button opens. The focus goes into it and comes back to the button, each of which
// Streamlit takes away once it is pressed; what stands in the closed bar is no stop (style.css). Whoever has chosen a page sees it:
// Streamlit leaves the bar open, over five sixths of it.
const FOLLOWED = {
  stExpandSidebarButton: '[data-testid="stSidebar"][data-collapsed="false"] [aria-current="page"]',
  stSidebarCollapseButton: '[data-testid="stExpandSidebarButton"]',
};
const FRAMES = 60; // after which it is left where it is

function follow(where, left) {
  const there = document.querySelector(where);
  if (there) there.focus();
  else if (left > 0) requestAnimationFrame(() => follow(where, left - 1));
}

addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-testid=stExpandSidebarButton], [data-testid=stSidebarCollapseButton]");
  if (pressed) follow(FOLLOWED[pressed.dataset.testid], FRAMES);
  else if (event.target.closest("[data-testid=stSidebarNavLink]"))
    requestAnimationFrame(() => document.querySelector("[data-testid=stSidebarCollapseButton] button").click());
}, true);
