// What matters while one writes. These are hints; 'laser check' has the last word.

const TYPED_NUMBER = /(?<![\w.{/-])\d+(?:[.,]\d+)?\s?(?:%|per\s?cent\b|percentage points?\b)/gi;

/** What is still to look at in an answer, each a sentence. */
function remarksOn(answer, sections, words, context) {
  const remarks = [];
  const text = sections.list.map((section) => section.value).join("\n\n");
  const isBegun = Boolean(answer.grade || text.trim() || answer.evidence.length);
  if (!isBegun) return remarks;
  const cited = citationsIn(text);
  if (!answer.grade) remarks.push("There is no grade yet.");
  if (answer.grade === "not-applicable" && !(answer.reason ?? "").trim()) {
    remarks.push("A question that does not apply needs a reason.");
  }
  if (answer.grade !== "not-applicable" && !cited.length && !answer.evidence.length) {
    const linked = context.linkedEvidence;
    remarks.push("No evidence is cited." + (linked.length ? ` The register has ${linked.join(", ")} for this question.` : ""));
  }
  for (const id of new Set([...cited, ...answer.evidence])) {
    if (!registerIds.has(id.toLowerCase())) remarks.push(`${id} isn't in the register: is it misspelt?`);
  }
  if (words > context.limit) remarks.push(`There are ${counted(words - context.limit, "word")} too many.`);
  if (isDescriptive(sections)) {
    remarks.push("This seems to say what is done, not how well. What changed, for whom, and who says so?");
  }
  const typed = context.hasFigures ? [...new Set(withoutFigures(text).match(TYPED_NUMBER) ?? [])] : [];
  if (typed.length) {
    remarks.push(`${typed.slice(0, 3).map((one) => `“${one}”`).join(", ")} ${typed.length === 1 ? "is" : "are"} typed. `
      + "If it comes from the data, use ‘Insert a figure’: then it's right when they are corrected.");
  }
  for (const [, reference] of text.matchAll(/\{\{\s*([^{}\n]*?)\s*\}\}/g)) {
    const measure = reference.split(".").slice(0, -1).join(".").toLowerCase();
    const isKnown = context.figures.has(reference.toLowerCase()) || [...context.measures].some((id) => measure === id || measure.startsWith(`${id}.`));
    if (!isKnown) remarks.push(`There is no figure ${reference}: choose it with ‘Insert a figure’.`);
  }
  for (const scope of sections.all("scope")) {
    if (scope.grade && !scope.scope.trim()) remarks.push(`The drill-down with the grade “${scope.grade}” has no name: say whom or what it is about.`);
    if (!scope.grade) remarks.push(`The drill-down “${scope.scope || "without a name"}” has no grade.`);
  }
  if (hasOpenFence(text)) remarks.push("A line ``` begins something that never ends: what follows it isn't read as text.");
  if (answer.status === "carried forward") remarks.push("This is last year's text: bring it up to date, and set the status to draft.");
  return remarks;
}

/** The ids that a text cites. */
function citationsIn(text) {
  return [...text.matchAll(/\[([^\[\]\n]+)\](?!\()/g)].flatMap(([, label]) => citedIds(label) ?? []);
}

const withoutFigures = (text) => text.replace(/\{\{[^{}]*\}\}|`[^`]*`/g, " ");

function isDescriptive(sections) {
  const text = sections.list.filter((section) => section.kind !== "next").map((section) => section.value).join(" ");
  if (/\{\{[^{}]+\}\}|\d\s?%/.test(text)) return false;
  const words = text.toLowerCase().replace(/\[[^\]]*\]/g, " ").match(/[a-z][a-z'’-]*/g) ?? [];
  return words.length >= 25 && !words.some((word) => judgingWords.has(word) || judgingWords.has(word.replaceAll("’", "'")));
}

function hasOpenFence(text) {
  let open = null;
  for (const line of text.split("\n")) {
    const mark = line.match(/^ {0,3}(`{3,}|~{3,})(.*)/);
    if (!mark) continue;
    if (!open) open = mark[1];
    else if (mark[1][0] === open[0] && mark[1].length >= open.length && !mark[2].trim()) open = null;
  }
  return open !== null;
}

