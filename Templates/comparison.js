
"use strict";
const form = document.getElementById("filters");
if (form) {
  form.hidden = false;
  const items = Array.from(document.querySelectorAll(".item"));
  const groups = Array.from(document.querySelectorAll(".group"));
  const show = () => {
    const part = form.elements.part.value;
    const team = form.elements.team.value;
    const kind = form.elements.kind.value;
    let shown = 0;
    for (const item of items) {
      item.hidden = (part && item.dataset.part !== part) || (team && item.dataset.team !== team)
        || (kind && !item.dataset.kinds.split(" ").includes(kind)) ? true : false;
      for (const change of item.querySelectorAll(".change")) {
        change.hidden = kind ? change.dataset.kind !== kind : false;
        if (!item.hidden && !change.hidden) { shown += 1; }
      }
    }
    for (const group of groups) { group.hidden = !group.querySelector(".item:not([hidden])"); }
    document.getElementById("shown").textContent =
      shown === 1 ? "1 change is shown." : shown + " changes are shown.";
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => { event.preventDefault(); });
  // A link to what is filtered out would lead nowhere.
  const reveal = (target) => {
    if (target && target.closest("[hidden]")) {
      form.reset();
      show();
      target.scrollIntoView();
    }
  };
  for (const link of document.querySelectorAll("a[href^='#']")) {
    link.addEventListener("click", () => {
      reveal(document.getElementById(decodeURIComponent(link.hash.slice(1))));
    });
  }
  window.addEventListener("hashchange", () => { reveal(document.querySelector(":target")); });
  show();
}
