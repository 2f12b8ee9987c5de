"""Text as Markdown that prints it: what GitHub or pandoc would take for markup is escaped."""

from __future__ import annotations

import re
import unicodedata

#: What is escaped, one character each: what is markup wherever it stands, for GitHub or for pandoc;
#: runs that pandoc's smart punctuation would turn into other characters; what would make a bare
#: address a link (and the marks in it part of the address); the name of an emoji.
_ESCAPED = re.compile(
    r"[\\`*_\[\]<>~$^@|\"'&{}]"
    r"|\.(?=\.\.)|(?<=\.)\.(?=\.)|-(?=-)|(?<=-)-"
    r"|:(?=//)|(?<=www)\."
    r"|(?P<emoji>:(?=(?:[0-9_]*[A-Za-z][\w+-]*|[+-]1|100|1234):))"
)
#: After these, pandoc makes a space one that does not break, which is another character.
_ABBREVIATED = re.compile(
    r"(?<![A-Za-z])((?:"
    r"Apr|Aug|Bros|Capt|Co|Corp|Dec|Dr|Feb|Fr|Gen|Gov|Hon|Inc|Jan|Jr|Jul|Jun|Ltd|M\.A|M\.D|Mar|Mrs?|Ms|No|Nov"
    r"|Oct|Ph\.D|Pres|Prof|Rep|Rev|Sen|Sept?|Sgt|Sr|St|aet(?:at)?|al|bk|c|cf|ch|chap|chs|col|cp|d|e\.g|eds?|esp"
    r"|f|fasc|ff|fig|fl|fols?|i\.e|ill|incl|n|n\.b|nn|pp?|pt|q\.v|s\.vv?|saec|sec|univ|viz|vol|vs"
    r")\.) "
)
_KEPT_SPACE = "&#32;"
#: What would begin a block at the start of a line: headings, lists (also pandoc's ``(a)`` and
#: ``iv.``), definitions, setext underlines, title blocks, line blocks.
_LINE_START = re.compile(r"^(\s*)(\(?(?:\d{1,9}|[A-Za-z]{1,8}|#)[.)](?=\s|$)|[#+:%=-])")


def escape(text: str) -> str:
    """The characters of ``text`` as Markdown that prints them, on one line."""
    flat = re.sub(r"[\r\n\v\f\u0085\u2028\u2029]+", " ", text)
    return _ABBREVIATED.sub(rf"\1{_KEPT_SPACE}", _ESCAPED.sub(_escaped, flat))


def _escaped(found: re.Match[str]) -> str:
    return "&#58;" if found["emoji"] else f"\\{found[0]}"


def strong_marked(markdown: str) -> str:
    """Markdown in strong marks."""
    return delimited("**", markdown)


def delimited(mark: str, inner: str) -> str:
    """Marks around the text, with white space and punctuation at its ends left outside: beside a
    CJK character, CommonMark does not close emphasis after punctuation.
    """
    if inner.endswith(_KEPT_SPACE):
        return f"{delimited(mark, inner.removesuffix(_KEPT_SPACE))}{_KEPT_SPACE}"
    start, end = 0, len(inner)
    while start < end and _outside(inner[start]):
        start += 1
    while end > start and _outside(inner[end - 1]):
        end -= 1
    if start == end:
        return inner
    return f"{inner[:start]}{mark}{inner[start:end]}{mark}{inner[end:]}"


def _outside(character: str) -> bool:
    return character.isspace() or (ord(character) > 0x7F and unicodedata.category(character)[0] in "PS")


def code_span(value: str) -> str:
    """A code span, between more backticks than stand in it."""
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", value)), default=0))
    pad = " " if value.startswith("`") or value.endswith("`") else ""
    return f"{fence}{pad}{value}{pad}{fence}"


def line_start_escaped(line: str) -> str:
    """A line, with a sign that would begin a block at its start escaped."""
    found = _LINE_START.match(line)
    if not found:
        return line
    head = found[2]
    # The delimiter after a number or letter is what makes the list; elsewhere the sign itself.
    escaped = f"{head[:-1]}\\{head[-1]}" if len(head) > 1 else f"\\{head}"
    return f"{found[1]}{escaped}{line[found.end() :]}"


def quoted(text: str) -> str:
    """Lines as a block quote."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def hanging(mark: str, text: str) -> str:
    """Lines behind a list mark, indented below it."""
    first, *rest = text.split("\n")
    indent = " " * len(mark)
    return "\n".join([f"{mark}{first}", *(f"{indent}{line}" if line else "" for line in rest)])
