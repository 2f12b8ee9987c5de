"""Failed saves are told and nothing in them can be quoted; short articles about such pages are read."""

import zlib

import pytest
from failed_saves import ARTICLES, FAILED, forms

from briefsmith.sources.reader import read_source


@pytest.mark.parametrize("name", FAILED)
def test_a_failed_save_is_unreadable_in_every_form(name: str) -> None:
    for form, raw in forms(FAILED[name]):
        source = read_source(raw.encode(), "x")
        assert not source.readable, form
        assert source.body.text == "", form
        (problem,) = [one for one in source.problems if one.code == "source-unreadable"]
        assert "holds no article" in problem.message, form


@pytest.mark.parametrize("name", ARTICLES)
def test_a_short_article_about_such_pages_is_read_in_every_form(name: str) -> None:
    for form, raw in forms(ARTICLES[name]):
        source = read_source(raw.encode(), "x")
        for line in ARTICLES[name][1]:
            assert line in source.body.text, form
        assert not [one for one in source.problems if one.code == "source-unreadable"], form


def test_a_failed_save_is_called_by_its_name() -> None:
    said = {}
    for name in (
        "captcha ja",
        "404 ko",
        "deleted hant",
        "paywall en",
        "region hans",
        "502 nginx",
        "JavaScript ja",
    ):
        page = dict(forms(FAILED[name]))["bare page"]
        said[name] = read_source(page.encode(), "x").problems[0].message
    wanted = {
        "captcha ja": "robot check",
        "404 ko": "page-not-found",
        "deleted hant": "taken down",
        "paywall en": "subscription form",
        "region hans": "this country",
        "502 nginx": "server's error",
        "JavaScript ja": "JavaScript",
    }
    assert {name: wanted[name] in message for name, message in said.items()} == dict.fromkeys(wanted, True)


def test_a_notice_beside_an_article_takes_nothing_away() -> None:
    paragraphs = [line for _, lines in list(ARTICLES.values())[:4] for line in lines]
    notice = "<p>We use cookies to improve your experience.</p><p>Log in to continue</p><p>请输入验证码</p>"
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html><head><title>404 Not Found</title></head><body>{notice}{body}</body></html>"
    source = read_source(page.encode(), "x")
    assert all(text in source.body.text for text in paragraphs)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"code": 404, "message": "not found"}', "JSON"),
        (b'[{"error": "forbidden"}]', "JSON"),
        (b'{"a": 1}\n{"b": 2}\n', "JSON"),
        (b'callback({"error": 1});', "JSON"),
        (b"[" * 100_000 + b"]" * 100_000, "JSON"),
        (b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "XML"),
        (b"HTTP/1.1 404 Not Found\r\nServer: nginx\r\n\r\n<h1>404</h1>", "404"),
        (zlib.compress("新闻".encode() * 500), "zlib"),
        (zlib.compress(b"a short text", 1), "zlib"),
        (zlib.compress(b"a short text", 6), "zlib"),
        (zlib.compress(b"x" * 100_000_000, 9), "zlib"),
    ],
)
def test_data_of_programs_are_no_article(data: bytes, said: str) -> None:
    (problem,) = read_source(data, "x").problems
    assert problem.code == "source-unreadable"
    assert said in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "[1] 首先，外长说，两国将继续对话。",
        "{ said the man, and laughed. }",
        "[link](https://x.example/a) leads to the second page.",
        "x^2 + y^2 is the square, he said. " * 9,
        "HTTP/1.1 is thirty years old, and 404 Not Found is its best known word.",
    ],
)
def test_texts_that_begin_like_data_are_read(text: str) -> None:
    assert read_source(text.encode(), "x").readable
