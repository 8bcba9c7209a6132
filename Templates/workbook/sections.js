// An answer's text and its sections. Joined again, the sections are the text: nobody's words are
// lost by being shown in fields, whatever headings they have.

const SECTION_ORDER = ["text", "strengths", "areas", "drill", "scope", "next"];
const SECTION_HEADINGS = {
  strengths: "## Strengths", areas: "## Areas for development", drill: "## Drill-down", next: "## Next steps",
};

function kindOfHeading(title) {
  const plain = title.toLowerCase().replace(/[-\s]+/g, " ").replace(/[.:\s]+$/, "").trim();
  return { strengths: "strengths", "areas for development": "areas", "drill down": "drill",
    drilldown: "drill", "next steps": "next" }[plain] ?? "other";
}

/** A text as a file keeps it: without blank lines before it and space behind it. */
const withoutSpaceAround = (text) => text.replace(/^([ \t]*\n)+/, "").replace(/[ \t\n]+$/, "");

class Sections {
  /** Takes a text apart at its headings of the second level, and below a drill-down of the third. */
  constructor(text) {
    this.list = [];
    let current = { kind: "text", heading: null, raw: "" };
    let fence = null;
    for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      const mark = line.match(/^ {0,3}(`{3,}|~{3,})(.*)/);
      if (fence) {
        if (mark && mark[1][0] === fence[0] && mark[1].length >= fence.length && !mark[2].trim()) fence = null;
      } else if (mark && !(mark[1][0] === "`" && mark[2].includes("`"))) {
        fence = mark[1];
      }
      const heading = fence ? null : line.match(/^ {0,3}(#{2,3})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*\n?$/);
      const isInDrill = current.kind === "drill" || current.kind === "scope";
      if (heading && (heading[1].length === 2 || isInDrill)) {
        this.list.push(current);
        const title = heading[2] ?? "";
        current = { kind: heading[1].length === 3 ? "scope" : kindOfHeading(title), title, heading: line.replace(/\n$/, ""), raw: line };
        if (current.kind === "scope") readScope(current);
      } else {
        current.raw += line;
      }
    }
    this.list.push(current);
    for (const section of this.list) {
      section.value = withoutSpaceAround(section.raw.slice(section.heading?.length ?? 0));
    }
  }

  /** The text of all sections. */
  toString() {
    let text = "";
    for (const section of this.list) {
      if (!section.raw || this.isUnused(section)) continue;
      // What was written anew has a blank line above it; the rest stands as it stood.
      const needsSpace = text && (section.isEdited ? !text.endsWith("\n\n") : !text.endsWith("\n"));
      if (needsSpace) text += text.endsWith("\n") ? "\n" : "\n\n";
      text += section.raw;
    }
    return withoutSpaceAround(text);
  }

  /** Whether the page put it in and nothing was written in it, or it was taken out again. */
  isUnused(section) {
    if (!section.isInserted || section.value.trim()) return false;
    if (section.kind === "scope") return !section.title;
    return section.kind !== "drill" || this.all("scope").every((scope) => this.isUnused(scope));
  }

  first(kind) { return this.list.find((section) => section.kind === kind); }

  all(kind) { return this.list.filter((section) => section.kind === kind); }

  /** Headings of the writer's own, and those that stand twice. */
  get others() {
    const seen = new Set();
    return this.list.filter((section) => {
      if (section.kind === "scope") return false;
      if (section.kind === "other" || seen.has(section.kind)) return true;
      seen.add(section.kind);
      return section.kind === "drill" && section.value !== "";
    });
  }

  /** Sets what one section says; one that isn't there yet is put where readers look for it. */
  set(kind, value) {
    let section = this.first(kind);
    if (!section) {
      if (!value.trim()) return;
      section = { kind, heading: SECTION_HEADINGS[kind], title: SECTION_HEADINGS[kind].slice(3), isInserted: true };
      this.insert(section);
    }
    this.setValue(section, value);
  }

  setValue(section, value) {
    section.value = value;
    this.write(section);
  }

  /** A new group, district or phase of the drill-down. */
  addScope() {
    if (!this.first("drill")) {
      const drill = { kind: "drill", heading: SECTION_HEADINGS.drill, title: "Drill-down", value: "", isInserted: true };
      this.insert(drill);
      this.write(drill);
    }
    const section = { kind: "scope", scope: "", grade: "", value: "", isInserted: true };
    this.setScope(section);
    let place = this.list.findLastIndex((other) => other.kind === "scope");
    if (place < 0) place = this.list.findIndex((other) => other.kind === "drill");
    this.list.splice(place + 1, 0, section);
    return section;
  }

  setScope(section) {
    const scope = section.scope.replace(/\s+/g, " ").trim();
    section.title = section.grade ? `${scope}: ${section.grade}` : scope;
    section.heading = `### ${section.title}`;
    this.write(section);
  }

  remove(section) { this.list = this.list.filter((other) => other !== section); }

  write(section) {
    const value = withoutSpaceAround(section.value);
    section.isEdited = true;
    section.raw = (section.heading === null ? "" : `${section.heading}\n\n`) + (value ? `${value}\n\n` : "");
  }

  insert(section) {
    const order = SECTION_ORDER.indexOf(section.kind);
    const place = this.list.findIndex((other) => SECTION_ORDER.indexOf(other.kind) > order);
    this.list.splice(place < 0 ? this.list.length : place, 0, section);
  }
}

/** What a drill-down's heading says: the scope, and after the last colon the grade. */
function readScope(section) {
  const colon = section.title.lastIndexOf(":");
  section.scope = colon < 0 ? section.title : section.title.slice(0, colon).trim();
  section.grade = colon < 0 ? "" : section.title.slice(colon + 1).trim();
  if (colon >= 0 && !gradeNamed(section.grade)) {
    // What follows the colon is no grade, so it belongs to the scope.
    section.scope = section.title;
    section.grade = "";
  }
}

