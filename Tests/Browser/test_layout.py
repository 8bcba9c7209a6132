"""If these fail, the page can't be read on a telephone, enlarged, on paper, or without a network."""

import os
import re
from collections.abc import Iterator
from io import BytesIO

import pypdf
import pytest

from conftest import EVERY_PAGE, PAGES, WIDTHS, name_of
from workspaces import run

every_page = pytest.mark.parametrize(("workspace", "page"), EVERY_PAGE, ids=map(name_of, EVERY_PAGE))

UNFOLD = "document.querySelectorAll('details').forEach(details => details.open = true)"
# What sticks out of the page to the right, unless it scrolls or hides inside something narrower.
STICKING_OUT = """() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const held = element => { for (let up = element.parentElement; up; up = up.parentElement)
        if (getComputedStyle(up).overflowX !== 'visible') return true; return false }
    return [...document.body.querySelectorAll('*')]
        .filter(element => element.getBoundingClientRect().right > width + 1 && !held(element))
        .map(element => element.outerHTML.slice(0, 160)).slice(0, 8).concat('the page scrolls sideways')
}"""
# WCAG 1.4.12: nothing may be lost when a reader sets text as wide as this.
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
A4 = (595, 842)


@every_page
@pytest.mark.parametrize("width", WIDTHS)
def test_page_is_whole_without_a_network(open_page, workspace, page, width):
    """The file is e-mailed and opened offline: it asks for nothing and the browser has nothing against it."""
    opened = open_page(workspace, page, width)
    opened.page.evaluate(UNFOLD)
    opened.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert opened.console == []
    assert len(opened.requests) == 1, opened.requests


@every_page
@pytest.mark.parametrize("width", WIDTHS)
def test_page_does_not_scroll_sideways(open_page, workspace, page, width):
    """Lines that run off the screen are not read."""
    opened = open_page(workspace, page, width)
    opened.page.evaluate(UNFOLD)
    assert opened.page.evaluate(STICKING_OUT) == []


@every_page
def test_page_at_200_per_cent_does_not_scroll_sideways(open_page, workspace, page):
    """A window of 1280 pixels, enlarged twice, is 640 wide to the page."""
    opened = open_page(workspace, page, 640, device_scale_factor=2)
    opened.page.evaluate(UNFOLD)
    assert opened.page.evaluate(STICKING_OUT) == []


def test_figures_in_a_writers_table_are_not_broken(open_page, tmp_path):
    """58.9 over two lines is read as 58 and 9: a table too wide for a telephone scrolls in its frame."""
    program, workspace = os.environ["LASER"], tmp_path / "Evidence"
    run(program, "init", workspace, "--authority", "A", "--year", "2014/15", "--team", "p=Primary")
    rows = ["| District | 2012/13 | 2013/14 | 2014/15 | Cohort |", "| - | -: | -: | -: | -: |",
            "| Ribble Valley | 58.9% | 63.3% | 67.5% | 12,500 |"]  # fmt: skip
    answer = workspace / "judgements/p/Q01.md"
    answer.write_text("# Question 1\nGrade: good\n\nIt rose.\n\n" + "\n".join(rows) + "\n")
    run(program, "report", workspace, "--output", tmp_path / "Report")
    page = open_page.file(tmp_path / "Report/report.html", 320).page
    heights = page.evaluate("""() => [...document.querySelectorAll('.prose td.right')].map(cell => {
        const range = document.createRange(); range.selectNodeContents(cell)
        return range.getClientRects().length })""")
    assert heights == [1, 1, 1, 1]
    assert page.evaluate(STICKING_OUT) == []


@every_page
@pytest.mark.parametrize("width", [320, 1280])
def test_text_alone_can_be_enlarged_and_spaced(open_page, workspace, page, width):
    """Readers who enlarge only the text, or space it out, lose nothing."""
    opened = open_page(workspace, page, width)
    opened.page.evaluate(UNFOLD)
    opened.page.add_style_tag(content=TEXT_SPACING)
    assert opened.page.evaluate(STICKING_OUT) == []
    if width == 1280:
        opened.page.add_style_tag(content="html { font-size: 200% !important }")
        assert opened.page.evaluate(STICKING_OUT) == []


