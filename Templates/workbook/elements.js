// Small things that the other modules build with. Text always goes in as text, never as markup.

const byId = (id) => document.getElementById(id);

/** Makes an element; attributes that are false or null are left out. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A button with a listener; what is hidden says to whom it belongs. */
function button(text, onClick, { hidden = "", className = null } = {}) {
  const made = element("button", { type: "button", class: className }, text);
  if (hidden) made.append(element("span", { class: "hidden" }, ` ${hidden}`));
  made.addEventListener("click", onClick);
  return made;
}

/** Text as a file can hold it: halves of characters and NUL become the sign for what is unknown. */
function wellFormed(text) {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\0/g, "\uFFFD");
}

/** "1 word", "2 words". */
const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** The time of day, by the machine's own clock. */
const timeOfDay = (date) =>
  date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** A date as the files have it. */
const isoDate = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0")).join("-");

