// A table that a reader sorts by its headings. Cells come as {text, sort} and maybe {link}: written in the reader's language, sorted by value.
export default function ({ data, parentElement }) {
  const drawn = JSON.stringify(data);
  if (parentElement.dataset.drawn === drawn) return; // keeps the reader's order when the page runs again
  parentElement.dataset.drawn = drawn;
  const box = element("div", "table", { role: "region", tabindex: "0", "aria-label": data.name });
  const table = element("table");
  table.append(head(data, (column) => sort(table, data, column)), body(data.rows, data));
  box.append(table);
  parentElement.querySelector(".table")?.remove();
  parentElement.append(box);
}

function element(tag, className, attributes) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  return made;
}

function head(data, onSort) {
  const row = element("tr");
  data.columns.forEach((column, place) => {
    const cell = element("th", column.numeric ? "number" : "", { scope: "col", "aria-sort": "none" });
    const button = element("button", "", { type: "button", title: data.sort });
    button.textContent = column.title;
    button.onclick = () => onSort(place);
    cell.append(button);
    row.append(cell);
  });
  const top = element("thead");
  top.append(row);
  return top;
}

function body(rows, data) {
  const made = element("tbody");
  for (const cells of rows) {
    const row = element("tr", cells[0].total ? "total" : "");
    cells.forEach((cell, place) => {
      const tag = element(place ? "td" : "th", data.columns[place].numeric ? "number" : "", place ? {} : { scope: "row" });
      if (cell.link) tag.append(link(cell));
      else tag.textContent = cell.text;
      row.append(tag);
    });
    made.append(row);
  }
  return made;
}

// To another page of ours, in this tab.
function link(cell) {
  const made = element("a", "", { href: cell.link, target: "_self" });
  made.textContent = cell.text;
  return made;
}

// First down from the largest, then up, then as it came. What is missing stays last; totals stay where they are: at the end.
function sort(table, data, column) {
  const headings = [...table.tHead.rows[0].cells];
  const next = { none: "descending", descending: "ascending", ascending: "none" };
  const way = next[headings[column].getAttribute("aria-sort")];
  headings.forEach((heading, place) => heading.setAttribute("aria-sort", place === column ? way : "none"));
  const sign = way === "ascending" ? 1 : -1;
  const order = (one, other) => {
    const [a, b] = [one[column].sort, other[column].sort];
    if (one[0].total !== other[0].total) return one[0].total ? 1 : -1;
    if (a === null || b === null) return (a === null) - (b === null);
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), data.language));
  };
  table.tBodies[0].replaceWith(body(way === "none" ? data.rows : [...data.rows].sort(order), data));
}
