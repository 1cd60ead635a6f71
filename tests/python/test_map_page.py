"""The page of the map in a browser without a network: it is quiet, and filters, hover and search act."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import maillage as ml
import pytest
from networks_invented import NOTICE, TERRITORIES, network

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
ACTORS = ".mark-symbol[class*=layer_3] path"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("map")
    return ml.map_cooperations(network(), TERRITORIES).save(folder / "carte.html")


@pytest.fixture(params=[1280, 390])
def page(browser: Any, path: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": request.param, "height": 850})
    said: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda sent: asked.append(sent.url))
    opened.goto(path.as_uri())
    opened.wait_for_function("document.body.dataset.ready === 'yes'")
    yield opened
    assert said == []
    assert asked == [path.as_uri()]
    opened.close()


def alphas(page: Any, drawing: str) -> list[float]:
    """Opacity of each actor on a drawing."""
    page.wait_for_timeout(150)
    script = "marks => marks.map(mark => Number(mark.getAttribute('opacity') ?? 1))"
    found: list[float] = page.eval_on_selector_all(f"#{drawing} {ACTORS}", script)
    return found


def test_it_fits_the_screen_and_names_do_not_collide(page: Any) -> None:
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [page.locator(f"#{name}").bounding_box() for name in ("network", "territories")]
    side_by_side = boxes[1]["x"] > boxes[0]["x"] + boxes[0]["width"]
    assert side_by_side == (width == 1280)
    for name, box in zip(("network", "territories"), boxes, strict=True):
        svg = page.locator(f"#{name} svg").bounding_box()
        assert svg["width"] == pytest.approx(box["width"], abs=1)
        texts = page.eval_on_selector_all(
            f"#{name} .mark-text:not([class*=layer_5]) text",  # of territories and actors, without halos
            "texts => texts.map(t => { const b = t.getBoundingClientRect(); "
            "return [b.left, b.top + 2, b.right, b.bottom - 2]; })",
        )
        assert len(texts) > 10
        for i, (left, top, right, bottom) in enumerate(texts):
            for a, b, c, d in texts[:i]:
                assert right <= a or c <= left or bottom <= b or d <= top
    assert page.locator(".invented").inner_text() == NOTICE


def test_a_hover_lights_the_actor_and_its_partners_on_both_drawings(page: Any) -> None:
    assert set(alphas(page, "network")) == {1.0}
    mark = page.locator(f"#network {ACTORS}").last
    mark.scroll_into_view_if_needed()
    mark.hover(force=True)
    name = page.locator("#chosen h2").inner_text()
    partners = page.locator("#chosen li").count()
    assert page.locator("#tip").inner_text().startswith(name)
    for drawing in ("network", "territories"):
        lit = sum(alpha == 1 for alpha in alphas(page, drawing))
        assert lit == partners + 1
        assert min(alphas(page, drawing)) < 0.2
    page.mouse.move(2, 2)
    assert set(alphas(page, "territories")) == {1.0}


def test_a_click_holds_and_lets_go(page: Any) -> None:
    mark = page.locator(f"#network {ACTORS}").last
    mark.scroll_into_view_if_needed()
    mark.click(force=True)
    page.mouse.move(2, 2)
    assert min(alphas(page, "territories")) < 0.2
    page.get_by_role("button", name="Désélectionner").click()
    assert set(alphas(page, "territories")) == {1.0}


def test_filters_act_on_drawings_count_and_tables(page: Any) -> None:
    page.select_option("#category", "production")
    assert len(alphas(page, "network")) == 8
    assert page.locator("#count").inner_text().startswith("Affichés\u00a0: 8 acteurs")
    page.evaluate("document.getElementById('tables').open = true")
    assert page.locator("#actors tbody tr:visible").count() == 8
    page.select_option("#territory", "Plaine")
    assert len(alphas(page, "network")) == 3
    page.get_by_role("button", name="Tout afficher").click()
    assert len(alphas(page, "network")) == 40
    everything = page.locator("#ties tbody tr:visible").count()
    page.select_option("#kind", "achat")
    bought = page.locator("#ties tbody tr:visible").count()
    page.select_option("#year", "2019")
    assert 0 < page.locator("#ties tbody tr:visible").count() < bought < everything == 74


def test_search_finds_a_name_and_the_legend_follows_colour_and_size(page: Any) -> None:
    page.fill("#search", "acteur 17")
    assert sum(alpha == 1 for alpha in alphas(page, "network")) == 1
    page.press("#search", "Enter")
    assert page.locator("#chosen h2").inner_text() == "Acteur 17"
    page.select_option("#color", "territory")
    assert "Montagne (13)" in page.locator("#legend").inner_text()
    before = page.locator("#size-title").inner_text()
    page.select_option("#size", "betweenness")
    assert page.locator("#size-title").inner_text() != before


def test_a_name_is_text_and_nothing_else(page: Any) -> None:
    page.fill("#search", "<script>alert(1)</script>")
    page.press("#search", "Enter")
    assert page.locator("#chosen h2").inner_text() == "<script>alert(1)</script>"
