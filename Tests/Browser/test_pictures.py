"""Pictures of the pages to look at, made only when LASER_SCREENSHOTS names a folder for them."""

import math
import os
from pathlib import Path

import pytest

from conftest import PAGES, WIDTHS

TILE = 2400  # as tall as a picture can be and still be looked at

LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


@pytest.mark.parametrize("workspace", ["example", "empty"])
@pytest.mark.parametrize("page", [*PAGES, "workbook"])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", WIDTHS)
def test_page_is_pictured(open_page, workspace, page, width, look):
    """From top to bottom, in tiles that can be looked at."""
    folder = Path(os.environ["LASER_SCREENSHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    tab = open_page(workspace, page, width, reduced_motion="reduce", **LOOKS[look]).page
    height = tab.evaluate("document.documentElement.scrollHeight")
    tab.set_viewport_size({"width": width, "height": min(TILE, height)})
    for tile in range(math.ceil(height / TILE)):
        tab.evaluate("top => window.scrollTo(0, top)", tile * TILE)
        tab.screenshot(path=folder / f"{workspace}-{page}-{width}-{look}-{tile:02}.png")


@pytest.mark.parametrize("page", [*PAGES, "workbook"])
def test_page_is_printed(open_page, page):
    """As the printer gets it."""
    folder = Path(os.environ["LASER_SCREENSHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    open_page("example", page).page.pdf(path=folder / f"example-{page}.pdf", prefer_css_page_size=True)
