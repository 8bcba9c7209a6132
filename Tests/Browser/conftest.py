"""The browser, and the pages it opens: without network, and with a note of everything that goes wrong."""

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, sync_playwright

import workspaces

WORKSPACES = ["example", "small", "empty", "hostile"]
PAGES = ["report", "digest"]
WIDTHS = [320, 768, 1280]
collect_ignore = [] if os.environ.get("LASER_SCREENSHOTS") else ["test_pictures.py"]
EVERY_REPORT = [(workspace, page) for workspace in WORKSPACES for page in PAGES]
# What a reviewer opens: a year's changes, a few, and some full of attacks.
EVERY_PAGE = EVERY_REPORT + [(workspace, "comparison") for workspace in ("example", "small", "hostile")]
# What an adviser drafts in: full, untouched, and full of attacks.
EVERY_PAGE += [(workspace, "workbook") for workspace in ("example", "empty", "hostile")]
# What leads to the reports of several authorities.
EVERY_PAGE += [("example", "index")]


@dataclass
class Opened:
    """A page in the browser, with what it said and what it asked for."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def folders() -> Iterator[dict[str, Path]]:
    """Where each workspace's report lies."""
    program = os.environ["LASER"]
    if kept := os.environ.get("LASER_PAGES"):
        folder = Path(tempfile.mkdtemp(dir=Path(kept).resolve()))
        yield workspaces.make_all(program, folder)
    else:
        with tempfile.TemporaryDirectory() as temporary:
            yield workspaces.make_all(program, Path(temporary))


CHROMIUM = {"executable_path": os.environ["LASER_CHROMIUM"], "args": ["--disable-dev-shm-usage"]}
if os.getuid() == 0:
    CHROMIUM["args"].append("--no-sandbox")  # Chromium refuses its sandbox to root


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium."""
    browser = playwright.chromium.launch(**CHROMIUM)
    yield browser
    browser.close()


@pytest.fixture
def open_page(browser: Browser, folders: dict[str, Path]) -> Iterator[Callable[..., Opened]]:
    """Opens a page from its file at a width; further options are those of a browser context."""
    contexts: list[BrowserContext] = []

    def open_page(workspace: str, page: str, width: int = 1280, before: str = "", **options: object) -> Opened:
        return open_file(folders[workspace] / f"{page}.html", width, before, **options)

    def open_file(path: Path, width: int = 1280, before: str = "", **options: object) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, **options)
        contexts.append(context)
        context.set_default_timeout(120_000)
        opened = Opened(context.new_page())

        def allow_files_only(route: Route) -> None:
            opened.requests.append(route.request.url)
            route.continue_() if route.request.url == path.as_uri() else route.abort()

        context.route("**/*", allow_files_only)
        page = opened.page
        page.on("console", lambda message: opened.console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: opened.console.append(f"uncaught: {error}"))
        page.on("dialog", lambda dialog: (opened.dialogs.append(dialog.message), dialog.dismiss()))
        if before:
            page.add_init_script(before)
        page.goto(path.as_uri())
        if path.name == "workbook.html":
            page.wait_for_selector("html[data-ready]")
        return opened

    open_page.file = open_file
    yield open_page
    for context in contexts:
        context.close()


def name_of(page: tuple[str, str]) -> str:
    """A page's name in a list of tests."""
    return "-".join(page)
