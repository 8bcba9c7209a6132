// Brings the page to life: what it holds, what was kept, what is saved.

const draft = JSON.parse(byId("laser-draft").textContent);
const scale = JSON.parse(byId("main").dataset.scale);
const judgingWords = new Set(byId("main").dataset.judging.split(" "));
const tones = new Map([...document.querySelector("[data-question]").querySelectorAll("[name=grade]")]
  .map((radio) => [radio.value, radio.nextElementSibling.classList[1]]));

/** A grade by whatever it's called; undefined for what is none. */
function gradeNamed(word) {
  const plain = word.toLowerCase().replace(/[\s_-]+/g, " ").trim();
  if (["not applicable", "n/a", "na"].includes(plain)) return gradeOfId("not-applicable");
  const isNamed = (grade) => [grade.id.replaceAll("-", " "), grade.name, ...grade.aliases].some((name) => name.toLowerCase() === plain);
  return gradeOfId(scale.find(isNamed)?.id);
}

function gradeOfId(id) {
  const found = id === "not-applicable" ? { id, name: "Not applicable" } : scale.find((grade) => grade.id === id);
  return found && { id: found.id, name: found.name, tone: tones.get(found.id) ?? "none" };
}

const numbers = (text) => (text ? text.split(" ").map(Number) : []);
const registerItems = [...document.querySelectorAll("#register-items > li")].map((item) => ({
  id: item.dataset.id, name: item.dataset.id, questions: numbers(item.dataset.questions),
  title: item.querySelector(".item-title").textContent.slice(item.dataset.id.length).trim(),
  about: [...item.querySelectorAll(".about span")].map((one) => one.textContent).join(", "),
  words: item.textContent.toLowerCase(),
}));
const registerIds = new Map(registerItems.map((item) => [item.id.toLowerCase(), item]));
const figures = new Map();
const measures = new Set();
const figureItems = [];
for (const group of document.querySelectorAll("#figures > li")) {
  measures.add(group.dataset.id.toLowerCase());
  for (const value of group.querySelectorAll("data")) {
    figures.set(value.value.toLowerCase(), value.textContent);
    // Without a name it's one that the texts have already, and is offered only as itself.
    if (!value.title) continue;
    figureItems.push({
      reference: value.value, questions: numbers(group.dataset.questions), name: group.dataset.title, title: value.title,
      about: value.textContent, words: `${group.dataset.title} ${value.title} ${value.textContent}`.toLowerCase(),
    });
  }
}

// What was kept.

const identity = [draft.authority, draft.year, draft.team, draft.bank].map((part) => encodeURIComponent(part)).join("/");
const prefix = `laser-draft/${identity}/`;
let judgements = draft.judgements.map(judgementOf);
let timer = null;
let firstChange = 0;
let isKept = true;
let isTouched = false;
let trouble = null;

const store = new Store(prefix + draft.workbook, {
  onKept(date) {
    isKept = true;
    trouble = null;
    say("Kept in this browser", timeOfDay(date));
    closeAlert("store");
  },
  onTrouble(kind, database = Promise.reject()) {
    isKept = false;
    database.then(() => {
      isKept = true;
      say("Kept in the browser's database only", timeOfDay(new Date()));
    }, () => {});
    say("Not kept in this browser.");
    // Told once: it would come back with every word to whoever has closed it.
    if (trouble === kind) return;
    trouble = kind;
    alertWith("store", kind === "full"
      ? "The browser's store is full, so what you write can't be kept in it. Press ‘Save draft’ now, and again before you close this page."
      : "This browser doesn't allow pages to keep anything. Press ‘Save draft’ from time to time, and before you close this page.");
  },
  onOutside() {
    if (isTouched) {
      isKept = false;
      say("Not kept in this browser.");
    }
    alertWith("tab", "This workbook is open in another tab too, which has kept other words. Nothing more is kept from this tab until you choose.",
      button("Take what the other tab has", () => {
        // It may have kept more since it was told.
        const { judgements: others, saved } = store.outside;
        take(others);
        store.settle();
        isKept = true;
        isTouched = false;
        say("As the other tab kept it", timeOfDay(new Date(saved)));
        closeAlert("tab");
      }),
      button("Keep what this tab has", () => {
        store.settle();
        closeAlert("tab");
        keep();
      }),
      button("Save this tab's draft as a file", saveDraft));
  },
});

