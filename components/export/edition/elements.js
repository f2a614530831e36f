// Elements from texts. A text is put in as a text: nothing that somebody wrote becomes markup.

function made(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.onclick = value;
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  const texts = content.flat(Infinity).filter(one => one !== null && one !== undefined && one !== "");
  // The name of a control is read out and searched for as it is written.
  element.append(...(["label", "option"].includes(tag) ? texts : texts.map(unbroken)));
  return element;
}

// Where lines break by themselves, a mark stays with its word, a dot with the word before it, a number with its sign of percent.
const unbroken = one => typeof one !== "string" ? one : one.replaceAll(/([■▤▨▣]) /g, "$1\u00a0").replaceAll(/ ([·%])/g, "\u00a0$1")
  .replaceAll(/(?<=[^\s\u2060])·/g, "\u2060·");

// Sentences of the dashboard mark a few words as strong: **so**.
const strong = words => words.split("**").map((part, at) => at % 2 ? made("strong", {}, part) : part);

// A source may have an address, which a reader who is connected may follow. It is never looked for in words.
const linked = ([words, address]) => address ? [`${words} — `, made("a", { href: address, rel: "noreferrer" }, address)] : [words];

const kept = place => DATA.pool[place];
