"""The bar is for people who wait at a terminal."""

from __future__ import annotations

import io

from briefsmith.reports.progress import reading_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, total: int) -> str:
    with reading_progress(stream) as progress:
        for done in range(1, total + 1):
            progress(done, total)
    return stream.getvalue()


def test_nothing_where_nobody_watches() -> None:
    assert shown(io.StringIO(), 500) == ""


def test_a_bar_for_many() -> None:
    stream = Terminal()
    with reading_progress(stream) as progress:
        progress(70, 500)
    assert "70/500" in stream.getvalue()


def test_no_bar_for_few() -> None:
    assert "reading" not in shown(Terminal(), 5)
