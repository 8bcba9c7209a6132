"""If these fail, an adviser who drafts in a browser loses words, or somebody else's."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

import hostile
from conftest import CHROMIUM
from test_accessibility import violations
from workspaces import PROJECT, run

LASER = os.environ["LASER"]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The worked example, to be changed, and beside it the workbook of one of its teams."""
    shutil.copytree(PROJECT / "Evidence", tmp_path / "Evidence")
    run(LASER, "workbook", tmp_path / "Evidence", "--team", "primary", "--output", tmp_path / "workbook.html")
    return tmp_path / "Evidence"


@pytest.fixture
def book(workspace: Path) -> Path:
    return workspace.parent / "workbook.html"


@pytest.fixture
def start(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., BrowserContext]]:
    """Starts a browser that keeps what it's told, as the one on an adviser's desk does."""
    contexts: list[BrowserContext] = []
    console: list[str] = []

    def start(before: str = "") -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile", offline=True, viewport={"width": 1280, "height": 900}, **CHROMIUM
        )
        contexts.append(context)
        context.set_default_timeout(60_000)
        context.on("console", lambda message: console.append(f"{message.type}: {message.text}"))
        context.on("weberror", lambda error: console.append(f"uncaught: {error.error}"))
        if before:
            context.add_init_script(before)
        return context

    start.console = console
    yield start
    for context in contexts:
        try:
            context.close()
        except Exception:  # noqa: BLE001 - it was killed
            pass
    assert [line for line in console if line.startswith(("error", "uncaught"))] == []


def opened(context: BrowserContext, book: Path) -> Page:
    page = context.new_page()
    page.goto(book.as_uri())
    page.wait_for_selector("html[data-ready]")
    return page


def kept(page: Page) -> None:
    """Waits until the browser has what was typed."""
    expect(page.locator("#kept")).to_contain_text("Kept in this browser at")
    page.wait_for_timeout(1100)


def saved(page: Page) -> dict:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save draft").click()
    # A browser would number a second file of the same name, and the page would name the older one.
    name = download.value.suggested_filename
    assert re.fullmatch(r"primary-\d{4}-\d\d-\d\d-\d{6}\.laser\.json", name)
    expect(page.locator("#kept")).to_have_text(f"Saved as {name} in your downloads.")
    return json.loads(Path(download.value.path()).read_text(encoding="utf-8"))


def embedded(book: Path) -> dict:
    return json.loads(re.search(r'id="laser-draft">(.*?)</script>', book.read_text(encoding="utf-8"))[1])


def answer_to(draft: dict, question: int) -> dict:
    return next(one for one in draft["judgements"] if one["question"] == question)


