"""The list of authorities: whole without scripts, and filtered with them."""

ROWS = ".authorities tbody tr"


def test_filters_narrow_the_list_and_say_so(open_page):
    page = open_page("example", "index").page
    assert page.locator(ROWS).count() == 3
    page.locator("input[name=words]").fill("LANC")
    assert page.locator(f"{ROWS}:visible").count() == 1
    assert page.locator("#shown").inner_text() == "1 of 3 are shown."
    page.locator("input[name=words]").fill("")
    page.locator("select[name=state]").select_option("open")
    shown = page.locator(f"{ROWS}:visible").all_inner_texts()
    assert any("Nowhere" in text for text in shown)
    page.locator("select[name=state]").select_option("errors")
    assert page.locator(f"{ROWS}:visible").count() == 0


def test_without_scripts_the_list_is_whole(open_page):
    page = open_page("example", "index", java_script_enabled=False).page
    assert page.locator(f"{ROWS}:visible").count() == 3
    assert not page.locator("#filters").is_visible()


def test_every_link_leads_to_a_page(open_page, folders):
    page = open_page("example", "index").page
    links = [link.get_attribute("href") for link in page.locator(f"{ROWS} a").all()]
    assert len(links) == 9
    for link in links:
        assert (folders["example"] / link).is_file()
