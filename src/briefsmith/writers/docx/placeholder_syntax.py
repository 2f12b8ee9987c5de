"""What a placeholder of a Word template may say, and what it prints."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefsmith.outline.spelling import nearest
from briefsmith.template_names import MARKERS

#: Parts what a placeholder never spans, such as tabs and breaks; XML cannot hold this character.
BARRIER = "\x0b"
#: A placeholder; what looks like another sign of a template language (a statement, a comment), or
#: like a placeholder that was not closed, is matched too, so that it can be told. Braces may be
#: full-width: a Chinese keyboard types them so.
TOKEN = re.compile(
    r"[{｛]{2}[^{}｛｝\x0b]{0,200}[}｝]{2}"
    r"|[{｛][%％][^{}｛｝\x0b]{0,200}[%％][}｝]"
    r"|\{#[^{}｛｝\x0b]{0,200}#\}"
    r"|[{｛][{｛%％][^{}｛｝\x0b]{0,40}[%％}｝]{0,2}"
)
_MARKER = re.compile(rf"\{{\{{\s*({'|'.join(MARKERS)})\s*\}}\}}")
#: What may stand after ``|``: none of them can make much of little.
FILTERS = frozenset({"capitalize", "default", "lower", "title", "trim", "upper"})
#: Signs without width that get between the letters of a placeholder.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
#: The quotation marks that Word makes of straight ones, each by what closes it.
_QUOTES = {"'": "'", '"': '"', "‘": "’", "’": "’", "“": "”", "”": "”"}


class RefusedError(Exception):
    """A placeholder that asks for more than it may; ``unknown`` is a name that nothing has."""

    def __init__(self, reason: str, unknown: str = "") -> None:
        super().__init__(reason)
        self.unknown = unknown


def plain_form(token: str) -> str:
    """The placeholder as a programmer types it: ordinary braces, spaces and quotation marks.

    What stands between quotation marks is kept, for it may be printed.
    """
    made: list[str] = []
    closing = straight = ""
    for character in token:
        if closing:
            made.append(straight if character == closing else character)
            closing = "" if character == closing else closing
        elif character in _QUOTES:
            closing = _QUOTES[character]
            straight = "'" if closing in "'’" else '"'
            made.append(straight)
        elif character not in _UNSEEN:
            made.append(unicodedata.normalize("NFKC", character))
    return unicodedata.normalize("NFC", "".join(made))


def marker_in(text: str) -> str | None:
    """The name of the marker that a paragraph's text consists of, if it does."""
    found = _MARKER.fullmatch(plain_form(text).strip()) if len(text) < 100 else None
    return found[1] if found else None


class Expressions:
    """Renders placeholders with ``values``, after each was found harmless."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = dict(values)
        self.used: set[str] = set()
        #: The markers that stand where they should, so that another one is told as doubled.
        self.markers: set[str] = set()
        # No HTML here: values are set as the text of XML elements, which lxml escapes.
        self._environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)

    def rendered(self, token: str) -> str:
        """What a placeholder prints; raises ``RefusedError`` where it prints nothing."""
        try:
            tree = self._checked(plain_form(token))
            printed = self._environment.from_string(tree).render(self.values)
        except RefusedError:
            raise
        except TemplateError as error:
            raise RefusedError(error.message or type(error).__name__) from None
        except Exception as error:  # a filter given what it does not expect can raise anything
            raise RefusedError(f"{type(error).__name__}: {error}") from None
        self.used.update(name.name for name in tree.find_all(nodes.Name))
        return printed

    def _checked(self, token: str) -> nodes.Template:
        """The placeholder, parsed and found harmless before any of it is run."""
        if not (token.startswith("{{") and token.endswith("}}")):
            raise RefusedError(
                "it is not closed" if token.startswith("{{") else "statements and comments cannot be used"
            )
        tree = self._environment.parse(token)
        match tree.body:
            case [nodes.Output(nodes=[expression])]:
                self._allow(expression)
            case _:
                raise RefusedError("it has to be the name of one value")
        return tree

    def _allow(self, node: nodes.Node) -> None:
        """Raises ``RefusedError`` for all but names, filters of the list, and texts given to these."""
        match node:
            case nodes.Name(name=name):
                self._allow_name(name)
            case nodes.Filter(name=name, args=args, kwargs=[], dyn_args=None, dyn_kwargs=None):
                if name not in FILTERS:
                    raise RefusedError(f"there is no filter {name}")
                if not isinstance(node.node, nodes.Name | nodes.Filter):
                    raise RefusedError("a filter has to follow the name of a value")
                for part in (node.node, *args):
                    self._allow(part)
            case nodes.Const(value=str() | bool()):
                pass
            case _:
                raise RefusedError("only names of values and filters can be used")

    def _allow_name(self, name: str) -> None:
        if name in self.markers:
            raise RefusedError(f"{name} stands in the template already")
        if name in MARKERS:
            after = "" if name in {"body", "contents"} else ", behind body"
            raise RefusedError(
                f"{name} has to stand alone in one paragraph of the template's text{after}, "
                "outside of tables and text boxes"
            )
        if name not in self.values:
            raise RefusedError(f"there is no value {name}", name)

    def nearest(self, name: str) -> str | None:
        """The value or marker that was probably meant by a name."""
        return nearest(name, (*self.values, *MARKERS))