def laser(*arguments: object) -> subprocess.CompletedProcess:
    return subprocess.run([LASER, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# The journey


def test_an_adviser_drafts_closes_reopens_finishes_and_sees_the_report(workspace, book, start, tmp_path):
    """Three questions over two days, saved, imported, and in the report; nothing else is touched."""
    before = contents(workspace)
    context = start()
    page = opened(context, book)
    question = page.locator("#q24")
    question.get_by_label("Good", exact=True).check()
    question.get_by_label("Judgement on question 24").fill("Support is well matched to need, as heads confirm")
    question.get_by_role("button", name="Cite evidence…").click()
    page.get_by_label("Search").fill("survey")
    page.locator("#picker-list button").first.click()
    question.get_by_label("Judgement on question 24").press_sequentially(".")
    expect(question.locator(".preview")).to_contain_text("as heads confirm [E0")
    page.locator("#q2").get_by_label("Strengths on question 2").fill("- Heads can say what the authority wants.")
    kept(page)
    context.close()

    context = start()
    page = opened(context, book)
    expect(page.locator("#kept")).to_contain_text("As kept in this browser")
    assert page.locator("#q24 textarea[name=text]").input_value().startswith("Support is well matched")
    third = page.locator("#q7")
    third.get_by_role("button", name="Add a group, district or phase to question 7").click()
    third.get_by_label("Group, district, phase or measure").last.fill("Small rural schools")
    third.get_by_label("Its grade").last.select_option(label="Requiring improvement")
    third.get_by_label("Why it differs").last.fill("Heads there hear of priorities late.")
    third.get_by_role("button", name="Add from the register… to question 7").click()
    page.locator("#picker-list button").nth(3).click()
    draft = saved(page)
    context.close()

    file = tmp_path / "primary.laser.json"
    file.write_text(json.dumps(draft), encoding="utf-8")
    done = laser("import", file, workspace)
    assert (done.returncode, done.stderr.split(".")[0]) == (0, "Imported questions 2, 7 and 24 of Primary"), done.stderr
    after = contents(workspace)
    assert [path for path in after if after[path] != before.get(path)] == [
        path for path in after if path.startswith("judgements/primary/") and path.endswith(("Leadership.md", "Capacity.md"))
    ]
    run(LASER, "report", workspace, "--output", tmp_path / "Report")
    report = (tmp_path / "Report/report.html").read_text(encoding="utf-8")
    for words in ("Support is well matched to need, as heads confirm", "Heads can say what the authority wants.",
                  "Small rural schools", "Heads there hear of priorities late."):  # fmt: skip
        assert words in report
    again = laser("import", file, workspace)
    assert again.returncode == 0 and "files say already" in again.stderr


def test_an_untouched_workbook_saves_what_it_holds(workspace, book, start, tmp_path):
    """Opening, looking and saving changes nothing in any file."""
    before = contents(workspace)
    page = opened(start(), book)
    page.locator("#q3 details").first.click()
    draft = saved(page)
    held = embedded(book)
    assert {**draft, "saved": None} == held
    file = tmp_path / "primary.laser.json"
    file.write_text(json.dumps(draft), encoding="utf-8")
    assert laser("import", file, workspace).returncode == 0
    assert contents(workspace) == before


def test_what_is_undone_counts_as_untouched(book, start):
    """Whoever types a word and takes it out again has changed nothing, the date of the last work included."""
    page = opened(start(), book)
    field = page.locator("#q3 textarea[name=text]")
    was = field.input_value()
    field.fill("Other words")
    field.fill(was)
    assert answer_to(saved(page), 3) == answer_to(embedded(book), 3)


def test_a_drill_down_taken_out_again_counts_as_untouched(book, start):
    """Trying a button must not leave a heading without words, nor change an answer that had been agreed."""
    page = opened(start(), book)
    question = page.locator("#q3")
    question.get_by_role("button", name="Add a group, district or phase").click()
    question.get_by_role("button", name="Remove this drill-down").last.click()
    assert answer_to(saved(page), 3) == answer_to(embedded(book), 3)
    question.get_by_role("button", name="Put it back").click()
    question.get_by_label("Group, district, phase or measure").last.fill("Boys")
    assert answer_to(saved(page), 3)["text"].endswith("## Drill-down\n\n### Boys")


def test_a_letter_in_an_empty_field_taken_out_again_counts_as_untouched(book, start):
    """A slip of a finger is no heading in the report."""
    page = opened(start(), book)
    was, words = answer_to(embedded(book), 3), page.locator("#q3 .count").inner_text()
    field = page.locator("#q3 textarea[name=next]")
    assert field.input_value() == ""
    for typed in ("x", ""):
        field.fill(typed)
    assert answer_to(saved(page), 3) == was
    assert page.locator("#q3 .count").inner_text() == words


def test_evidence_taken_out_and_put_in_again_counts_as_untouched(book, start):
    """The order of a list says nothing, so it's no change of an answer."""
    page = opened(start(), book)
    question, was = page.locator("#q10"), answer_to(embedded(book), 10)
    assert len(was["evidence"]) > 1
    question.locator(".chosen button").first.click()
    question.get_by_role("button", name="Add from the register…").click()
    page.keyboard.type(was["evidence"][0])
    page.keyboard.press("Enter")
    assert answer_to(saved(page), 10) == was


# What the browser keeps


def processes_of(profile: Path) -> list[int]:
    """The browser that works in a folder of ours, and its helpers."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if str(profile).encode() in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


@pytest.mark.parametrize("round_", range(3))
def test_a_killed_browser_loses_at_most_the_last_second(book, start, tmp_path, round_):
    """The machine is switched off in the middle of a sentence: what was typed a second before is there."""
    page = opened(start(), book)
    field = page.locator("#q24 textarea[name=text]")
    field.fill("")
    field.focus()
    typed: list[float] = []
    end = time.monotonic() + 4 + round_ * 0.37
    while time.monotonic() < end:
        page.keyboard.type("abcdefghij"[len(typed) % 10])
        typed.append(time.monotonic())
        time.sleep(0.02)
    killed = time.monotonic()
    for process in processes_of(tmp_path / "profile"):
        os.kill(process, signal.SIGKILL)
    time.sleep(0.5)
    for lock in (tmp_path / "profile").glob("Singleton*"):
        lock.unlink()
    page = opened(start(), book)
    words = page.locator("#q24 textarea[name=text]").input_value()
    before = sum(1 for moment in typed if moment < killed - 1)
    assert before > 20
    assert len(words) >= before, f"{len(words)} of {len(typed)} characters are there, {before} had to be"
    assert words == "".join("abcdefghij"[place % 10] for place in range(len(words)))
    # And one goes on, as if nothing had happened.
    page.locator("#q24 textarea[name=text]").press_sequentially(" and on")
    kept(page)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_two_tabs_do_not_write_over_each_other(book, start):
    """The second tab says so at once and keeps nothing until the adviser has chosen."""
    context = start()
    one, two = opened(context, book), opened(context, book)
    one.locator("#q24 textarea[name=text]").fill("Words of the first tab.")
    kept(one)
    expect(two.get_by_role("alert")).to_contain_text("open in another tab")
    two.locator("#q24 textarea[name=text]").fill("Words of the second tab.")
    two.wait_for_timeout(1200)
    three = opened(context, book)
    assert three.locator("#q24 textarea[name=text]").input_value() == "Words of the first tab."
    three.close()
    assert answer_to(saved(two), 24)["text"] == "Words of the second tab."

    two.get_by_role("button", name="Keep what this tab has").click()
    expect(one.get_by_role("alert")).to_contain_text("open in another tab")
    one.get_by_role("button", name="Take what the other tab has").click()
    assert one.locator("#q24 textarea[name=text]").input_value() == "Words of the second tab."
    expect(one.get_by_role("alert")).to_have_count(0)


def asked_on_closing(page: Page) -> bool:
    """Whether the browser asks before it closes a page."""
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    return bool(asked)


def test_a_tab_that_keeps_nothing_goes_on_saying_so(book, start, tmp_path):
    """A second alert beside it, an hour of work and a closed tab: nothing of that may go unsaid."""
    context = start()
    one, two = opened(context, book), opened(context, book)
    path = tmp_path / "primary.laser.json"
    path.write_text(json.dumps(embedded(book)), encoding="utf-8")
    one.locator("#q24 textarea[name=text]").fill("Words of the first tab.")
    kept(one)
    two.bring_to_front()
    expect(two.get_by_role("alert")).to_contain_text("open in another tab")
    open_draft(two, path)
    expect(two.get_by_role("alert")).to_have_count(2)
    two.get_by_role("button", name="Leave all as it is").click()
    two.locator("#q5 textarea[name=text]").click()
    two.keyboard.type("An hour's work.")
    expect(two.locator("#kept")).to_contain_text("Not kept in this browser")
    expect(two.get_by_role("alert")).to_contain_text("open in another tab")
    assert asked_on_closing(two)


def test_a_tab_without_words_of_its_own_closes_at_once(book, start):
    """A question that is asked for nothing is soon answered without reading."""
    context = start()
    one, two = opened(context, book), opened(context, book)
    one.locator("#q24 textarea[name=text]").fill("Words of the first tab.")
    kept(one)
    two.bring_to_front()
    two.locator("#q24 textarea[name=text]").click()
    expect(two.get_by_role("alert")).to_contain_text("open in another tab")
    assert not asked_on_closing(two)


def test_a_draft_opened_in_a_second_tab_is_kept(book, start, tmp_path):
    """What is opened takes the place of what both tabs hold, and is there the next morning."""
    context = start()
    one, two = opened(context, book), opened(context, book)
    two.locator("#q24 textarea[name=text]").fill("Words of the file.")
    kept(two)
    path = tmp_path / "primary.laser.json"
    path.write_text(json.dumps(saved(two)), encoding="utf-8")
    one.get_by_role("button", name="Keep what this tab has").click()
    kept(one)
    open_draft(two, path)
    expect(two.get_by_role("alert").last).to_contain_text("and of what the other tab has kept")
    two.get_by_role("button", name="Open it").click()
    expect(two.get_by_role("alert")).to_have_count(0)
    expect(two.locator("#kept")).to_contain_text("Opened primary.laser.json")
    expect(one.get_by_role("alert")).to_contain_text("open in another tab")
    three = opened(context, book)
    assert three.locator("#q24 textarea[name=text]").input_value() == "Words of the file."


def test_the_other_tabs_last_words_are_taken(book, start):
    """What the other tab kept after it was first told of is part of what it has."""
    context = start()
    one, two = opened(context, book), opened(context, book)
    field = one.locator("#q24 textarea[name=text]")
    time.sleep(1 - time.time() % 1)
    for words in ("First sentence.", "First sentence. Second sentence."):
        field.fill(words)
        one.wait_for_timeout(380)
    expect(two.get_by_role("alert")).to_contain_text("open in another tab")
    kept(one)
    two.get_by_role("button", name="Take what the other tab has").click()
    assert two.locator("#q24 textarea[name=text]").input_value() == "First sentence. Second sentence."


def test_a_database_that_never_answers_hides_nothing(book, start):
    """Some browsers' databases hang: what the other store has is shown all the same."""
    context = start()
    page = opened(context, book)
    page.locator("#q24 textarea[name=text]").fill("Kept in local storage.")
    kept(page)
    page.close()
    context.add_init_script("indexedDB.open = () => ({})")
    page = opened(context, book)
    assert page.locator("#q24 textarea[name=text]").input_value() == "Kept in local storage."
    page.locator("#q5 textarea[name=text]").fill("New words.")
    kept(page)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_full_store_is_told_at_once(book, start):
    """Somebody else's pages have filled the browser's store: the adviser learns it while typing, and can save."""
    page = opened(start(), book)
    page.evaluate("""() => { for (let size = 4_000_000, place = 0; size >= 1; place += 1)
        try { localStorage.setItem('other' + place, 'x'.repeat(size)) } catch { size = Math.floor(size / 2) } }""")
    page.locator("#q24 textarea[name=text]").fill("Words that have no room.")
    expect(page.get_by_role("alert")).to_contain_text("store is full", timeout=5000)
    page.wait_for_timeout(1500)
    expect(page.get_by_role("alert")).to_contain_text("store is full")
    assert answer_to(saved(page), 24)["text"] == "Words that have no room."


FORBIDDEN = """for (const name of ['localStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get() { throw new DOMException('not allowed', 'SecurityError') } })"""


def test_a_forbidden_store_is_told_at_once(book, start):
    """Some machines let pages keep nothing: that has to be known before the first word."""
    page = opened(start(FORBIDDEN), book)
    expect(page.get_by_role("alert")).to_contain_text("doesn't allow pages to keep anything")
    page.locator("#q24 textarea[name=text]").fill("Only in a file.")
    assert answer_to(saved(page), 24)["text"] == "Only in a file."


def test_a_later_workbook_offers_what_the_earlier_one_kept(workspace, book, start):
    """The files went on in the meantime: what was drafted is offered, and what others changed is shown beside it."""
    context = start()
    page = opened(context, book)
    page.locator("#q2 textarea[name=text]").fill("My words on question 2.")
    kept(page)
    page.close()
    file = workspace / "judgements/primary/Leadership.md"
    file.write_text(file.read_text().replace("Primary heads can say", "All heads can say").replace("from a stronger base", "from a far stronger base"))
    run(LASER, "workbook", workspace, "--team", "primary", "--output", book)
    page = opened(context, book)
    expect(page.get_by_role("alert")).to_contain_text("a draft of an earlier workbook")
    page.get_by_role("button", name="Bring it over").click()
    assert page.locator("#q2 textarea[name=text]").input_value() == "My words on question 2."
    expect(page.locator("#q2 .meanwhile")).to_contain_text("All heads can say")
    assert "far stronger base" in page.locator("#q1 textarea[name=text]").input_value()
    page.get_by_role("button", name="I have taken it into account").click()
    expect(page.locator("#q2 .meanwhile")).to_have_count(0)
    draft = saved(page)
    path = workspace.parent / "later.laser.json"
    path.write_text(json.dumps(draft), encoding="utf-8")
    assert laser("import", path, workspace).returncode == 0
    assert "My words on question 2." in file.read_text() and "far stronger base" in file.read_text()


def test_an_earlier_draft_takes_the_place_of_no_newer_words(workspace, book, start):
    """It's offered until it's taken, and what was written in the new workbook stays, taken or not."""
    context = start()
    page = opened(context, book)
    page.locator("#q2 textarea[name=text]").fill("Older words.")
    page.locator("#q24 textarea[name=text]").fill("Older words on another question.")
    kept(page)
    page.close()
    file = workspace / "judgements/primary/Leadership.md"
    file.write_text(file.read_text().replace("Primary heads can say", "All heads can say"))
    earlier = book.rename(book.with_name("earlier.html"))
    run(LASER, "workbook", workspace, "--team", "primary", "--output", book)
    page = opened(context, book)
    page.locator("#q24 textarea[name=text]").fill("Newer words.")
    kept(page)
    page.close()
    older = opened(context, earlier)
    page = opened(context, book)
    page.get_by_role("button", name="Bring it over").click()
    assert page.locator("#q2 textarea[name=text]").input_value() == "Older words."
    assert page.locator("#q24 textarea[name=text]").input_value() == "Newer words."
    kept(page)
    page.close()
    page = opened(context, book)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(older.get_by_role("alert")).to_have_count(0)
    assert page.locator("#q2 textarea[name=text]").input_value() == "Older words."


def test_an_earlier_draft_that_was_left_is_offered_no_more(workspace, book, start):
    """What somebody has decided is not asked again each morning; until then it can be had as a file."""
    context = start()
    page = opened(context, book)
    page.locator("#q2 textarea[name=text]").fill("Older words.")
    kept(page)
    page.close()
    file = workspace / "judgements/primary/Leadership.md"
    file.write_text(file.read_text().replace("Primary heads can say", "All heads can say"))
    run(LASER, "workbook", workspace, "--team", "primary", "--output", book)
    page = opened(context, book)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it as a file").click()
    assert answer_to(json.loads(Path(download.value.path()).read_text(encoding="utf-8")), 2)["text"] == "Older words."
    page.get_by_role("button", name="Leave it").click()
    page.close()
    page = opened(context, book)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_only_a_change_of_state_is_read_out(book, start):
    """A screen reader that says the time after every few words can't be listened to while one writes."""
    page = opened(start(), book)
    page.evaluate("""() => { window.said = []; const region = document.querySelector('#kept [role=status]')
        new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true, subtree: true, characterData: true }) }""")
    for words in ("One.", "One. Two.", "One. Two. Three."):
        page.locator("#q24 textarea[name=text]").fill(words)
        kept(page)
    assert page.evaluate("said") == ["Kept in this browser"]


@pytest.mark.parametrize("closing", ["Close", "Escape"])
def test_an_alert_that_was_read_can_be_closed(book, start, tmp_path, closing):
    """It's no longer true and in the way; whoever closes it goes on where they wrote."""
    page = opened(start(), book)
    path = tmp_path / "notes.json"
    path.write_text("{}", encoding="utf-8")
    page.locator("#q5 textarea[name=text]").focus()
    open_draft(page, path)
    expect(page.get_by_role("alert")).to_contain_text("was not opened")
    if closing == "Close":
        page.get_by_role("alert").get_by_role("button", name="Close").click()
    else:
        page.keyboard.press("Escape")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "q5-text"


def test_an_alert_leaves_room_for_the_words_at_400_per_cent(book, start):
    """Whoever magnifies the page sees the field they type in, not what lies over it."""
    page = opened(start(FORBIDDEN), book)
    page.set_viewport_size({"width": 320, "height": 256})
    page.locator("#q5 textarea[name=text]").focus()
    page.keyboard.type("x")
    expect(page.get_by_role("alert")).to_have_count(1)
    expect(page.get_by_role("alert")).not_to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.get_by_role("alert")).to_be_in_viewport()


# Drafts as files


def open_draft(page: Page, path: Path) -> None:
    page.locator("#open-file").set_input_files(path)


def test_a_draft_is_opened_again_on_another_machine(book, start, tmp_path):
    """The file is all that has to be carried."""
    context = start()
    page = opened(context, book)
    page.locator("#q24 textarea[name=text]").fill("Carried on a stick.")
    draft = saved(page)
    context.close()
    shutil.rmtree(tmp_path / "profile")
    path = tmp_path / "primary.laser.json"
    path.write_text("\ufeff" + json.dumps(draft), encoding="utf-8")
    page = opened(start(), book)
    open_draft(page, path)
    expect(page.locator("#q24 textarea[name=text]")).to_have_value("Carried on a stick.")
    page.locator("#q24 textarea[name=text]").fill("Newer words.")
    open_draft(page, path)
    expect(page.get_by_role("alert")).to_contain_text("will take the place of")
    page.get_by_role("button", name="Leave all as it is").click()
    assert page.locator("#q24 textarea[name=text]").input_value() == "Newer words."


@pytest.mark.parametrize("has_base", [True, False])
def test_what_a_draft_leaves_out_stays_as_it_was(book, start, tmp_path, has_base):
    """A program's draft may hold a grade alone; saved again, it would bring an empty text in."""
    draft = embedded(book)
    was = next(one for one in draft["judgements"] if one["text"] and one["evidence"])
    part = {"question": was["question"], "grade": "inadequate", "text": None}
    draft["judgements"] = [part | ({"base": was["base"]} if has_base else {})]
    path = tmp_path / "part.laser.json"
    path.write_text(json.dumps(draft), encoding="utf-8")
    page = opened(start(), book)
    open_draft(page, path)
    expect(page.locator(f"#q{was['question']} input[name$=grade][value=inadequate]")).to_be_checked()
    again = answer_to(saved(page), was["question"])
    assert (again["grade"], again["text"]) == ("inadequate", was["text"])
    assert again["evidence"] == was["evidence"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"team": "secondary"}, "it's for the team “secondary”"),
        ({"authority": "Halton"}, "it's for the authority “Halton”"),
        ({"year": "2013/14"}, "it's for the year “2013/14”"),
        ({"bank": "other"}, "it's for the questions “other”"),
        ({"format": 2}, "another version"),
        ({"judgements": [{"question": 3, "text": 7}]}, "question 3 is damaged"),
        ({"judgements": None}, "isn't a draft of a workbook"),
    ],
)  # fmt: skip
def test_a_draft_of_something_else_is_not_opened(book, start, tmp_path, change, sentence):
    path = tmp_path / "draft.laser.json"
    path.write_text(json.dumps({**embedded(book), **change}), encoding="utf-8")
    page = opened(start(), book)
    was = page.locator("#q3 textarea[name=text]").input_value()
    open_draft(page, path)
    expect(page.get_by_role("alert")).to_contain_text(sentence)
    assert page.locator("#q3 textarea[name=text]").input_value() == was