@every_page
def test_nothing_moves_for_those_who_ask_for_stillness(open_page, workspace, page):
    """Movement makes some readers ill."""
    opened = open_page(workspace, page, reduced_motion="reduce")
    moving = opened.page.evaluate("""() => [...document.querySelectorAll('*')].filter(element => {
        const style = getComputedStyle(element)
        return style.animationName !== 'none' || style.transitionDuration !== '0s' || style.scrollBehavior === 'smooth'
    }).map(element => element.outerHTML.slice(0, 120)).concat(document.getAnimations().map(String))""")
    assert moving == []


@every_page
def test_page_prints_on_a4_with_all_its_text(open_page, workspace, page):
    """Committee papers are paper: every page A4, every heading and every table cell on it."""
    opened = open_page(workspace, page)
    text_of_page = opened.page.evaluate("""() => [...document.querySelectorAll('h1, h2, h3, h4, main td, main th')]
        .filter(element => element.checkVisibility()).map(element => {
            const copy = element.cloneNode(true)
            copy.querySelectorAll('.hidden, .figures-link, details, svg').forEach(unprinted => unprinted.remove())
            return copy.textContent
        })""")
    pdf = pypdf.PdfReader(BytesIO(opened.page.pdf(prefer_css_page_size=True)))
    sizes = {(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in pdf.pages}
    assert sizes == {A4}
    if workspace == "hostile":
        return  # its characters of both directions come out in an order of their own
    printed = letters("".join(sheet.extract_text() for sheet in pdf.pages))
    assert [text for text in text_of_page if not all(part in printed for part in words(text))] == []


def test_no_question_is_torn_between_two_sheets(open_page):
    """A question's number at the foot of one sheet and its words overleaf is read as a question without an answer."""
    opened = open_page("example", "report")
    # Each heading alone on a sheet, ever nearer to its foot.
    opened.page.add_style_tag(
        content=".question { break-before: page } .question > :not(h3, div:first-child) { display: none }")
    questions = opened.page.evaluate("""() => [...document.querySelectorAll('.question h3')].map((heading, place) => {
        heading.insertAdjacentHTML('beforebegin', `<div style="height: ${800 + 8 * place}px"></div>`)
        return heading.textContent
    })""")
    pdf = pypdf.PdfReader(BytesIO(opened.page.pdf(prefer_css_page_size=True)))
    sheets = [letters(sheet.extract_text()) for sheet in pdf.pages]
    assert len(questions) == 28
    assert [question for question in questions if not any(letters(question) in sheet for sheet in sheets)] == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("workspace", ["example", "small", "empty"])
def test_nothing_is_cut_at_the_edge_of_the_paper(open_page, workspace, page):
    """On paper nobody can scroll a table. The grid's question is shortened, since it stands in full elsewhere."""
    opened = open_page(workspace, page, 673)  # A4 less the margins of the style, at 96 pixels an inch
    opened.page.emulate_media(media="print")
    cut = opened.page.evaluate("""() => [...document.querySelectorAll('body *')].filter(element => {
        const box = element.getBoundingClientRect()
        return element.checkVisibility() && box.right > document.documentElement.clientWidth + 1 && box.width > 1
            && !element.closest('.skip, .hidden, .wording, svg svg, svg *')
    }).map(element => element.outerHTML.slice(0, 160)).slice(0, 8)""")
    assert cut == []


def letters(text: str) -> str:
    """The text without what printing changes: spaces, hyphens, ligatures."""
    for ligature, plain in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl")):
        text = text.replace(ligature, plain)
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def words(text: str) -> Iterator[str]:
    return map(letters, text.split())