/** Says where the draft is. Only that is read out: the time would be after every word. */
function say(state, time) {
  if (byId("kept-where").textContent !== state) byId("kept-where").textContent = state;
  byId("kept-when").textContent = time ? ` at ${time}.` : "";
}

let lastUsed = byId("save");
addEventListener("focusin", ({ target }) => { if (!target.closest("#alerts")) lastUsed = target; });
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) byId("alerts").querySelector(".close")?.click();
});

/** Says something that can't wait, with what can be done about it; what leaves no choice can be closed. */
function alertWith(about, text, ...choices) {
  const shown = alertAbout(about);
  if (shown?.firstElementChild.textContent === text) return;
  const made = element("div", { role: "alert", "data-about": about },
    element("p", {}, text),
    element("p", { class: "buttons" }, ...choices.length ? choices : [button("Close", () => closeAlert(about), { className: "close" })]));
  if (shown) shown.replaceWith(made);
  else byId("alerts").append(made);
  document.documentElement.classList.add("alerted");
}

const alertAbout = (about) => byId("alerts").querySelector(`[data-about="${about}"]`);

/** Takes an alert away; who was in it is where they wrote before. */
function closeAlert(about) {
  const shown = alertAbout(about);
  if (shown?.contains(document.activeElement)) (lastUsed.isConnected ? lastUsed : byId("save")).focus();
  shown?.remove();
  document.documentElement.classList.toggle("alerted", byId("alerts").hasChildNodes());
}

function keep() {
  isTouched = true;
  clearTimeout(timer);
  timer = null;
  firstChange = 0;
  store.save(judgements);
}

/** Keeps what was typed a moment after the last key, and at the latest a second after the first. */
function keepSoon() {
  const now = Date.now();
  firstChange ||= now;
  clearTimeout(timer);
  timer = setTimeout(keep, Math.max(0, Math.min(300, firstChange + 800 - now)));
}

function keepNow() { if (timer !== null) keep(); }
addEventListener("pagehide", keepNow);
document.addEventListener("visibilitychange", keepNow);
addEventListener("beforeunload", (event) => {
  keepNow();
  if (!isKept) event.preventDefault();
});

// The questions, which can be written in as soon as it's known what was kept.

const kept = await store.load();
const shared = {
  figures, figureItems, measures, registerItems, scopes: 0, picker: new Picker(),
  preview: new Preview(registerIds, figures),
  moderates: Boolean(document.querySelector("main[data-moderates]")),
  onChange(form) {
    mark(form);
    showProgress();
    keepSoon();
  },
};
const forms = [...document.querySelectorAll("[data-question]")].map((section) => new QuestionForm(section, shared));

/** Shows a draft's answers in place of what is shown. */
function take(incoming) {
  const found = new Map(incoming.map((one) => [one.question, judgementOf(one)]));
  judgements = draft.judgements.map((one) => (found.has(one.question) ? broughtOver(found.get(one.question), one) : judgementOf(one)));
  const answers = new Map(judgements.map((one) => [one.question, one]));
  for (const form of forms) {
    form.fill(answers.get(form.number));
    mark(form);
  }
  showProgress();
}

/** Marks a question in the list of contents by its grade. */
function mark(form) {
  const link = document.querySelector(`[data-contents="${form.number}"]`);
  const grade = gradeOfId(form.answer.grade) ?? { name: "not yet judged", tone: "none" };
  const shape = gradeMark(grade);
  shape.lastChild.replaceWith(element("span", { class: "hidden" }, ` (${grade.name})`));
  link.querySelector(".grade")?.remove();
  link.normalize();
  link.querySelector(".number").after(" ", shape);
}