def test_a_draft_that_was_cut_off_is_not_opened(book, start, tmp_path):
    path = tmp_path / "draft.laser.json"
    path.write_text(json.dumps(embedded(book))[:5000], encoding="utf-8")
    page = opened(start(), book)
    open_draft(page, path)
    expect(page.get_by_role("alert")).to_contain_text("not a whole one")


def test_a_hostile_draft_is_shown_as_text(book, start, tmp_path):
    """A draft comes by e-mail, and may have been written by anyone."""
    draft = embedded(book)
    attack = "\n\n".join([*hostile.MARKUP, *hostile.MARKDOWN, *(f"[x]({link}) ![x]({link})" for link in hostile.LINKS)])
    for one in draft["judgements"][:6]:
        one["text"] = f"{attack}\n\n## Strengths\n\n{attack}\n\n## {hostile.MARKUP[0]}\n\nx\n\n## Drill-down\n\n### {hostile.MARKUP[2]}: good\n\n{attack}"
        one["reason"] = one["status"] = one["grade"] = hostile.MARKUP[0]
    path = tmp_path / "draft.laser.json"
    path.write_text(json.dumps(draft), encoding="utf-8")
    page = opened(start(), book)
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    open_draft(page, path)
    expect(page.locator("#q1 .preview")).to_contain_text("<script>window.hacked=1;alert(1)</script>")
    page.locator("#q1 .preview *").first.hover()
    page.wait_for_timeout(500)
    assert page.evaluate("window.hacked") is None
    assert dialogs == []
    assert page.locator(".preview :is(script, img, iframe, object, base, link, style, form, svg:not(.shape))").count() == 0
    found = saved(page)
    assert [one["text"] for one in found["judgements"]] == [re.sub(r"\s+$", "", one["text"].replace("\r", "\n")) for one in draft["judgements"]]


