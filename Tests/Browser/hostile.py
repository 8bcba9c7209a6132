"""A workspace in which every field that a person can write is an attack on the page that will show it."""

import csv
import json
from pathlib import Path

# Each would set window.hacked or open a dialogue if a browser ever took it for markup or script.
RUN = "window.hacked=1;alert(1)"
MARKUP = [
    f"<script>{RUN}</script>",
    f"<ScRiPt\n>{RUN}</sCrIpT >".replace("\n", " "),
    f'<img src=x onerror="{RUN}">',
    f"<img src=http://example.invalid/pixel.png onerror={RUN}>",
    f'"><svg onload="{RUN}">',
    f"'><svg/onload={RUN}>",
    f'" autofocus onfocus="{RUN}" x="',
    f"' style='background:url(http://example.invalid/style)' onmouseover='{RUN}",
    f"</script><script>{RUN}</script>",
    f"</title></style></textarea></svg></table><script>{RUN}</script>",
    f"<!--<script>{RUN}</script>-->",
    f"--><img src=x onerror={RUN}>",
    f"]]><img src=x onerror={RUN}>",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f'<svg><animate onbegin="{RUN}" attributeName=x dur=1s></svg>',
    f'<math><mi xlink:href="javascript:{RUN}">x</mi></math>',
    f'<iframe srcdoc="<script>{RUN}</script>" src="javascript:{RUN}"></iframe>',
    f'<a href="javascript:{RUN}">x</a>',
    '<base href="http://example.invalid/"><link rel=stylesheet href=http://example.invalid/a.css>',
    '<meta http-equiv="refresh" content="0;url=http://example.invalid/">',
    '<form action="http://example.invalid/"><input name=x><button>y</button></form>',
    '<object data="http://example.invalid/"></object><embed src="http://example.invalid/">',
    "<style>*{display:none;background:url(http://example.invalid/)}</style>",
    "{{{authority}}} {{&authority}} {{>head}} {{#teams}}{{name}}{{/teams}} {{=<% %>=}}",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script> &quot;",
    "\u202eright to left\u202c \u2066isolated\u2069 \u200bzero width",
    "\x01\x08\x0b\x1b[31m\x7f\x85\ufffe\U0001ffff control and no characters",
    "\\\" \\u003cscript> \\3c script> */ } content: url(http://example.invalid/)",
]
LINKS = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" javascript:{RUN}",
    f"java&#115;cript:{RUN}",
    f"javascript&colon;{RUN}",
    f"java&Tab;script:{RUN}",
    f"java&NewLine;script:{RUN}",
    f"&#x6A;avascript:{RUN}",
    f"&#1;javascript:{RUN}",
    f"java\\script:{RUN}",
    f"javascript\\:{RUN}",
    f"java%73cript:{RUN}",
    f"vbscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    f"data:image/svg+xml,<svg onload={RUN}>",
    "file:///etc/passwd",
    "blob:http://example.invalid/x",
    "ms-word:ofe|u|http://example.invalid/x",
    "//example.invalid/pixel",
    "\\\\example.invalid\\share",
]
MARKDOWN = [
    f'[a](<{RUN}> "x onmouseover={RUN}")',
    f'![x" onerror="{RUN}](x "y\' onload=\'{RUN}")',
    f"`<script>{RUN}</script>`",
    f"``` \" onclick={RUN}\n<script>{RUN}</script>\n```",
    f"    <script>{RUN}</script>",
    f"| <img src=x onerror={RUN}> | b |\n| --- | --- |\n| <script>{RUN}</script> | [x](javascript:{RUN}) |",
    f"<javascript:{RUN}>",
    f"[r]\n\n[r]: javascript:{RUN} 'x'",
    f"![pixel](http://example.invalid/pixel.png)\n\n![pixel][p]\n\n[p]: //example.invalid/p.png",
    f"<div\nonclick='{RUN}'>\n\ntext\n\n</div>",
    f"<pre>\n<script>{RUN}</script>\n</pre>",
    f"<?php {RUN} ?>\n\n<!DOCTYPE html [<!ENTITY x '{RUN}'>]>",
]


