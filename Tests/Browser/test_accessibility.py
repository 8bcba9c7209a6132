"""If these fail, someone who reads with a keyboard, a screen reader or colours of their own is shut out."""

import axe_playwright_python
import pytest
from pathlib import Path

from conftest import EVERY_PAGE, WIDTHS, name_of

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

every_page = pytest.mark.parametrize(("workspace", "page"), EVERY_PAGE, ids=map(name_of, EVERY_PAGE))

# Everything that folds is opened first, or what is inside would not be looked at.
UNFOLD = "document.querySelectorAll('details').forEach(details => details.open = true)"

# Of a group of radio buttons, Tab stops at the chosen one.
FOCUSABLE = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(element => element.checkVisibility() && element.tabIndex >= 0 && !element.disabled
        && !(element.type === 'radio' && !element.checked))"""


def violations(opened, rules: dict | None = None) -> list[str]:
    """What axe has against the page as it stands, a line for each place."""
    opened.page.evaluate(UNFOLD)
    opened.page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"], "rules": rules or {}}
    result = opened.page.evaluate("options => axe.run(document, options)", options)
    assert result["passes"], "axe looked at nothing"
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


@every_page
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_violation(open_page, workspace, page, width):
    """The law asks for WCAG 2.2 AA: contrast, names, structure, at each width."""
    assert violations(open_page(workspace, page, width)) == []


@every_page
def test_axe_finds_no_violation_in_the_dark(open_page, workspace, page):
    """Those who set their machine to dark can read as well as the others."""
    assert violations(open_page(workspace, page, color_scheme="dark")) == []


@every_page
def test_axe_finds_no_violation_in_forced_colours(open_page, workspace, page):
    """Readers who set their own colours get them everywhere; contrast is then theirs, not ours."""
    opened = open_page(workspace, page, forced_colors="active")
    assert violations(opened, {"color-contrast": {"enabled": False}}) == []


@every_page
def test_grades_are_told_without_colour_in_forced_colours(open_page, workspace, page):
    """With colours taken away each grade still has its word and its shape, and both can be seen."""
    opened = open_page(workspace, page, forced_colors="active")
    lost = opened.page.evaluate("""() => [...document.querySelectorAll('.grade')].filter(grade => {
        const shape = grade.querySelector('svg'), box = shape && shape.getBoundingClientRect()
        const paper = getComputedStyle(document.documentElement).backgroundColor
        return grade.checkVisibility() &&
            (!grade.textContent.trim() || !box || !box.width || getComputedStyle(shape).color === paper)
    }).map(grade => grade.outerHTML)""")
    assert lost == []


def test_every_grade_of_the_profile_has_a_bar_in_forced_colours(open_page):
    """Else the bar of a grade that isn't good is a gap, and its number stands in nothing."""
    page = open_page("example", "report", forced_colors="active").page
    looks = page.evaluate("""() => [...document.querySelectorAll('.profile .toned :is(.s0, .s1, .s2, .s3)')].map(bar => {
        const style = getComputedStyle(bar)
        return [bar.getAttribute('class'), style.stroke, getComputedStyle(document.documentElement).backgroundColor]
    })""")
    assert {name for name, *_ in looks} >= {"s0", "s1", "s2"}
    assert [name for name, stroke, paper in looks if stroke in (paper, "none")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_on_the_profile_have_a_contrast_of_4_5(open_page, scheme):
    """The checker above doesn't look at text in pictures."""
    contrasts = open_page("example", "report", color_scheme=scheme).page.evaluate("""() => {
        const numbers = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
        const light = colour => colour.map(part => part / 255)
            .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
            .reduce((sum, part, place) => sum + part * [.2126, .7152, .0722][place], .05)
        const paper = numbers(getComputedStyle(document.documentElement).backgroundColor)
        return [0, 1, 2].flatMap(place => {
            const bar = document.querySelector(`.profile .toned .s${place}`)
            const text = document.querySelector(`.profile .toned .i${place} text`)
            if (!bar || !text) return []
            const { fill, fillOpacity } = getComputedStyle(bar)
            const ground = numbers(fill).map((part, at) => part * fillOpacity + paper[at] * (1 - fillOpacity))
            const both = [light(numbers(getComputedStyle(text).fill)), light(ground)]
            return [Math.max(...both) / Math.min(...both)]
        })
    }""")
    assert len(contrasts) == 3
    assert min(contrasts) >= 4.5, contrasts


@every_page
def test_headings_make_an_outline(open_page, workspace, page):
    """A screen reader's list of headings is the page's table of contents: one title, no level left out."""
    headings = open_page(workspace, page).page.evaluate("""() =>
        [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => [Number(h.tagName[1]), h.textContent.trim()])""")
    assert [level for level, _ in headings].count(1) == 1
    assert headings[0][0] == 1, "something comes before the title"
    jumps = [
        f"{now} after {before}"
        for before, now in zip(headings, headings[1:])
        if now[0] > before[0] + 1
    ]
    assert jumps == []
    assert [level for level, text in headings if not text] == []


@every_page
def test_language_and_landmarks_are_named(open_page, workspace, page):
    """A screen reader speaks British English and can jump to the main part."""
    page = open_page(workspace, page).page
    assert page.locator("html").get_attribute("lang") == "en-GB"
    assert page.title().strip()
    for landmark in ("main", "nav", "body > footer", "body > header"):
        assert page.locator(landmark).count() == 1, landmark
    assert page.locator("nav[aria-label], nav[aria-labelledby]").count() == 1


@every_page
def test_skip_link_comes_first_and_leads_to_the_main_part(open_page, workspace, page):
    """One key press passes what every page repeats."""
    page = open_page(workspace, page).page
    page.keyboard.press("Tab")
    box = page.evaluate("(() => { const b = document.activeElement.getBoundingClientRect(); return [b.x, b.y, b.width] })()")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert box[0] >= 0 and box[1] >= 0 and box[2] > 20, f"the skip link can't be seen: {box}"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@every_page
def test_every_chart_has_a_name_and_a_table(open_page, workspace, page):
    """Who can't see a chart hears what it shows, and finds its figures in a table close by."""
    page = open_page(workspace, page).page
    charts = page.evaluate("""() => [...document.querySelectorAll('svg.chart')].map(chart => {
        const named = (chart.getAttribute('aria-labelledby') || '').split(/\\s+/).filter(Boolean)
            .map(id => (document.getElementById(id) || {}).textContent || '').join(' ')
        let near = chart.closest('figure')
        while (near && !near.querySelector('table') && !near.matches('section, article, main')) near = near.parentElement
        const title = chart.querySelector(':scope > title')
        return { name: (chart.getAttribute('aria-label') || named || (title ? title.textContent : '')).trim(), role: chart.getAttribute('role'),
                 rows: near ? near.querySelectorAll('table tbody tr').length : 0, html: chart.outerHTML.slice(0, 160) }
    })""")
    assert [chart for chart in charts if chart["role"] != "img" or len(chart["name"]) < 10] == []
    assert [chart for chart in charts if chart["rows"] == 0] == []


@every_page
def test_every_fold_opens_by_key(open_page, workspace, page):
    """The figures behind a chart and the form's prompts are folded; the keyboard opens them."""
    page = open_page(workspace, page).page
    folds = page.locator("summary")
    for place in sorted({0, folds.count() // 2, folds.count() - 1} if folds.count() else []):
        folds.nth(place).focus()
        page.keyboard.press("Enter")
        assert folds.nth(place).evaluate("summary => summary.parentElement.open")


@pytest.mark.parametrize("width", [320, 1280])
@every_page
def test_focus_is_always_seen_and_never_trapped(open_page, workspace, page, width):
    """Tabbing goes through everything that can be used, in order, with a mark that shows where one is."""
    page = open_page(workspace, page, width, reduced_motion="reduce").page
    page.evaluate("""find => {
        const all = window.all = eval(find)()
        all.forEach(element => {
            const style = getComputedStyle(element)
            element.atRest = [style.outline, style.boxShadow, style.border, style.backgroundColor].join()
        })
        window.visited = []; window.unseen = []
        document.addEventListener('focusin', event => {
            const element = event.target, style = getComputedStyle(element), box = element.getClientRects()[0]
            visited.push(all.indexOf(element))
            const marked = [style.outline, style.boxShadow, style.border, style.backgroundColor].join() !== element.atRest
            const middle = document.elementFromPoint(box.x + Math.min(box.width, 8) / 2, box.y + Math.min(box.height, 8) / 2)
            const covered = middle && !element.contains(middle) && !middle.contains(element)
            if (!marked || box.width < 1 || box.height < 1 || covered)
                unseen.push([element.outerHTML.slice(0, 120), { marked, covered: covered && middle.outerHTML.slice(0, 120) }])
        })
    }""", FOCUSABLE)
    count = page.evaluate("all.length")
    for _ in range(count):
        page.keyboard.press("Tab")
    assert page.evaluate("unseen") == []
    assert page.evaluate("visited") == list(range(count))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.body || all.indexOf(document.activeElement) === 0")