PIECES = [
    "## Strengths", "## Areas for development", "##Next steps", "## Next steps ##", "### Boys: good", "### x", "# Question 5",
    "## Drill-down", "## Drill down:", "##", "## Our own", "```", "~~~", "- a", "  - b", "1. x", "> q", "| a |\n|---|", "", "", "",
    "words [E001]", "{{eyfsp-gld.latest}}", "<b>", "**x**", "\u00a0", "\ufeffx", "é e\u0301 👩‍👩‍👧", "Title\n---", "    code", "text  ",
]  # fmt: skip


def test_no_word_is_lost_between_text_and_fields(book, start, tmp_path):
    """Whatever headings a text has, shown in fields, changed beside and joined again it's the same text."""
    dice = random.Random(7)
    draft = embedded(book)
    for one in draft["judgements"]:
        text = "\n".join(dice.choice(PIECES) for _ in range(dice.randint(1, 25)))
        one["text"] = re.sub(r"[ \t\n]+$", "", re.sub(r"^([ \t]*\n)+", "", text))
        one["grade"] = None
    path = tmp_path / "draft.laser.json"
    path.write_text(json.dumps(draft), encoding="utf-8")
    page = opened(start(), book)
    open_draft(page, path)
    for one in draft["judgements"]:
        page.locator(f"#q{one['question']} input[name=grade][value=good]").check()
    found = saved(page)
    assert [one["text"] for one in found["judgements"]] == [one["text"] for one in draft["judgements"]]
    # An edit in one field changes the words of no other.
    for one in draft["judgements"]:
        page.locator(f"#q{one['question']} textarea[name=next]").fill("- Entirely new.")
    for was, now in zip(draft["judgements"], saved(page)["judgements"]):
        assert "- Entirely new." in now["text"]
        new = now["text"].split()
        if not re.search(r"^ {0,3}## *Next steps", was["text"], re.M):
            rest = iter(new)
            assert all(word in rest for word in was["text"].split()), was["text"]


