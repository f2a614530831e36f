// Shows what the address asks for, now and whenever it changes.

function show() {
  const before = { ...chosen };
  read();
  fill();
  render();
  if (!before.page) return;
  if (before.page !== chosen.page) {
    at("menu").setAttribute("aria-expanded", "false");
    at("main").focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  const told = filters(chosen.page).map(name => name === "year" ? chosen.year : spoken().places.find(([code]) => code === chosen.province)[1]);
  at("said").textContent = [shownPage().title, ...told].join(" · ");
}

addEventListener("hashchange", show);
show();
