"""If these fail, a reader who follows a citation, a question or a figure ends nowhere."""

import re
from collections import Counter

import html5lib
import pytest

from conftest import EVERY_PAGE, PAGES, WORKSPACES, name_of

every_page = pytest.mark.parametrize(("workspace", "page"), EVERY_PAGE, ids=map(name_of, EVERY_PAGE))


def tree(folders, workspace, page):
    markup = (folders[workspace] / f"{page}.html").read_text(encoding="utf-8")
    return html5lib.parse(markup, namespaceHTMLElements=False)


def ids(document) -> list[str]:
    return [element.get("id") for element in document.iter() if element.get("id") is not None]


@every_page
def test_every_id_is_one_elements_alone(folders, workspace, page):
    """A link goes to the first of two, which may be the wrong one."""
    counts = Counter(ids(tree(folders, workspace, page)))
    assert [name for name, count in counts.items() if count > 1] == []
    assert [name for name in counts if not name or re.search(r"\s", name)] == []


@every_page
def test_every_link_finds_its_target(folders, workspace, page):
    """Inside the page and from report to digest and back."""
    known = {name: set(ids(tree(folders, workspace, name))) for name in {*PAGES, page}}
    broken, followed = [], 0
    for link in tree(folders, workspace, page).iter("a"):
        address = link.get("href")
        match = re.fullmatch(r"(?:(report|digest)\.html)?(?:#(.+))?", address or "none given")
        if match:
            followed += 1
            if match[2] and match[2] not in known[match[1] or page]:
                broken.append(address)
        elif page == "index" and address and (folders[workspace] / address).is_file():
            followed += 1
        elif workspace not in ("hostile",) and not re.match(r"(https?:|mailto:|data:text/csv;)", address or ""):
            broken.append(address)
    assert broken == []
    assert followed > 3


@pytest.mark.parametrize("workspace", WORKSPACES)
def test_references_between_elements_are_kept(folders, workspace):
    """Names of regions and shapes of grades are taken from other elements, which must be there."""
    for page in PAGES:
        document = tree(folders, workspace, page)
        known = set(ids(document))
        asked = set()
        for element in document.iter():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"):
                asked.update((element.get(name) or "").split())
            if isinstance(element.tag, str) and element.tag.endswith("use"):
                asked.add((element.get("href") or "").lstrip("#"))
        assert asked - known == set()


@pytest.mark.parametrize("workspace", ["example", "small", "hostile"])
def test_citations_lead_to_the_register_and_back(folders, workspace):
    """A judgement names its evidence, and the evidence names the judgements that rest on it."""
    document = tree(folders, workspace, "report")
    cited = set()
    for judgement in document.iter("article"):
        if "judgement" not in (judgement.get("class") or "").split():
            continue
        for link in judgement.iter("a"):
            if (link.get("href") or "").startswith("#evidence-"):
                cited.add((judgement.get("id"), link.get("href")[1:]))
    assert cited
    missing = []
    items = {element.get("id"): element for element in document.iter("li") if element.get("id")}
    for judgement, item in sorted(cited):
        back = {link.get("href") for link in items[item].iter("a")} if item in items else set()
        if f"#{judgement}" not in back:
            missing.append((judgement, item))
    assert missing == []


def test_a_click_on_a_citation_shows_its_item(open_page):
    """In the browser the item comes into view, and the key that goes back returns."""
    page = open_page("example", "report", reduced_motion="reduce").page
    link = page.locator("article.judgement .prose a[href^='#evidence-']").nth(7)
    target = link.get_attribute("href")
    link.click()
    assert page.url.endswith(target)
    assert page.evaluate("""id => { const box = document.getElementById(id).getBoundingClientRect()
        return box.top >= 0 && box.top < innerHeight }""", target[1:])
    page.go_back()
    assert not page.url.endswith(target)