# What is shown while one writes


def test_what_is_missing_is_said_as_one_types(book, start):
    """No grade, no evidence, no judgement, typed figures, too many words: each before anyone else sees it."""
    page = opened(start(), book)
    question = page.locator("#q10")
    remarks = question.locator(".checks")
    question.get_by_label("Not yet judged").check()
    for name in ("strengths", "areas", "next"):
        question.locator(f"textarea[name={name}]").fill("")
    while question.get_by_role("button", name="Remove this drill-down").count():
        question.get_by_role("button", name="Remove this drill-down").first.click()
    while question.locator(".chosen button").count():
        question.locator(".chosen button").first.click()
    text = question.locator("textarea[name=text]")
    text.fill("The team meets each term and publishes a calendar of visits for schools, and each consultant records what "
              "was done on the day in a form that goes to the office.")  # fmt: skip
    expect(remarks).to_contain_text("There is no grade yet.")
    expect(remarks).to_contain_text("No evidence is cited. The register has E0")
    expect(remarks).to_contain_text("not how well")
    text.fill("Outcomes are better: 63% of pupils reached it, against [E999] and {{nothing.latest}}.")
    expect(remarks).to_contain_text("“63%” is typed")
    expect(remarks).to_contain_text("E999 isn't in the register")
    expect(remarks).to_contain_text("There is no figure nothing.latest")
    text.fill("word " * 501)
    expect(question.locator(".count")).to_have_text("501 of 500 words")
    expect(remarks).to_contain_text("1 word too many")
    question.get_by_label("Not applicable").check()
    expect(remarks).to_contain_text("needs a reason")
    question.get_by_label("Reason").fill("No such schools.")
    expect(remarks).not_to_contain_text("needs a reason")


