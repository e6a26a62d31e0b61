"""The page: small, from this door only, the same in every language, and nothing else of the disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from services.demo.catalogue import load_catalogue
from tests.fakes.web import FakeEdge
from tests.support.web import running_door

PAGE = Path("services/web/page")
FILES = sorted(path for path in PAGE.rglob("*") if path.is_file())
LANGUAGES = ("de", "en", "es", "fr", "ja", "pl", "pt", "ru", "tr", "uk", "zh")


def words_of(language: str) -> dict[str, str]:
    source = (PAGE / "texts" / f"{language}.js").read_text(encoding="utf-8")
    return dict(re.findall(r"^  (\w+): (.+),$", source.partition("export const genres")[0], re.MULTILINE))


def genres_of(language: str) -> dict[str, str]:
    source = (PAGE / "texts" / f"{language}.js").read_text(encoding="utf-8")
    return dict(re.findall(r'"?(\w[\w ]*)"?: "([^"]+)",', source.partition("export const genres")[2]))


async def test_the_page_may_load_nothing_from_elsewhere_and_sit_in_nobodys_frame() -> None:
    async with running_door(FakeEdge()) as door:
        response = await door.client.get("/")
    policy = response.headers["content-security-policy"]
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"


def test_no_file_of_the_page_names_another_host_or_runs_text_as_code() -> None:
    for path in FILES:
        source = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"(https?:)?//[a-z]+\.[a-z]", source), path
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", source), (
            path
        )
    html = (PAGE / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", html)


async def test_every_file_that_the_page_names_is_there() -> None:
    html = (PAGE / "index.html").read_text(encoding="utf-8")
    named = set(re.findall(r'(?:href|src)="(/[^"]+)"', html))
    named |= {f"/texts/{language}.js" for language in LANGUAGES}
    for path in FILES:
        named |= {f"/{name}" for name in re.findall(r'from "\./([\w.]+)"', path.read_text(encoding="utf-8"))}
    async with running_door(FakeEdge()) as door:
        for path in named:
            assert (await door.client.get(path)).status_code == 200, path


async def test_the_first_load_is_small() -> None:
    async with running_door(FakeEdge()) as door:
        sizes = []
        for path in FILES:
            name = path.relative_to(PAGE).as_posix()
            if not name.startswith("texts/") or name == "texts/ru.js":
                response = await door.client.get("/" if name == "index.html" else f"/{name}")
                sizes.append(len(response.content))
    assert sum(sizes) < 150_000


async def test_a_file_that_has_not_changed_is_not_sent_again() -> None:
    async with running_door(FakeEdge()) as door:
        first = await door.client.get("/main.js")
        again = await door.client.get("/main.js", headers={"if-none-match": first.headers["etag"]})
        head = await door.client.head("/main.js")
    assert first.headers["content-encoding"] == "gzip"
    assert again.status_code == 304
    assert not again.content
    assert head.status_code == 200
    assert not head.content


async def test_a_door_without_the_page_still_answers() -> None:
    async with running_door(FakeEdge(), serve_page=False) as door:
        assert (await door.client.get("/")).status_code == 404
        assert (await door.client.get("/healthz")).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_with_the_same_blanks(language: str) -> None:
    english, words = words_of("en"), words_of(language)
    assert words.keys() == english.keys()
    for name, text in words.items():
        assert text.strip('"'), name
        assert sorted(re.findall(r"{\w+}", text)) == sorted(re.findall(r"{\w+}", english[name])), name


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_genre_of_the_demo_has_its_name_in_every_language(language: str) -> None:
    genres = {genre.lower() for game in load_catalogue() for genre in game.genres}
    assert genres_of(language).keys() == genres


def test_every_text_that_the_page_names_is_said_and_every_text_is_named() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in PAGE.glob("*.*")}
    html = sources[PAGE / "index.html"]
    named = set(re.findall(r'data-(?:text|placeholder|label)="(\w+)"', html))
    scripts = " ".join(text for path, text in sources.items() if path.suffix == ".js")
    english = words_of("en")
    assert named <= english.keys()
    assert set(re.findall(r'say\("(\w+)"', scripts)) <= english.keys()
    quoted = named | set(re.findall(r'"(\w+)"', scripts))
    assert english.keys() <= quoted
