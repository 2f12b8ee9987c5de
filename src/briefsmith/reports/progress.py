"""A progress bar for the reading of many sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

#: Fewer are read before a bar could be seen.
_FEWEST = 50


@contextmanager
def reading_progress(stream: TextIO) -> Iterator[Callable[[int, int], None]]:
    """A function to call with how many of how many sources are read; where ``stream`` is a terminal and
    they are many, a bar is shown there as long as the context lasts.
    """
    if not stream.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading sources"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task("", total=None, visible=False)

        def told(done: int, total: int) -> None:
            if total >= _FEWEST:
                progress.update(task, completed=done, total=total, visible=done < total)

        yield told