def test_a_drill_down_with_a_grade_and_no_name_is_pointed_out(book, start):
    """A grade that is printed as nobody's tells a reader nothing."""
    page = opened(start(), book)
    question = page.locator("#q24")
    question.get_by_role("button", name="Add a group, district or phase").click()
    question.locator(".scope-form select").last.select_option(label="Inadequate")
    expect(question.locator(".checks")).to_contain_text("The drill-down with the grade “inadequate” has no name")
    question.locator(".scope-form input").last.fill("Boys")
    expect(question.locator(".checks")).not_to_contain_text("has no name")


def test_paper_has_the_reason_and_no_buttons(book, start):
    """A workbook that is printed for a meeting must say why a question does not apply."""
    page = opened(start(), book)
    question = page.locator("#q10")
    question.get_by_label("Not applicable").check()
    question.get_by_label("Reason").fill("No such schools.")
    assert question.locator(".chosen button").count() > 0
    page.emulate_media(media="print")
    printed = "e => getComputedStyle(e, '::after').content"
    assert question.locator("[data-part=reason]").evaluate(printed) == '"No such schools."'
    expect(question.locator("[data-part=reason]")).to_be_visible()
    expect(page.locator("#q1 [data-part=reason]")).to_be_hidden()
    assert [one for one in page.locator(".chosen button").all() if one.is_visible()] == []
    assert question.locator("legend").first.evaluate("e => getComputedStyle(e).breakAfter") == "avoid"


