"""If these fail, the reader of report.md and the reader of report.html have read two different reports."""

import json
import re

import html5lib
import pytest
from markdown_it import MarkdownIt

from conftest import WORKSPACES

def words(text: str) -> str:
    return " ".join(text.split())


def text_of(element) -> str:
    return words("".join(element.itertext()))


def page_tree(folders, workspace):
    markup = (folders[workspace] / "report.html").read_text(encoding="utf-8")
    return html5lib.parse(markup, namespaceHTMLElements=False)


def markdown_tree(folders, workspace):
    markdown = (folders[workspace] / "report.md").read_text(encoding="utf-8")
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return html5lib.parse(reader.render(markdown), namespaceHTMLElements=False)


def letters(text: str) -> str:
    """Words only: the two forms set values, links and dashes apart in their own ways."""
    return "".join(re.findall(r"\w+", text))


@pytest.mark.parametrize("workspace", WORKSPACES)
def test_every_authored_paragraph_is_in_both(folders, workspace):
    """Each paragraph, item and cell of prose in the page is in the Markdown, in the same order."""
    markdown = letters("".join(markdown_tree(folders, workspace).itertext()))
    missing, place, seen = [], 0, 0
    for prose in page_tree(folders, workspace).iter("div"):
        if "prose" not in (prose.get("class") or "").split():
            continue
        for block in prose.iter():
            if block.tag not in ("p", "li", "td", "th", "pre") or any(child.tag in ("p", "ul", "ol") for child in block):
                continue
            seen += 1
            sought = letters("".join(block.itertext()))
            found = markdown.find(sought, place)
            if found < 0:
                missing.append(text_of(block)[:200])
            else:
                place = found
    assert missing == []
    assert seen or workspace == "empty"


@pytest.mark.parametrize("workspace", WORKSPACES)
def test_sections_are_the_same(folders, workspace):
    """The same sections, in the same order, under the same names."""

    def headings(tree) -> list[str]:
        return [letters(text_of(heading)) for heading in tree.iter("h2")]

    unprinted = {"Contents"} if "Contents" not in headings(markdown_tree(folders, workspace)) else set()
    in_page = [heading for heading in headings(page_tree(folders, workspace)) if heading not in unprinted]
    assert in_page == headings(markdown_tree(folders, workspace))


@pytest.mark.parametrize("workspace", ["example", "small"])
def test_every_text_of_the_model_is_in_both(folders, workspace):
    """Titles, leads, criteria, notes: whatever the edition holds as a text can be read in either form."""
    model = json.loads((folders[workspace] / "report.json").read_text(encoding="utf-8"))
    texts = {letters(text).lower() for text in strings(model) if " " in text.strip() and "\n" not in text}
    page = page_tree(folders, workspace)
    for script in [*page.iter("script"), *page.iter("style")]:
        script.text = ""
    page = letters("".join(page.itertext())).lower()
    markdown = letters("".join(markdown_tree(folders, workspace).itertext())).lower()
    assert len(texts) > 50
    assert sorted(text for text in texts if (text in page) != (text in markdown)) == []


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
