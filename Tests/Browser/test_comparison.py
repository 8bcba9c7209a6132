"""If these fail, a reviewer misses a change that the comparison has, on paper or at the end of a link."""

import pytest


@pytest.fixture
def filtered(open_page):
    """The comparison of a year's changes, of which a filter shows those of one team."""
    page = open_page("example", "comparison").page
    page.select_option("select[name=team]", index=1)
    assert page.locator(".item:not(:visible)").count() > 0
    return page


def test_on_paper_all_changes_are_there(filtered):
    """Whoever is handed the paper can't see that somebody had set a filter."""
    filtered.select_option("select[name=kind]", "added")
    filtered.emulate_media(media="print")
    assert filtered.locator(".group:not(:visible), .item:not(:visible), .change:not(:visible)").count() == 0


def hidden_link(page):
    """The first link to an item that the filter left out."""
    links = page.locator("main a[href^='#c-']").all()
    return next(link for link in links if not page.locator(f"[id='{link.get_attribute('href')[1:]}']").is_visible())


def test_a_link_to_what_is_filtered_out_shows_it(filtered):
    """Else the link does nothing, and the grade seems to have no reason."""
    link = hidden_link(filtered)
    target = filtered.locator(f"[id='{link.get_attribute('href')[1:]}']")
    for _ in range(2):  # the second time the address is there already
        filtered.select_option("select[name=team]", index=1)
        assert not target.is_visible()
        link.focus()
        filtered.keyboard.press("Enter")
        assert target.is_visible()
        target.evaluate("e => new Promise(done => new IntersectionObserver(es => es[0].isIntersecting && done()).observe(e))")
        assert filtered.locator("select[name=team]").input_value() == ""
    filtered.select_option("select[name=team]", index=1)
    filtered.evaluate("location.hash = ''")
    filtered.evaluate("address => { location.hash = address }", link.get_attribute("href"))
    filtered.wait_for_function("address => document.querySelector(':target')?.checkVisibility()")