def test_words_are_counted_as_the_report_counts_them(workspace, book, start, tmp_path):
    """A limit that the page and the check count in two ways is a trap."""
    page = opened(start(), book)
    draft = embedded(book)
    shown = {
        one["question"]: int(page.locator(f"#q{one['question']} .count").inner_text().split()[0]) for one in draft["judgements"]
    }
    settings = json.loads((workspace / "laser.json").read_text())
    (workspace / "laser.json").write_text(json.dumps({**settings, "wordLimit": 1}))
    findings = json.loads(laser("check", workspace, "--format", "json").stdout)["findings"]
    counted = {}
    for finding in findings:
        found = re.match(r"the answer to question (\d+) has (\d+) words", finding["message"])
        if found and "/primary/" in finding["file"]:
            counted[int(found[1])] = int(found[2])
    assert len(counted) > 20
    assert {question: count for question, count in shown.items() if question in counted} == counted


def test_figures_are_those_of_the_data(book, start):
    """A figure that is put in shows in the preview as the report prints it."""
    page = opened(start(), book)
    question = page.locator("#q1")
    question.locator("textarea[name=text]").fill("It stands at")
    question.get_by_role("button", name="Insert a figure…").click()
    page.get_by_label("Search").fill("good level latest figure")
    expect(page.locator("#picker-count")).to_contain_text("found")
    page.keyboard.press("Enter")
    expect(question.locator("textarea[name=text]")).to_have_value("It stands at {{eyfsp-gld.latest}}")
    expect(question.locator(".preview")).to_contain_text("It stands at 67.5%")