class Marks:
    """A word of its own for each field, to find its text again."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def mark(self, field: str) -> str:
        word = f"mark{len(self.given):03}{field}"
        self.given.append(word)
        return word


def line(marks: Marks, field: str) -> str:
    """All of the attacks that fit on one line, between two halves of a mark."""
    return f"{marks.mark(field)} " + " ".join(MARKUP + LINKS)


def prose(marks: Marks, field: str) -> str:
    """Every attack as Markdown, a paragraph each."""
    links = [form for link in LINKS for form in (f"[x]({link})", f"[x](<{link}>)", f"![x]({link})", f"<{link}>")]
    headings = [f"#### {attack}" for attack in MARKUP[:4]]
    return "\n\n".join([marks.mark(field), *MARKUP, *links, *MARKDOWN, *headings, ""])


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def write_workspace(folder: Path) -> None:
    """Writes the workspace, and beside it marks.json with the words by which its texts are found."""
    marks = Marks()
    folder.mkdir(parents=True)

    def text(field: str) -> str:
        return line(marks, field)

    bank = {
        "id": "hostile",
        "title": text("bankTitle"),
        "version": text("bankVersion"),
        "scale": [
            {"id": "fine", "name": text("gradeFine"), "aliases": [text("alias")]},
            {"id": "poor", "name": text("gradePoor"), "aliases": []},
        ],
        "guidance": [text("guidance")],
        "parts": [
            {
                "name": text("part"),
                "questions": [
                    {
                        "number": number,
                        "text": text("question"),
                        "prompts": [text("prompt"), text("prompt")],
                        "formerly": [text("questionFormerly")],
                        "wordLimit": 20,
                    }
                    for number in (1, 2, 3)
                ],
            }
        ],
    }
    settings = {
        "authority": text("authority"),
        "code": "E10000017",
        "region": text("region"),
        "year": "2014/15",
        "teams": [
            {"id": "a", "name": text("team")},
            {"id": "b", "name": text("teamModerating"), "moderates": True},
        ],
        "statisticalNeighbours": ["E10000024"],
        "bank": "bank.json",
        "marking": text("marking"),
        "note": text("note"),
        "date": "2015-09-01",
        f"unknown {MARKUP[0]}": 1,
    }
    for name, value in (("bank.json", bank), ("laser.json", settings)):
        (folder / name).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

    write_rows(folder / "register.csv", register(text))
    write_rows(folder / "measures.csv", measures(text))
    write_rows(folder / "measures/own.csv", observations(marks))
    write_rows(folder / "priorities.csv", [
        {
            "id": identifier, "title": text("priorityTitle"), "team": "a", "lead": text("lead"),
            "due": "2015-12-31", "success-criterion": text("criterion"), "measures": "m1",
            "questions": "1", "aligned-with": aligned, "progress": "on track",
            "reviewed": "2015-08-01", "lip": "yes", "formerly": "",
        }
        for identifier, aligned in (("P1", "P2"), ("P2", text("aligned").replace(";", ",")))
    ])  # fmt: skip
    write_rows(folder / "actions.csv", [
        {
            "id": "A1", "priority": priority, "team": "a", "action": text("action"),
            "lead": text("actionLead"), "start": "2015-01-01", "due": "2015-02-01",
            "success-criterion": text("actionCriterion"), "status": "in progress",
            "reviewed": "2015-08-01", "evidence": "E1", "notes": text("actionNotes"),
        }
        for priority in ("P1",)
    ])  # fmt: skip
    write_rows(folder / "history.csv", [
        {"year": "2013/14", "team": "a", "question": "1", "grade": "poor"},
    ])  # fmt: skip

    (folder / "priorities").mkdir()
    (folder / "priorities/P1.md").write_text(prose(marks, "priorityProse"), encoding="utf-8")
    answers = folder / "judgements/a"
    answers.mkdir(parents=True)
    (answers / "answers.md").write_text(
        "\n".join(answer(marks, text, number) for number in (1, 2)), encoding="utf-8"
    )
    (answers / "<img src=x onerror=alert(1)>.md").write_text(f"# Question 3\nGrade: {MARKUP[2]}\n\n{MARKUP[0]}\n")
    (folder / "judgements/b").mkdir()
    (folder / "judgements/b/Q1.md").write_text(answer(marks, text, 1), encoding="utf-8")
    (folder / "marks.json").write_text(json.dumps(marks.given))


def register(text) -> list[dict[str, str]]:
    """An item with every field hostile, and one for each hostile location."""
    rows = []
    for place, location in enumerate([*LINKS, *MARKUP[:6]], start=1):
        full = place == 1
        rows.append({
            "id": f"E{place}", "title": text("evidenceTitle"), "kind": "report",
            "date": "2015-06-01", "period": "2014/15", "source": text("evidenceSource") if full else "",
            "owner": text("owner") if full else "", "questions": "1;2", "prompts": "1.1",
            "reported-to": text("reportedTo").replace(";", ",") if full else "",
            "location": location, "expires": "2016-01-01", "marking": text("itemMarking") if full else "",
            "stance": "supports", "formerly": "",
            "notes": text("evidenceNotes") if full else "", MARKUP[0]: "",
        })  # fmt: skip
    return rows


def measures(text) -> list[dict[str, str]]:
    row = {
        "id": "m1", "title": text("measureTitle"), "unit": "percent", "polarity": "higher", "kind": "flow",
        "counts": "pupils", "questions": "1", "priorities": "P1", "source": text("measureSource"),
        "target": "70", "target-period": "2015/16", "headline": "",
        "breaks": "2013/14: " + text("break").replace(";", ","), "decimals": "1",
    }  # fmt: skip
    spread = {
        **row, "id": "m2", "title": text("distributionTitle"), "counts": "schools", "kind": "snapshot",
        "headline": MARKUP[0].replace(";", ","), "breaks": "", "target": "", "target-period": "",
    }  # fmt: skip
    return [row, spread]


def observations(marks: Marks) -> list[dict[str, str]]:
    rows = []
    hostile_group = line(marks, "group")
    hostile_area = line(marks, "area")
    for year, numerator in (("2012/13", 50), ("2013/14", 55), ("2014/15", 70)):
        for area, group in (("", ""), ("England", ""), ("", hostile_group), (hostile_area, "")):
            rows.append({
                "measure": "m1", "period": year, "area": area, "group": group, "category": "", "value": "",
                "numerator": str(numerator), "denominator": "100", "status": "final",
            })  # fmt: skip
        for category in (MARKUP[0].replace(";", ","), line(marks, "category")):
            rows.append({
                "measure": "m2", "period": year, "area": "", "group": "", "category": category,
                "value": "", "numerator": str(numerator // 2), "denominator": str(numerator), "status": "final",
            })  # fmt: skip
    return rows


def answer(marks: Marks, text, number: int) -> str:
    """One entry whose keys and sections are all hostile."""
    return "\n".join([
        f"# Question {number} {MARKUP[0]} {MARKUP[2]}", "Grade: fine", "Status: in review", "Updated: 2015-06-14",
        f"Author: {text('author')}", "Evidence: E1; E2", "Measures: m1; m2", "Priorities: P1",
        f"Reason: {text('reason')}", f"Fingerprint: {text('fingerprint')}", f"Unknown {MARKUP[1]}: {MARKUP[2]}",
        "", prose(marks, "judgement"), f"It rose by {{{{m1.change}}}} {{{{{{raw}}}}}} {{{{<script>}}}} [E1] [{MARKUP[0]}].",
        "", "## Strengths", "", prose(marks, "strengths"), "## Areas for development", "", prose(marks, "areas"),
        "## Drill-down", "", f"### {MARKUP[0]} {marks.mark('scope')} {MARKUP[2]}: poor", "", prose(marks, "drillDown"),
        f"## {MARKUP[4]} {marks.mark('section')}", "", prose(marks, "ownSection"), "## Next steps", "", prose(marks, "next"),
        "",
    ])  # fmt: skip
