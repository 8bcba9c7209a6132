// The draft as a file: what is saved, and what may be opened.

const LISTS = ["evidence", "measures", "priorities"];
const TEXTS = ["grade", "reason", "status", "updated", "text"];

/** The draft as the file that 'laser import' takes. */
function fileOf(draft, judgements) {
  const saved = { ...draft, saved: new Date().toISOString(), judgements: judgements.map(({ meanwhile, ...answer }) => answer) };
  return JSON.stringify(saved, null, 2) + "\n";
}

/** Reads a file; throws a sentence when it's no draft, or another team's. */
function judgementsOf(text, draft) {
  let opened;
  try {
    opened = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Error("this isn't a draft, or not a whole one. Was it cut off when it was copied?");
  }
  if (!opened || !Array.isArray(opened.judgements)) throw new Error("this file isn't a draft of a workbook.");
  if (opened.format !== draft.format) throw new Error("this draft was made by another version of the program.");
  const names = { authority: "the authority", year: "the year", team: "the team", bank: "the questions" };
  for (const [name, what] of Object.entries(names)) {
    if (String(opened[name]).toLowerCase() !== String(draft[name]).toLowerCase()) {
      throw new Error(`it's for ${what} “${opened[name]}”, and this workbook is for “${draft[name]}”.`);
    }
  }
  return opened.judgements.map((value) => judgementOf(completed(value, draft)));
}

/** An answer of a file, with what the file leaves out as it was before: 'laser import' reads it so too. */
function completed(value, draft) {
  const before = value?.base ?? draft.judgements.find((one) => one.question === value?.question) ?? {};
  const made = { ...value };
  for (const name of ["text", ...LISTS]) made[name] ??= before[name];
  return made;
}

/** One answer of a file or of the store, with nothing in it that the page doesn't know. */
function judgementOf(value) {
  if (!value || !Number.isInteger(value.question)) throw new Error("one of its answers has no question.");
  const isText = (one) => one === null || one === undefined || typeof one === "string";
  const isList = (one) => one === null || one === undefined
    || Array.isArray(one) && one.every((id) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id));
  const isContent = (one) => TEXTS.every((name) => isText(one[name])) && LISTS.every((name) => isList(one[name]));
  if (!isContent(value) || value.base && !isContent(value.base)) {
    throw new Error(`its answer to question ${value.question} is damaged.`);
  }
  const made = { question: value.question };
  for (const name of ["grade", "reason", "status", "updated"]) made[name] = value[name] || null;
  for (const name of LISTS) made[name] = [...(value[name] ?? [])];
  made.text = wellFormed(value.text ?? "").replace(/\r\n?/g, "\n");
  made.base = value.base ?? {};
  made.meanwhile = value.meanwhile === true;
  return made;
}

/**
 * An answer of a draft, as it goes on in this workbook: what the drafter left alone is as the files
 * have it now, and what others have changed since can be seen beside it.
 */
function broughtOver(answer, now) {
  if (answer.base.fingerprint === now.base.fingerprint) return answer;
  if (isAsBefore(answer)) return judgementOf(now);
  const isSame = ["grade", "reason", "status", "text"].every((name) => (answer[name] ?? "") === (now[name] ?? ""))
    && LISTS.every((name) => isSameList(answer[name], now[name]));
  return { ...answer, base: now.base, meanwhile: answer.meanwhile || !isSame };
}

/** Whether an answer says what the files said when the workbook was made. */
function isAsBefore(answer) {
  const base = answer.base ?? {};
  return ["grade", "reason", "status", "text"].every((name) => (answer[name] ?? "") === (base[name] ?? ""))
    && LISTS.every((name) => isSameList(answer[name] ?? [], base[name] ?? []));
}

/** Whether two lists hold the same, in whatever order. */
const isSameList = (one, two) => [...one].sort().join(";") === [...two].sort().join(";");

/** Hands a file to the browser's downloads. */
function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