@pytest.mark.parametrize(
    ("text", "chosen", "bold"),
    [
        ("Support is very good and heads say so.", "very good ", "Support is **very good** and heads say so."),
        ("Support is very good.", " very good", "Support is **very good**."),
        ("One.\n\nTwo.", "One.\n\nTwo.", "**One.**\n\n**Two.**"),
        ("- one\n- two\n1. three", "- one\n- two\n1. three", "- **one**\n- **two**\n1. **three**"),
    ],
)
def test_what_is_chosen_becomes_bold(book, start, text, chosen, bold):
    """Stars beside a space or before the sign of a list would be printed as stars."""
    page = opened(start(), book)
    field = page.locator("#q24 textarea[name=text]")
    field.fill(text)
    place = text.index(chosen)
    field.evaluate("(field, [start, end]) => field.setSelectionRange(start, end)", [place, place + len(chosen)])
    page.locator("#q24 [data-tool=bold]").click()
    assert field.input_value() == bold


@pytest.mark.parametrize("text, shown", [
    ("\tHeads say so.", "pre"), ("    Heads say so.", "pre"), ("Impact\n------\nIt rose.", "p.was-headed"),
    ("Impact\n===", "p.was-headed"), ("It rose.\n    So it did.", "p:not([class])"),
])
def test_text_looks_as_it_is_printed(book, start, text, shown):
    """What a pasted tab or a line of dashes makes of a paragraph is seen before the draft is sent."""
    page = opened(start(), book)
    page.locator("#q1 textarea[name=text]").fill(text)
    expect(page.locator(f"#q1 .preview > {shown}:first-child")).to_have_count(1)


def test_a_change_of_an_agreed_answer_is_pointed_out(workspace, book, start, tmp_path):
    """Agreement is given to words; whoever changes them has to know."""
    assert laser("agree", "primary", "3", workspace, "--date", "2016-03-01").returncode == 0
    run(LASER, "workbook", workspace, "--team", "primary", "--output", book)
    page = opened(start(), book)
    page.locator("#q3 textarea[name=text]").fill("Quite other words [E022].")
    expect(page.locator("#q3 .checks")).to_contain_text("had been agreed")
    path = tmp_path / "primary.laser.json"
    path.write_text(json.dumps(saved(page)), encoding="utf-8")
    assert laser("import", path, workspace).returncode == 0
    assert "changed-since-agreed" in laser("check", workspace).stdout


def test_states_of_the_page_pass_axe(book, start):
    """With the dialogue open, an alert shown and a drill-down added the page is still usable by all."""
    page = opened(start(FORBIDDEN), book)

    class Shown:
        pass

    shown = Shown()
    shown.page = page
    page.get_by_role("button", name="Add a group, district or phase to question 1", exact=True).click()
    page.get_by_role("button", name="Remove this drill-down").first.click()
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    assert violations(shown) == []
    page.locator("#q1").get_by_role("button", name="Cite evidence…").click()
    assert violations(shown) == []
    page.keyboard.press("Escape")
    expect(page.locator("#picker")).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.tool") == "cite"


def test_a_question_is_answered_by_keyboard_alone(book, start):
    """No pointer: grade, text, citation and evidence by Tab, arrows and Enter."""
    page = opened(start(), book)
    page.locator("#q24 input[name=grade][value='']").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.locator("#q24 input[name=grade]:checked").get_attribute("value") == "inadequate"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("e001")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.type(" proves it.")
    assert page.locator("#q24 textarea[name=text]").input_value().endswith("[E001] proves it.")
    page.keyboard.press("Control+z")
    assert not page.locator("#q24 textarea[name=text]").input_value().endswith("proves it.")
