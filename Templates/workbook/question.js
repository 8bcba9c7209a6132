// One question's form: what is in its fields, and what follows from it.

class QuestionForm {
  constructor(section, shared) {
    this.section = section;
    this.shared = shared;
    this.number = Number(section.dataset.question);
    this.form = section.querySelector("form");
    this.context = {
      limit: Number(section.dataset.limit), figures: shared.figures, measures: shared.measures,
      hasFigures: shared.figureItems.some((item) => item.questions.includes(this.number)),
      linkedEvidence: shared.registerItems.filter((item) => item.questions.includes(this.number)).map((item) => item.id),
    };
    for (const field of this.form.elements) field.disabled = false;
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => this.changed(event.target));
    this.form.addEventListener("focusin", (event) => { if (event.target.matches("textarea")) this.lastField = event.target; });
    const tools = {
      cite: () => this.cite(), figure: () => this.insertFigure(), bold: () => this.wrap("**"), list: () => this.makeList(),
      scope: () => this.addScope(), evidence: () => this.addEvidence(),
    };
    for (const tool of section.querySelectorAll("[data-tool]")) tool.addEventListener("click", tools[tool.dataset.tool]);
  }

  field(name) { return this.form.elements.namedItem(name); }

  /** Puts an answer into the fields. */
  fill(answer) {
    this.answer = answer;
    this.sections = new Sections(answer.text);
    for (const radio of this.form.querySelectorAll("[name=grade]")) radio.checked = radio.value === (answer.grade ?? "");
    this.field("reason").value = answer.reason ?? "";
    for (const name of ["text", "strengths", "areas", "next"]) {
      this.field(name).value = this.sections.first(name)?.value ?? "";
    }
    this.fillStatus();
    this.form.querySelector(".scopes").replaceChildren(...this.sections.all("scope").map((scope) => this.scopeForm(scope)));
    this.form.querySelector(".others").replaceChildren(...this.sections.others.map((section, place) => this.otherForm(section, place)));
    this.listEvidence();
    this.showMeanwhile();
    this.update();
  }

  /** Shows what the files say since somebody else has changed them. */
  showMeanwhile() {
    this.section.querySelector(".meanwhile")?.remove();
    const { answer } = this;
    if (!answer.meanwhile) return;
    const grade = gradeOfId(answer.base.grade);
    const note = element("div", { class: "meanwhile", role: "note" },
      element("p", {}, "While this was drafted, somebody else changed the answer in the files. They say now:"),
      element("p", {}, gradeMark(grade ?? { name: "Not yet judged", tone: "none" })),
      element("pre", {}, answer.base.text || "(no text)"),
      element("p", {}, "Take over what should stay. What is in the fields below will take its place."),
      element("p", { class: "buttons" }, button("I have taken it into account", () => {
        answer.meanwhile = false;
        note.remove();
        this.field("text").focus();
        this.update();
        this.shared.onChange(this);
      })));
    this.section.querySelector(".answer").before(note);
  }

  /** The statuses that can be chosen: one that only another command gives stays as it is. */
  fillStatus() {
    const status = this.field("status");
    const values = ["", "draft", "in review"];
    for (const known of [this.answer.status, this.answer.base?.status]) if (known && !values.includes(known)) values.push(known);
    status.replaceChildren(...values.map((value) => element("option", { value }, value || "not yet begun")));
    status.value = this.answer.status ?? "";
  }

  /** Takes over what was typed or chosen. */
  changed(target) {
    const { answer, sections } = this;
    const before = JSON.stringify([answer.grade, answer.text, answer.evidence, answer.reason]);
    if (target?.value && target.matches("textarea, input[type=text]")) {
      const mended = wellFormed(target.value);
      if (mended !== target.value) target.value = mended;
    }
    const name = target?.name;
    if (name === "grade") answer.grade = target.value || null;
    else if (name === "reason") answer.reason = target.value.trim() || null;
    else if (name === "status") answer.status = target.value || null;
    else if (SECTION_ORDER.includes(name)) sections.set(name, target.value);
    answer.text = sections.toString();
    // What was taken out and put in again stands where it stood.
    const known = answer.base?.evidence ?? [];
    if (isSameList(answer.evidence, known)) answer.evidence = [...known];
    const isOther = before !== JSON.stringify([answer.grade, answer.text, answer.evidence, answer.reason]);
    if (isOther && (answer.status === "carried forward" || answer.status === null)) answer.status = "draft";
    const base = answer.base ?? {};
    const isBack = isAsBefore({ ...answer, status: base.status });
    // What is as it was before counts as untouched.
    if (isBack && name !== "status") answer.status = base.status ?? null;
    answer.updated = isAsBefore(answer) ? base.updated ?? null : isoDate(new Date());
    if (name !== "status") this.fillStatus();
    this.update();
    this.shared.onChange(this);
  }

  /** Shows what follows from the answer: preview, words, remarks. */
  update() {
    const { answer, sections, section } = this;
    const preview = section.querySelector(".preview");
    this.shared.preview.show(preview, sections);
    if (!preview.hasChildNodes()) preview.append(element("p", { class: "unjudged" }, "Nothing is written yet."));
    const words = countWords(preview, sections);
    const count = section.querySelector(".count");
    count.textContent = `${words} of ${counted(this.context.limit, "word")}`;
    count.classList.toggle("gap", words > this.context.limit);
    const needsReason = answer.grade === "not-applicable" || Boolean(answer.reason) || this.shared.moderates;
    const reason = section.querySelector("[data-part=reason]");
    reason.hidden = !needsReason;
    // On paper a field would cut it off.
    reason.dataset.words = answer.reason ?? "";
    const remarks = remarksOn(answer, sections, words, this.context);
    if (answer.base?.status === "agreed" && !isAsBefore(answer)) {
      remarks.push("This answer had been agreed. Your change will be shown as made since then.");
    }
    if (answer.meanwhile) remarks.unshift("Somebody else has changed this answer too: see above the fields.");
    const list = section.querySelector(".checks");
    const shown = remarks.join("\n");
    if (list.dataset.shown !== shown) {
      list.dataset.shown = shown;
      list.replaceChildren(...remarks.map((remark) => element("li", {}, remark)));
    }
    section.querySelector(".remaining").hidden = !remarks.length;
    this.remarks = remarks.length;
  }

  // Drill-downs and headings of the writer's own.

  scopeForm(scope) {
    const id = `q${this.number}-scope-${(this.shared.scopes += 1)}`;
    const name = element("input", { type: "text", id: `${id}-name`, value: null, autocomplete: "off" });
    name.value = scope.scope;
    const grade = element("select", { id: `${id}-grade` }, element("option", { value: "" }, "not yet judged"),
      ...scale.map((one) => element("option", { value: one.id }, one.name)),
      element("option", { value: "not-applicable" }, "Not applicable"));
    grade.value = gradeNamed(scope.grade)?.id ?? "";
    const text = element("textarea", { id: `${id}-text`, rows: 3 });
    text.value = scope.value;
    const rename = () => {
      scope.scope = wellFormed(name.value);
      this.sections.setScope(scope);
      this.changed();
    };
    name.addEventListener("input", (event) => { event.stopPropagation(); rename(); });
    grade.addEventListener("input", (event) => {
      event.stopPropagation();
      scope.grade = gradeOfId(grade.value)?.name.toLowerCase() ?? "";
      rename();
    });
    text.addEventListener("input", (event) => {
      event.stopPropagation();
      this.sections.setValue(scope, wellFormed(text.value));
      this.changed();
    });
    const made = element("div", { class: "scope-form", role: "group", "aria-label": `Drill-down of question ${this.number}` },
      element("p", { class: "field" }, element("label", { for: name.id }, "Group, district, phase or measure"), name),
      element("p", { class: "field" }, element("label", { for: grade.id }, "Its grade"), grade),
      element("p", { class: "field" }, element("label", { for: text.id }, "Why it differs"), text));
    made.append(element("p", { class: "buttons" }, button("Remove", () => this.removeScope(scope, made), { hidden: "this drill-down" })));
    return made;
  }

  addScope() {
    const made = this.scopeForm(this.sections.addScope());
    this.form.querySelector(".scopes").append(made);
    made.querySelector("input").focus();
    this.changed();
  }

  /** Takes a drill-down out, with a way back as long as the page is open. */
  removeScope(scope, made) {
    const place = this.sections.list.indexOf(scope);
    this.sections.remove(scope);
    this.changed();
    const undo = button("Put it back", () => {
      this.sections.list.splice(Math.min(place, this.sections.list.length), 0, scope);
      note.replaceWith(made);
      made.querySelector("input").focus();
      this.changed();
    });
    const note = element("p", { class: "removed", role: "status" }, "The drill-down was removed. ", undo);
    made.replaceWith(note);
    undo.focus();
  }

  otherForm(section, place) {
    const id = `q${this.number}-other-${place}`;
    const text = element("textarea", { id, rows: 3 });
    text.value = section.value;
    text.addEventListener("input", (event) => {
      event.stopPropagation();
      this.sections.setValue(section, wellFormed(text.value));
      this.changed();
    });
    return element("div", { class: "field" }, element("label", { for: id }, section.title || "A heading without words"), text);
  }

  // Evidence and figures.

  listEvidence() {
    const list = this.form.querySelector(".chosen");
    list.replaceChildren(...this.answer.evidence.map((id) => {
      const item = registerIds.get(id.toLowerCase());
      return element("li", {}, element("span", {}, element("b", {}, item?.id ?? id), ` ${item?.title ?? "isn't in the register"}`),
        button("Remove", () => {
          this.answer.evidence = this.answer.evidence.filter((other) => other !== id);
          this.listEvidence();
          this.changed();
          this.form.querySelector("[data-tool=evidence]").focus();
        }, { hidden: id }));
    }));
  }

  pickEvidence(title, choose) {
    const isLinked = (item) => (item.questions.includes(this.number) ? 0 : 1);
    const items = [...this.shared.registerItems].sort((one, two) => isLinked(one) - isLinked(two));
    this.shared.picker.open(title, items, choose);
  }

  addEvidence() {
    this.pickEvidence(`Add evidence to question ${this.number}`, (item) => {
      if (!this.answer.evidence.some((id) => id.toLowerCase() === item.id.toLowerCase())) this.answer.evidence.push(item.id);
      this.listEvidence();
      this.changed();
      this.form.querySelector("[data-tool=evidence]").focus();
    });
  }

  get target() { return this.lastField?.isConnected ? this.lastField : this.field("text"); }

  cite() {
    const target = this.target;
    this.pickEvidence(`Cite evidence in question ${this.number}`, (item) => insert(target, `[${item.id}]`, true));
  }

  insertFigure() {
    const target = this.target;
    const isLinked = (item) => (item.questions.includes(this.number) ? 0 : 1);
    const items = [...this.shared.figureItems].sort((one, two) => isLinked(one) - isLinked(two));
    this.shared.picker.open(`Insert a figure into question ${this.number}`, items, (item) => insert(target, `{{${item.reference}}}`, true));
  }

  /** Puts marks around the chosen words of each line: not around a space, nor the sign of a list. */
  wrap(mark) {
    const target = this.target;
    const chosen = target.value.slice(target.selectionStart, target.selectionEnd) || "bold words";
    const lines = chosen.split("\n").map((line) => {
      const [, before, words, after] = line.match(/^(\s*(?:(?:[-*+>]|#{1,6}|\d{1,9}[.)])\s+)*)(.*?)(\s*)$/);
      return words ? `${before}${mark}${words}${mark}${after}` : line;
    });
    insert(target, lines.join("\n"), false);
  }

  makeList() {
    const target = this.target;
    const start = target.value.lastIndexOf("\n", target.selectionStart - 1) + 1;
    const end = target.selectionEnd;
    const lines = target.value.slice(start, end).split("\n").map((line) => (line.startsWith("- ") ? line : `- ${line}`)).join("\n");
    const isAfterText = start > 1 && !/(^|\n)[ \t]*(- .*)?\n$/.test(target.value.slice(0, start));
    target.setSelectionRange(start, end);
    insert(target, (isAfterText ? "\n" : "") + lines, false);
  }
}

/** Puts text at the cursor, so that the browser's undo takes it out again. */
function insert(target, text, isWord) {
  target.focus();
  const before = target.value.slice(0, target.selectionStart);
  const words = isWord && before && !/[\s([]$/.test(before) ? ` ${text}` : text;
  if (!document.execCommand("insertText", false, words)) {
    target.setRangeText(words, target.selectionStart, target.selectionEnd, "end");
    target.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

/** The words of an answer as the report counts them: headings too, citations not, a figure as one. */
function countWords(preview, sections) {
  const copy = preview.cloneNode(true);
  copy.querySelectorAll(".unjudged").forEach((note) => note.remove());
  copy.querySelectorAll(".value, .unknown").forEach((one) => one.replaceWith(one.matches(".value") ? "0" : ""));
  copy.querySelectorAll(".cite").forEach((one) => one.remove());
  copy.querySelectorAll("p, li, td, th, pre").forEach((block) => block.append(" "));
  const hidden = sections.list.filter((section) => section.heading !== null && !section.value && section.kind !== "scope" && !sections.isUnused(section)
    && !(section.kind === "drill" && sections.first("scope")))
    .map((section) => section.title).join(" ");
  return `${copy.textContent} ${hidden}`.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

