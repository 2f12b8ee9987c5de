"""Which style of a template a name means, as the file has it or as Word shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree
from rapidfuzz import fuzz, process

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.document import StyleChoice
from briefsmith.template_names import STYLES
from briefsmith.writers.docx.xml_names import q

_SIMILAR = 50
#: Built-in styles stand in every file under their English names; Chinese Word shows these instead.
_CHINESE = {
    "正文": "normal",
    "标题": "title",
    "副标题": "subtitle",
    **{f"标题 {level}": f"heading {level}" for level in range(1, 10)},
    "正文文本": "body text",
    "正文文本缩进": "body text indent",
    "正文文本首行缩进": "body text first indent",
    "正文首行缩进": "body text first indent",
    "正文缩进": "normal indent",
    "纯文本": "plain text",
    "文本块": "block text",
    "引用": "quote",
    "明显引用": "intense quote",
    "列表段落": "list paragraph",
    "列出段落": "list paragraph",
    "列表项目符号": "list bullet",
    "列表编号": "list number",
    "列表接续": "list continue",
    "无间隔": "no spacing",
    "题注": "caption",
    "页眉": "header",
    "页脚": "footer",
    "脚注文本": "footnote text",
    "脚注引用": "footnote reference",
    "尾注文本": "endnote text",
    "尾注引用": "endnote reference",
    "要点": "strong",
    "强调": "emphasis",
    "超链接": "hyperlink",
    "网格型": "table grid",
    "普通表格": "normal table",
}
#: Briefsmith's styles for quotations. One in a style of other text could not be told from what the analyst
#: wrote.
QUOTED = ("Quote", "Unverified Quotation")


def _folded(name: str) -> str:
    return " ".join(name.lower().split())


class StyleIndex:
    """The ids of a template's styles by kind and name; names differ in case, and have aliases."""

    def __init__(self, styles: etree._Element) -> None:
        self.ids: dict[tuple[str, str], str] = {}
        self._shown: dict[str, str] = {}
        others: list[tuple[str, str, str]] = []
        for style in styles.findall(q("style")):
            kind, style_id = style.get(q("type"), "paragraph"), style.get(q("styleId"), "")
            name = _value(style, "name")
            self._add(kind, name, style_id)
            # Word before 2007 kept the aliases behind the name, parted by commas as well.
            aliases = [*(name.split(",") if "," in name else ()), *_value(style, "aliases").split(",")]
            others.extend((kind, alias.strip(), style_id) for alias in aliases)
        for kind, name, style_id in others:
            self._add(kind, name, style_id)
        for (kind, name), style_id in list(self.ids.items()):
            self.ids.setdefault((kind, _CHINESE.get(name, name)), style_id)

    def _add(self, kind: str, name: str, style_id: str) -> None:
        if name:
            self.ids.setdefault((kind, _folded(name)), style_id)
            self._shown.setdefault(name, kind)

    def find(self, kind: str, name: str) -> str | None:
        """The id of a style under one of its names, also the one that Chinese Word shows."""
        wanted = _folded(name)
        return self.ids.get((kind, wanted)) or self.ids.get((kind, _CHINESE.get(wanted, "")))

    def kinds(self, name: str) -> list[str]:
        """The kinds of style that there are under that name."""
        return [kind for kind in ("paragraph", "character", "table", "numbering") if self.find(kind, name)]

    def nearest(self, kind: str, name: str) -> str | None:
        """The name of that kind which was probably meant."""
        names = [shown for shown, its in self._shown.items() if its == kind]
        best = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
        return best[0] if best else None


def _value(style: etree._Element, tag: str) -> str:
    found = style.find(q(tag))
    return found.get(q("val"), "") if found is not None else ""


def chosen_styles(
    index: StyleIndex, choices: Iterable[StyleChoice], template: str
) -> tuple[dict[tuple[str, str], str], tuple[Diagnostic, ...]]:
    """The ids of the styles that take the place of Briefsmith's, by the kind and the name of these in
    small letters, and what is wrong with the choices.
    """
    ids: dict[tuple[str, str], str] = {}
    wrong: list[Diagnostic] = []
    for choice in choices:
        kind = STYLES[choice.style]
        found = index.find(kind, choice.name)
        if found is None:
            wrong.append(_missing(index, choice, kind, template))
        else:
            ids[kind, choice.style.lower()] = found
    wrong.extend(_confused(index, {choice.style: choice for choice in choices}, ids))
    return ids, tuple(wrong)


def _missing(index: StyleIndex, choice: StyleChoice, kind: str, template: str) -> Diagnostic:
    kinds = index.kinds(choice.name)
    if kinds:
        message = (
            f"`{choice.name}` is a {kinds[0]} style in {template}; `{choice.style}` needs a {kind} style."
        )
    else:
        message = f"{template} has no {kind} style `{choice.name}`."
    meant = index.nearest(kind, choice.name)
    hint = f"Did you mean `{meant}`? " if meant and meant != choice.name else ""
    advice = f"{hint}Write the name as Word's list of styles shows it, or leave the line out."
    return Diagnostic("template-style", Severity.ERROR, message, advice, choice.place)


def _confused(
    index: StyleIndex, choices: Mapping[str, StyleChoice], ids: Mapping[tuple[str, str], str]
) -> Iterable[Diagnostic]:
    """Quotations that would look like the analyst's own words, also to `brief verify`."""
    taken = {
        ids.get((kind, name.lower())) or index.find(kind, name): name
        for name, kind in STYLES.items()
        if kind == "paragraph" and name not in QUOTED
    }
    taken[index.find("paragraph", "Normal")] = "Normal"
    for style in QUOTED:
        other = taken.get(ids.get(("paragraph", style.lower()), ""))
        if other is not None:
            yield Diagnostic(
                "template-style",
                Severity.ERROR,
                f"`{style}` would be set in the same style as `{other}`: quotations could not be told apart.",
                f"Make a style for quotations in the template, and name that one for `{style}`.",
                choices[style].place,
            )
