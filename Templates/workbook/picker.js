// The one dialogue in which evidence and figures are found and chosen.

class Picker {
  constructor() {
    this.dialog = byId("picker");
    this.search = byId("picker-search");
    byId("picker-close").addEventListener("click", () => this.dialog.close());
    this.search.addEventListener("input", () => this.list());
    this.search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      byId("picker-list").querySelector("button")?.click();
    });
  }

  /** Shows what can be chosen; `choose` gets the one that is. */
  open(title, items, choose) {
    Object.assign(this, { items, choose });
    byId("picker-title").textContent = title;
    this.search.value = "";
    this.list();
    this.dialog.showModal();
    this.search.focus();
  }

  list() {
    const wanted = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.items.filter((item) => wanted.every((word) => item.words.includes(word)));
    const shown = found.slice(0, 60);
    byId("picker-count").textContent = found.length > shown.length
      ? `${found.length} found; the first ${shown.length} are shown.` : `${found.length} found.`;
    byId("picker-list").replaceChildren(...shown.map((item) => {
      const made = button("", () => {
        this.dialog.close();
        this.choose(item);
      }, { className: "choice" });
      made.append(element("b", {}, item.name), " ", item.title, element("span", { class: "about" }, item.about));
      return element("li", {}, made);
    }));
  }
}

