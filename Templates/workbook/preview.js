// A text as it will look: paragraphs, lists, bold, citations, figures. It builds elements and never
// markup, so whatever a text holds stays text. What it doesn't know it shows as it was typed.

class Preview {
  /** Takes what can be cited and the figures that can be put in. */
  constructor(register, figures) {
    this.register = register;
    this.figures = figures;
  }

  /** Shows an answer with its headings. */
  show(into, sections) {
    into.replaceChildren();
    for (const section of sections.list) {
      if (section.kind === "scope" && (section.title || section.value)) {
        const grade = gradeNamed(section.grade);
        into.append(element("p", { class: "was-headed scope" }, section.scope || "…", " ", gradeMark(grade)));
      } else if (section.heading !== null && (section.value || section.kind === "drill" && sections.first("scope"))) {
        into.append(element("p", { class: "was-headed" }, ...this.inlines(section.title)));
      }
      into.append(this.blocks(section.value));
    }
  }

  blocks(text) {
    const fragment = document.createDocumentFragment();
    const lines = text.split("\n");
    let place = 0;
    const isBlank = (line) => !line.trim();
    const isIndented = (line) => /^( {0,3}\t| {4})/.test(line) && !isBlank(line);
    const isUnderline = (line) => /^ {0,3}(-+|=+)[ \t]*$/.test(line);
    while (place < lines.length) {
      const line = lines[place];
      const fence = line.match(/^ {0,3}(`{3,}|~{3,})/);
      if (isBlank(line)) {
        place += 1;
      } else if (fence) {
        const start = place + 1;
        place = start;
        while (place < lines.length && !lines[place].trim().startsWith(fence[1])) place += 1;
        fragment.append(element("pre", {}, element("code", {}, lines.slice(start, place).join("\n"))));
        place += 1;
      } else if (/^ {0,3}#{1,6}([ \t]|$)/.test(line)) {
        fragment.append(element("p", { class: "was-headed" }, ...this.inlines(line.replace(/^[ #]+|[ \t]+#+\s*$/g, ""))));
        place += 1;
      } else if (/^ {0,3}([-*_])([ \t]*\1){2,}[ \t]*$/.test(line)) {
        fragment.append(element("hr"));
        place += 1;
      } else if (/^ {0,3}>/.test(line)) {
        const inner = [];
        while (place < lines.length && !isBlank(lines[place])) inner.push(lines[place++].replace(/^ {0,3}> ?/, ""));
        fragment.append(element("blockquote", {}, this.blocks(inner.join("\n"))));
      } else if (listMark(line)) {
        place = this.list(lines, place, fragment);
      } else if (line.includes("|") && /^[ |:\-]*-[ |:\-]*$/.test(lines[place + 1] ?? "") && lines[place + 1].includes("|")) {
        place = this.table(lines, place, fragment);
      } else if (isIndented(line)) {
        const start = place;
        while (place < lines.length && (isIndented(lines[place]) || isBlank(lines[place]))) place += 1;
        const code = lines.slice(start, place).map((one) => one.replace(/^(\t| {4})/, "")).join("\n");
        fragment.append(element("pre", {}, element("code", {}, code.trimEnd())));
      } else {
        const start = place;
        while (place < lines.length && !isBlank(lines[place]) && !(place > start && isUnderline(lines[place]))
          && !(place > start && (listMark(lines[place])?.interrupts || /^ {0,3}(#{1,6}[ \t]|>|```|~~~)/.test(lines[place])))) place += 1;
        // A line of dashes or equals signs below it makes a heading of a paragraph.
        const isHeading = isUnderline(lines[place] ?? "");
        const text = lines.slice(start, place).map((one) => one.trimStart()).join("\n");
        fragment.append(element("p", { class: isHeading ? "was-headed" : null }, ...this.inlines(text)));
        if (isHeading) place += 1;
      }
    }
    return fragment;
  }

  list(lines, start, fragment) {
    const mark = listMark(lines[start]);
    const list = element(mark.isOrdered ? "ol" : "ul", mark.isOrdered && mark.number !== 1 ? { start: mark.number } : {});
    let place = start;
    while (place < lines.length) {
      const next = listMark(lines[place]);
      if (!next || next.isOrdered !== mark.isOrdered) break;
      const item = [lines[place].slice(next.width)];
      place += 1;
      while (place < lines.length) {
        const line = lines[place];
        const isInside = line.startsWith(" ".repeat(next.width)) && line.trim();
        if (isInside) item.push(line.slice(next.width));
        else if (!line.trim() && (lines[place + 1] ?? "").startsWith(" ".repeat(next.width))) item.push("");
        else if (line.trim() && !listMark(line) && item.at(-1)?.trim()) item.push(line.trimStart());
        else break;
        place += 1;
      }
      const inner = this.blocks(item.join("\n"));
      const only = inner.childNodes.length === 1 && inner.firstChild.nodeName === "P" ? inner.firstChild : null;
      list.append(element("li", {}, ...(only ? only.childNodes : inner.childNodes)));
      while (place < lines.length && !lines[place].trim() && listMark(lines[place + 1] ?? "")) place += 1;
    }
    fragment.append(list);
    return place;
  }

  table(lines, start, fragment) {
    const cells = (line) => line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim());
    const row = (line, name) => element("tr", {}, ...cells(line).map((cell) => element(name, {}, ...this.inlines(cell))));
    const body = element("tbody");
    let place = start + 2;
    while (place < lines.length && lines[place].trim() && lines[place].includes("|")) body.append(row(lines[place++], "td"));
    const table = element("table", {}, element("thead", {}, row(lines[start], "th")), body);
    fragment.append(element("div", { class: "scroll", role: "group", "aria-label": "Table", tabindex: "0" }, table));
    return place;
  }

  /** The pieces of a line: citations, figures, bold and the like. */
  inlines(text, depth = 0) {
    // Nobody writes a paragraph that long, and to look through it would take too long.
    if (text.length > 20000) return [text];
    const pieces = [];
    const pattern = /\\([!-\/:-@\[-`{-~])|(`+)([\s\S]*?[^`])\2(?!`)|\{\{\s*([^{}\n]*?)\s*\}\}|\[([^\[\]\n]+)\](?:\(([^()\s]*)\))?|(\*\*|__)(?=\S)([\s\S]*?\S)\7|(\*|_)(?=\S)([\s\S]*?\S)\9(?![*\w])|~~(?=\S)([\s\S]*?\S)~~|(  +|\\)\n|<((?:https?:\/\/|mailto:)[^\s<>]*)>/g;
    let end = 0;
    for (const match of text.matchAll(pattern)) {
      if (match.index < end) continue;
      const [all, escaped, , code, figure, label, address, , bold, , italic, struck, hard, link] = match;
      const isInsideWord = /\w$/.test(text.slice(0, match.index)) && all.startsWith("_");
      if (isInsideWord) continue;
      pieces.push(text.slice(end, match.index));
      end = match.index + all.length;
      const inner = (words) => (depth < 8 ? this.inlines(words, depth + 1) : [words]);
      if (escaped) pieces.push(escaped);
      else if (code !== undefined) pieces.push(element("code", {}, code.trim()));
      else if (figure !== undefined) pieces.push(this.figure(figure));
      else if (label !== undefined) pieces.push(...this.bracket(all, label, address, inner));
      else if (bold !== undefined) pieces.push(element("strong", {}, ...inner(bold)));
      else if (italic !== undefined) pieces.push(element("em", {}, ...inner(italic)));
      else if (struck !== undefined) pieces.push(element("del", {}, ...inner(struck)));
      else if (hard !== undefined) pieces.push(element("br"));
      else pieces.push(link);
    }
    pieces.push(text.slice(end));
    return pieces.filter((piece) => piece !== "");
  }

  figure(reference) {
    const value = this.figures.get(reference.toLowerCase());
    return value === undefined
      ? element("span", { class: "unknown" }, `[figure ${reference}]`)
      : element("span", { class: "value" }, value);
  }

  bracket(all, label, address, inner) {
    if (address !== undefined) {
      const isSafe = /^(https?:|mailto:)/i.test(address);
      return [isSafe ? element("span", { class: "link", title: address }, ...inner(label)) : all];
    }
    const ids = citedIds(label);
    if (!ids) return [all];
    const pieces = ids.map((id) => {
      const item = this.register.get(id.toLowerCase());
      return item ? element("a", { class: "cite", href: `#evidence-${item.id}`, title: item.title }, item.id)
        : element("span", { class: "unknown" }, id);
    });
    return ["[", ...pieces.flatMap((piece, place) => (place ? ["; ", piece] : [piece])), "]"];
  }
}

function listMark(line) {
  const match = line.match(/^( {0,3})([-*+]|(\d{1,9})[.)])([ \t]+|$)/);
  if (!match) return null;
  const number = match[3] === undefined ? null : Number(match[3]);
  const width = Math.min(match[0].length, match[1].length + match[2].length + 4);
  return { isOrdered: number !== null, number, width,
    interrupts: line.trim().length > match[2].length && (number === null || number === 1) };
}

/** The ids in the brackets of a citation; null when they are words. */
function citedIds(label) {
  const ids = label.split(/[;,]/).map((part) => part.trim()).filter(Boolean);
  return ids.length && ids.every((id) => /^[A-Za-z]{0,3}-?\d[A-Za-z0-9._-]*$/.test(id) || registerIds.has(id.toLowerCase())) ? ids : null;
}

/** A grade as the report shows it: a shape and a word. */
function gradeMark(grade) {
  if (!grade) return null;
  const svg = "http://www.w3.org/2000/svg";
  const shape = document.createElementNS(svg, "svg");
  shape.setAttribute("class", "shape");
  shape.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `#s-${grade.tone}`);
  shape.append(use);
  return element("span", { class: `grade ${grade.tone}` }, shape, grade.name);
}

