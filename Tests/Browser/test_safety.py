"""If these fail, whoever writes a field of a workspace can run a program at whoever opens its report."""

import json
import re

import html5lib
import pytest
from markdown_it import MarkdownIt

from conftest import EVERY_PAGE, EVERY_REPORT, PAGES, WORKSPACES, name_of

every_page = pytest.mark.parametrize(("workspace", "page"), EVERY_PAGE, ids=map(name_of, EVERY_PAGE))

# Only these can be in a page of ours; whatever else turns up came from someone's text.
ACTIVE = {
    "script", "iframe", "frame", "object", "embed", "applet", "base", "form", "input", "button", "textarea",
    "select", "link", "audio", "video", "source", "portal", "animate", "set", "animatetransform", "foreignobject",
    "math", "template", "noscript", "marquee", "img", "image", "frameset", "dialog",
}  # fmt: skip
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "cite", "ping", "background"}
SAFE_ADDRESS = re.compile(r"(https?:|mailto:|#)", re.IGNORECASE)
# The addresses that hold data are the program's own: a measure's values, and the improvement plan.
TABLES = ("data:text/csv;charset=utf-8,measure,period,", "data:text/csv;charset=utf-8,priority,title,team,")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


# What the comparison's filters are made of.
FILTERS = [
    "<script {}>", "<form {'id': 'filters', 'hidden': '', 'aria-label': 'Show only'}>",
    *(f"<select {{'name': '{name}'}}>" for name in ("part", "team", "kind")),
]  # fmt: skip

# What can be filled in in a workbook, and what its head says of itself.
WORKBOOK_FIELDS = {
    ("meta", "viewport"), ("meta", "color-scheme"), ("meta", "generator"), ("input", "grade"), ("input", "reason"),
    ("textarea", "text"), ("textarea", "strengths"), ("textarea", "areas"), ("textarea", "next"), ("select", "status"),
}


def elements(markup: str):
    """Every element as a browser would build it, with the name and attributes in lower case."""
    tree = html5lib.parse(markup, treebuilder="etree", namespaceHTMLElements=False)
    for element in tree.iter():
        if isinstance(element.tag, str):
            name = element.tag.rpartition("}")[2].lower()
            yield name, {key.rpartition("}")[2].lower(): value for key, value in element.attrib.items()}, element


def dangers(markup: str, images_allowed: bool = False) -> list[str]:
    """What in the markup could run, load or disguise something."""
    found = []
    for name, attributes, _ in elements(markup):
        is_model = name == "script" and attributes.get("type") == "application/json"
        if name in ACTIVE and not is_model and not (images_allowed and name == "img"):
            found.append(f"<{name} {attributes}>")
        if name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            found.append(f"refresh: {attributes}")
        for key, value in attributes.items():
            if key.startswith("on") or key in ("srcdoc", "autofocus"):
                found.append(f"<{name} {key}={value}>")
            if key == "style" and "url(" in value.lower():
                found.append(f"<{name} {key}={value}>")
            if key == "href" and value.startswith(TABLES) and "download" in attributes:
                continue
            if key in ADDRESSES and not (images_allowed and name == "img") and not is_safe(value):
                found.append(f"<{name} {key}={value!r}>")
    return found


def is_safe(address: str) -> bool:
    """As a browser reads an address: without the control characters and spaces that hide its scheme."""
    seen = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    if seen.replace("\\", "/").startswith("//"):
        return False
    return bool(SAFE_ADDRESS.match(seen)) or not SCHEME.match(seen)


@every_page
def test_no_element_or_attribute_is_active(folders, workspace, page):
    """Parsed as browsers parse it, the page holds the JSON model and no other script, handler or dangerous link."""
    markup = (folders[workspace] / f"{page}.html").read_text(encoding="utf-8")
    scripts = [attributes for name, attributes, _ in elements(markup) if name == "script"]
    if page == "comparison":  # it has filters, and the script that makes them work
        assert [danger for danger in dangers(markup) if danger not in FILTERS] == []
        assert scripts == [{}]
    elif page == "index":  # the same, for authorities
        allowed = ("<form {'id': 'filters'", "<input ", "<select ", "<script {}>")
        assert [danger for danger in dangers(markup) if not danger.startswith(allowed)] == []
        assert scripts == [{}]
    elif page == "workbook":  # it is a form, and the script that keeps what is written in it
        allowed = tuple(f"<{name} " for name in ("form", "input", "button", "textarea", "select", "dialog", "noscript", "script"))
        assert [danger for danger in dangers(markup) if not danger.startswith(allowed)] == []
        assert scripts == [{"type": "application/json", "id": "laser-draft"}, {"type": "module"}]
        named = {(name, attributes.get("name")) for name, attributes, _ in elements(markup) if "name" in attributes}
        assert named == WORKBOOK_FIELDS
        assert {a.get("method") for name, a, _ in elements(markup) if name == "form"} == {None}
    else:
        assert dangers(markup) == []
        assert scripts == [{"type": "application/json", "id": "laser-model"}] * (page == "report")
    assert sum(name == "style" for name, _, _ in elements(markup)) == 1