function showProgress() {
  const judged = judgements.filter((one) => one.grade).length;
  const open = forms.filter((form) => form.remarks).length;
  byId("progress").textContent = `${judged} of ${counted(judgements.length, "question")} judged`
    + (open ? `; ${open} ${open === 1 ? "has" : "have"} something to look at.` : ".");
}

// Files.

/** The name of a file of now: a browser would number a second one of the same name. */
function fileName() {
  const now = new Date();
  return `${draft.team}-${isoDate(now)}-${timeOfDay(now).replaceAll(":", "")}.laser.json`;
}

function saveDraft() {
  keepNow();
  const name = fileName();
  download(name, fileOf(draft, judgements));
  say(`Saved as ${name} in your downloads.`);
}

async function saveInFolder() {
  keepNow();
  try {
    store.file ??= await showSaveFilePicker({
      suggestedName: `${draft.team}.laser.json`, types: [{ description: "Draft", accept: { "application/json": [".json"] } }],
    });
    const stream = await store.file.createWritable();
    await stream.write(fileOf(draft, judgements));
    await stream.close();
    say(`Saved as ${store.file.name}`, timeOfDay(new Date()));
  } catch (error) {
    store.file = undefined;
    if (error.name !== "AbortError") saveDraft();
  }
}

async function openDraft(file) {
  let incoming;
  try {
    if (file.size > 100_000_000) throw new Error("it's too large for a draft.");
    incoming = judgementsOf(await file.text(), draft);
  } catch (error) {
    alertWith("open", `“${file.name}” was not opened: ${error.message}`);
    return;
  }
  const use = () => {
    take(incoming);
    store.settle();
    closeAlert("tab");
    closeAlert("open");
    keep();
    if (isKept) say(`Opened ${file.name}`, timeOfDay(new Date()));
  };
  if (!store.outside && judgements.every(isAsBefore)) return use();
  alertWith("open", `“${file.name}” will take the place of what this page holds now${store.outside ? ", and of what the other tab has kept" : ""}.`,
    button("Open it", use), button("Save this first", saveDraft), button("Leave all as it is", () => closeAlert("open")));
}

byId("save").addEventListener("click", saveDraft);
byId("open").addEventListener("click", () => byId("open-file").click());
byId("open-file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (file) openDraft(file);
});
if ("showSaveFilePicker" in window) {
  byId("save-in-folder").hidden = false;
  byId("save-in-folder").addEventListener("click", saveInFolder);
}

// The start.

/** Shows what was kept; what can't be read is left where it is. */
function takeKept(record) {
  try {
    take(record.judgements);
    say(`As kept in this browser on ${new Date(record.saved).toLocaleString("en-GB")}.`);
  } catch {
    alertWith("store", "What this browser has kept of this workbook can't be read. The page shows what the files hold.");
  }
}

/** Finds out at once whether anything can be kept at all. */
function tryStore() {
  try {
    localStorage.setItem(`${prefix}try`, "x".repeat(1000));
    localStorage.removeItem(`${prefix}try`);
  } catch (error) {
    store.onTrouble(error.name === "QuotaExceededError" ? "full" : "forbidden");
    isKept = true;
  }
}

take(draft.judgements);
if (kept) takeKept(kept);
tryStore();
byId("save").disabled = byId("open").disabled = false;
const [older] = store.earlier(prefix);
if (older) {
  alertWith("older", `This browser has a draft of an earlier workbook of your team, kept on ${new Date(older.saved).toLocaleString("en-GB")}.`,
    button("Bring it over", () => {
      // What was written here since is nobody's older draft.
      takeKept({ ...older, judgements: [...older.judgements, ...judgements.filter((one) => !isAsBefore(one))] });
      closeAlert("older");
      keep();
      if (isKept) store.settleEarlier(older);
    }), button("Save it as a file", () => download(fileName(), fileOf(draft, older.judgements.map(judgementOf)))),
    button("Leave it", () => {
      closeAlert("older");
      store.settleEarlier(older);
    }));
}
document.documentElement.dataset.ready = "true";
