"""The change that is shown is the change that is made."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefsmith.reports.changes import render_change

lines = st.lists(st.sampled_from(["a", "b", "  - source: x", "", "“引”", "c"]), max_size=30)


def applied(diff: str, old: list[str]) -> list[str]:
    """The old lines with a unified diff applied, by a way of its own."""
    result, position = [], 0
    for line in diff.split("\n")[2:]:
        header = re.fullmatch(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@", line)
        if header:
            result += old[position : int(header[1]) - 1]
            position = int(header[1]) - 1
            assert len(result) == int(header[3]) - 1
        elif line[0] == "+":
            result.append(line[1:])
        else:
            assert old[position] == line[1:]
            result += [line[1:]] if line[0] == " " else []
            position += 1
    return result + old[position:]


@given(lines, lines)
def test_a_diff_can_be_applied(old: list[str], new: list[str]) -> None:
    before, after = ("\n".join(part).encode() for part in (old, new))
    diff = render_change(before, after, "o.yaml")
    assert bool(diff) == (before != after)
    if diff:
        assert applied(diff, before.decode().split("\n")) == after.decode().split("\n")


def test_what_a_terminal_would_obey_is_shown() -> None:
    diff = render_change(b"a\x1b[2J\r\n", b"b\r\n", "o.yaml", color=True)
    assert "\\x1b[2J" in diff
    assert "\r" not in diff


def test_changed_characters_are_marked() -> None:
    diff = render_change("说,好".encode(), "说，好".encode(), "o.yaml", color=True)
    assert "\x1b[31m说\x1b[0m\x1b[31;7m,\x1b[0m\x1b[31m好" in diff
    assert "\x1b[32m说\x1b[0m\x1b[32;7m，\x1b[0m\x1b[32m好" in diff
