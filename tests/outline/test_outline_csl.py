"""What a source says in CSL's own variables is checked against CSL's list of them."""

from __future__ import annotations

import pytest

from briefsmith.diagnostics import Diagnostic
from briefsmith.outline.reader import read_outline

COLUMN = len("  a: {file: a.txt, csl: {") + 1


def found(inside: str) -> tuple[Diagnostic, ...]:
    text = f"title: 甲\nsources:\n  a: {{file: a.txt, csl: {{{inside}}}}}\nsections: []\n"
    return read_outline(text.encode(), "o.yaml", "/p")[1]


@pytest.mark.parametrize(
    "inside",
    [
        "type: post, publisher: 腾讯, volume: 12, number: 007, URL: 'https://example.org/a'",
        "author: 王伟; 李娜",
        "author: [{family: Garcia, given: Ana, dropping-particle: de}, {literal: 新华社}, 王伟]",
        "author: {literal: 新华社}, editor: []",
        "issued: 2024, accessed: 2024-06, submitted: 2024-06-25, event-date: '2024-06-25T10:00:00Z'",
        "issued: {date-parts: [[2024, 6, 25]]}, accessed: {date-parts: [[2024], [2025, 1]]}",
        "issued: {raw: 2024-06}, accessed: {literal: 民国十年}",
        "issued: {date-parts: [[2024]], circa: true, season: 1}",
        "issued: 2024?, accessed: 2024-06~, submitted: 2024/2025, event-date: 202X, original-date: 2024-21",
        "issued: 2024-06-25/.., accessed: ../2024, submitted: 2024-06-XX",
        "publisher: , custom: {a: [b]}, categories: [x]",
        "title-short: x, archive_location: y, journalAbbreviation: z, translated-title: w",
    ],
)
def test_what_csl_allows(inside: str) -> None:
    assert found(inside) == ()


@pytest.mark.parametrize(
    ("inside", "code", "spot", "words"),
    [
        ("foo: bar", "key-unknown", "foo", "container-title"),
        ("publischer: x", "key-unknown", "publischer", "`publisher`"),
        ("url: x", "key-unknown", "url", "`URL`"),
        ("container_title: x", "key-unknown", "container_title", "`container-title`"),
        ("author: [[a]]", "value-type", "[a]", "family"),
        ("author: [{famly: x}, b]", "key-unknown", "famly", "`family`"),
        ("author: [{suffix: x}]", "value-invalid", "{suffix", "literal"),
        ("author: [{family: [x]}]", "value-type", "[x]", "plain text"),
        ("issued: abc", "value-invalid", "abc", "2025-02-01"),
        ("issued: 2024-13", "value-invalid", "2024-13", "2025-02-01"),
        ("issued: 2024-02-30", "value-invalid", "2024-02-30", "2025-02-01"),
        ("issued: 20240625", "value-invalid", "20240625", "2025-02-01"),
        ("issued: [2024]", "value-type", "[2024]", "2025-02-01"),
        ("issued: {date-parts: [2024]}", "value-invalid", "[2024]", "[[2025, 2, 1]]"),
        ("issued: {date-parts: [[2024, 13]]}", "value-invalid", "[[2024", "[[2025, 2, 1]]"),
        ("issued: {date-parts: []}", "value-invalid", "[]", "[[2025, 2, 1]]"),
        ("issued: {}", "value-invalid", "{}", "2025-02-01"),
        ("issued: {year: 2024}", "key-unknown", "year", "date-parts"),
        ("title: [a]", "value-type", "[a]", "plain text"),
        ("URL: {a: b}", "value-type", "{a", "plain text"),
        ("URL: example.org", "value-invalid", "example.org", "https://"),
        ("type: articel", "value-invalid", "articel", "`article`"),
    ],
)
def test_what_csl_does_not_allow(inside: str, code: str, spot: str, words: str) -> None:
    told = found(inside)
    assert [(item.code, item.place.line, item.place.column) for item in told if item.place] == [
        (code, 3, COLUMN + inside.index(spot))
    ]
    assert words in told[0].help


def test_every_mistake_of_one_entry_is_told() -> None:
    codes = [item.code for item in found("issued: abc, title: [a], URL: {a: b}, foo: bar")]
    assert codes == ["value-invalid", "value-type", "value-type", "key-unknown"]