def parse_errors(path) -> list[str]:
    """What the parser has to say, as line, column and kind."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    parser.parse(path.read_text(encoding="utf-8"))
    return [f"{line}:{column} {code}" for (line, column), code, _ in parser.errors]


@every_page
def test_markup_is_what_the_program_meant(folders, workspace, page):
    """No parse error: none of the texts broke out of the place where it was put."""
    assert parse_errors(folders[workspace] / f"{page}.html") == []


@pytest.mark.parametrize("page", [*PAGES, "comparison", "workbook"])
def test_characters_that_html_forbids_are_not_printed(folders, page):
    """A stray control character from another program makes the page invalid; it shows as U+FFFD."""
    assert parse_errors(folders["hostile"] / f"{page}.html") == []


@pytest.mark.parametrize("page", [*PAGES, "workbook"])
def test_nothing_runs_in_the_running_page(open_page, page):
    """Opened, scrolled, every fold opened, the pointer over everything: no attack runs or loads a thing."""
    opened = open_page("hostile", page)
    tab = opened.page
    tab.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    for kind in ("mouseover", "focus", "load", "error", "click", "toggle", "begin"):
        tab.evaluate(
            """kind => document.querySelectorAll('*').forEach(element =>
                element.tagName !== 'A' && element.tagName !== 'BUTTON' && element.dispatchEvent(new Event(kind)))""",
            kind,
        )
    tab.keyboard.press("Tab")
    tab.wait_for_timeout(300)
    assert tab.evaluate("window.hacked") is None
    assert opened.dialogs == []
    assert len(opened.requests) == 1, opened.requests
    assert opened.console == []


@pytest.mark.parametrize("page", [*PAGES, "workbook"])
def test_the_policy_would_stop_what_got_through(open_page, page):
    """Even if an attack became an element, the page's own policy lets it neither run nor load."""
    opened = open_page("empty", page)
    opened.page.evaluate("""() => {
        const script = document.createElement('script')
        script.textContent = 'window.hacked = 1'
        document.body.append(script)
        document.body.insertAdjacentHTML('beforeend', '<img src="http://example.invalid/x.png" onerror="window.hacked = 2">' +
            '<iframe src="data:text/html,x"></iframe><b onclick="window.hacked = 3" id="handler">x</b>')
        document.getElementById('handler').click()
    }""")
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate("window.hacked") is None
    assert len(opened.requests) == 1, opened.requests
    assert len([said for said in opened.console if "Content Security Policy" in said]) >= 4


@pytest.mark.parametrize("workspace", WORKSPACES)
def test_embedded_model_is_the_edition(folders, workspace):
    """The report that is e-mailed carries its data whole, so that two of them can be compared."""
    markup = (folders[workspace] / "report.html").read_text(encoding="utf-8")
    [model] = [
        "".join(element.itertext()) for name, _, element in elements(markup) if name == "script"
    ]
    edition = json.loads((folders[workspace] / "report.json").read_text(encoding="utf-8"))
    del edition["generator"]  # the file's own mark
    assert json.loads(model) == edition


def test_hostile_texts_are_kept_as_they_were_written(folders):
    """Safety isn't got by losing words: each field's text is in the page, in the Markdown and in the model."""
    marks = json.loads((folders["hostile"].parent / "hostile-workspace/marks.json").read_text())
    texts = {
        name: "".join((folders["hostile"] / f"{page}{name}").read_text(encoding="utf-8") for page in pages)
        for name, pages in ((".html", PAGES), (".md", PAGES), (".json", ["report"]))
    }
    assert len(marks) > 60
    lost = {name: [mark for mark in marks if mark.lower() not in text.lower()] for name, text in texts.items()}
    assert lost == {name: [] for name in texts}


@pytest.mark.parametrize("page", [*PAGES, "workbook"])
def test_attacks_are_read_as_plain_words(open_page, page):
    """A reader sees what was written, angle brackets and all."""
    words = open_page("hostile", page).page.evaluate("document.body.innerText")
    assert "<script>window.hacked=1;alert(1)</script>" in words
    assert '<img src=x onerror="window.hacked=1;alert(1)">' in words


@pytest.mark.parametrize(("workspace", "page"), EVERY_REPORT, ids=map(name_of, EVERY_REPORT))
def test_markdown_has_no_active_markup(folders, workspace, page):
    """Markdown is shown by other programs, some of which let HTML through: there too it stays text."""
    markdown = (folders[workspace] / f"{page}.md").read_text(encoding="utf-8")
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.validateLink = lambda address: True  # what a careless program would do
    # Pictures are the author's own, and the page that shows them decides whether to load them.
    assert dangers(reader.render(markdown), images_allowed=True) == []
    raw = [token for token in flat(reader.parse(markdown)) if token.type in ("html_block", "html_inline")]
    # The generator's own mark is a comment.
    assert [token.content for token in raw if not re.fullmatch(r"<!--[^<>]*-->\s*", token.content)] == []


def flat(tokens):
    for token in tokens:
        yield token
        yield from flat(token.children or [])
