
"use strict";
// Without this script the table is whole and the form stays hidden.
const form = document.getElementById("filters");
const rows = Array.from(document.querySelectorAll(".authorities tbody tr"));
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const names = rows.map((row) => plain(row.cells[0].textContent));
const show = () => {
  const words = plain(form.elements.words.value).split(/\s+/);
  const region = form.elements.region ? form.elements.region.value : "";
  const state = form.elements.state.value;
  let shown = 0;
  rows.forEach((row, place) => {
    const isShown = words.every((word) => names[place].includes(word))
      && (!region || row.dataset.region === region)
      && (!state || row.dataset[state] === "yes");
    row.hidden = !isShown;
    if (isShown) { shown += 1; }
  });
  document.getElementById("shown").textContent = shown + " of " + rows.length + " are shown.";
};
form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => { event.preventDefault(); });
show();
