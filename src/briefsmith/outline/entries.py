"""The keys of the outline: what each mapping holds, checked by pydantic."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, model_validator

from briefsmith.outline.template_values import StyleName, VariableName
from briefsmith.outline.values import (
    UNPREFIXED,
    Count,
    Credibility,
    FileName,
    IsoDate,
    LanguageTag,
    NameOrFile,
    PartialDate,
    ProjectFile,
    RequiredText,
    SourceFolder,
    SourceKey,
    Text,
    WebAddress,
    is_folder,
)

#: The types of CSL 1.0.2.
CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case",
    "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
    "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
    "standard", "thesis", "treaty", "webpage",
]  # fmt: skip


class Entry(BaseModel):
    """A mapping of the outline: frozen, and without keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, strict=True)

    @model_validator(mode="before")
    @classmethod
    def _absent(cls, data: Any) -> Any:
        """An optional key with nothing behind its colon is as good as absent."""
        if not isinstance(data, dict):
            return data
        optional = {info.alias or name for name, info in cls.model_fields.items() if not info.is_required()}
        return {key: value for key, value in data.items() if value is not None or key not in optional}


def _several(value: Any) -> Any:
    """One text may stand for a list of one."""
    return (value,) if isinstance(value, str) else value


#: One text or a list of texts.
OneOrMore = Annotated[
    tuple[RequiredText, ...],
    Field(strict=False),
    BeforeValidator(_several, json_schema_input_type=RequiredText | tuple[RequiredText, ...]),
]
Files = Annotated[
    tuple[ProjectFile, ...],
    Field(strict=False),
    BeforeValidator(_several, json_schema_input_type=ProjectFile | tuple[ProjectFile, ...]),
]


class SourceEntry(Entry):
    """One source: its file, and what the file does not say or says wrongly; or a folder of them."""

    file: ProjectFile = Field(
        description="The saved file, relative to the outline's folder; with a slash at its end, a folder: "
        "each article in it is a source."
    )
    title: Text | None = Field(
        None, description="The title of the article, where the file has none or a wrong one."
    )
    author: Text | None = Field(
        None, description="The author; several are parted by a semicolon and a space."
    )
    outlet: Text | None = Field(None, description="The paper, site or account that published it.")
    date: PartialDate | None = Field(None, description="The day of publication: 2025-02-01, 2025-02 or 2025.")
    url: WebAddress | None = Field(
        None, description="The web address of the article; it is printed, never fetched."
    )
    language: LanguageTag | None = Field(
        None, description="The language of the article, such as zh-CN or en."
    )
    type: CslType | None = Field(None, description="The CSL type, which decides how it is cited.")
    grade: Literal["A", "B", "C", "D", "E", "F"] | None = Field(
        None,
        description="The reliability of the source, Admiralty A (reliable) to F (cannot be judged).",
    )
    descriptor: Text | None = Field(None, description="One sentence on the quality of the source.")
    accessed: IsoDate | None = Field(None, description="The day on which the page was saved.")
    reference: RequiredText | None = Field(
        None, description="The key of its item in `references`, where it is not found by itself."
    )
    csl: dict[str, Any] = Field(
        default_factory=dict,
        description="CSL-JSON variables; they win over what was read and over the keys above.",
    )

    @property
    def is_folder(self) -> bool:
        """Whether it stands for every article of a folder."""
        return is_folder(self.file)


class QuoteEntry(Entry):
    """One quotation, given by its words (`quote`) or by its first and last (`from`, `to`)."""

    id: RequiredText | None = Field(None, description="A stable name of the quotation, used once.")
    source: RequiredText = Field(description="The key of the source that holds the words.")
    quote: Text | None = Field(None, description="The words as they stand in the source.")
    from_: RequiredText | None = Field(None, alias="from", description="The first words of a longer passage.")
    to: RequiredText | None = Field(
        None, description="The last words of the passage that begins with `from`."
    )
    after: RequiredText | None = Field(
        None, description="Words in front of the quotation, which settle which of several places is meant."
    )
    before: RequiredText | None = Field(
        None, description="Words behind the quotation, which settle which of several places is meant."
    )
    nth: Count | None = Field(
        None, description="The number, from 1, of the place that is meant, of those that `check` lists."
    )
    max_gap: Count | None = Field(
        None,
        description="How many characters an ellipsis of this quotation may leave out (500 without it), "
        "or how many its passage may have (3000 without it).",
    )
    note: Text | None = Field(None, description="The analyst's remark, printed with the quotation.")
    translation: Text | None = Field(
        None, description="A translation, printed with the quotation and never verified."
    )
    credibility: Credibility | None = Field(
        None,
        description="The credibility of this item, Admiralty 1 (confirmed) to 6 (cannot be judged).",
    )
    confirmed_by: OneOrMore = Field(
        (),
        description="The keys of independent sources that say the same; they are cited with the quotation.",
    )

    @model_validator(mode="before")
    @classmethod
    def _one_way(cls, data: Any) -> Any:
        """Of words given in both ways, `quote` is taken; the rules tell of it."""
        if not isinstance(data, dict) or data.get("quote") is None:
            return data
        return {key: value for key, value in data.items() if key not in ("from", "to")}

    @property
    def has_words(self) -> bool:
        """Whether it says what to look for; where not, the outline's reader has told."""
        return self.quote is not None or (self.from_ is not None and self.to is not None)


class SourceSummaryEntry(Entry):
    """The source summary statement (ICD 206): drafted by `brief sources --summary`, edited and signed."""

    text: RequiredText = Field(description="The statement in Markdown.")
    signed: Text | None = Field(None, description="Who answers for it; printed below it.")
    date: IsoDate | None = Field(None, description="The day on which it was signed.")
    basis: Text | None = Field(
        None, description="What it was drafted from, as the draft gives it; `check` tells when that changes."
    )


class ToolEntry(Entry):
    """A program that had a part in the briefing (ICS 206-01: system name, model version, parameters)."""

    system: Text | None = Field(None, description="The name of the system.")
    version: Text | None = Field(None, description="The version of the system or of its model.")
    parameters: Text | None = Field(None, description="The settings that matter.")
    use: Text | None = Field(None, description="What it was used for, and who checked the result.")


def _sentence(value: Any) -> Any:
    """A disclosure may be only a sentence."""
    return {"use": value} if isinstance(value, str) else value


Disclosure = Annotated[ToolEntry, BeforeValidator(_sentence, json_schema_input_type=RequiredText | ToolEntry)]


class DisclosuresEntry(Entry):
    """What the reader must know of how the briefing was made."""

    machine_translation: Disclosure | None = Field(
        None, description="Which translations a machine made: a sentence, or the system with its version."
    )
    ai: Disclosure | None = Field(
        None, description="What artificial intelligence was used for: a sentence, or the system."
    )


class SectionEntry(Entry):
    """One section with its prose, its quotations and its subsections."""

    id: RequiredText | None = Field(None, description="A stable name of the section, used once.")
    title: RequiredText = Field(description="The heading of the section.")
    marking: Text | None = Field(
        None,
        description="The portion mark in front of its heading, such as TLP:GREEN; subsections take it over.",
    )
    text: Text | None = Field(None, description="The analyst's own words in Markdown; [@key] cites a source.")
    quotes: tuple[QuoteEntry, ...] = Field(
        (), strict=False, description="The quotations, in the order of printing."
    )
    sections: tuple[SectionEntry, ...] = Field(
        (), strict=False, description="Subsections; headings go three levels deep."
    )


def _short_form(value: Any) -> Any:
    """A source may be only its file."""
    return {"file": value} if isinstance(value, str) else value


def _only_folder(value: Any) -> Any:
    """All of `sources` may be only a folder, whose articles then have keys without a prefix."""
    if not isinstance(value, str):
        return value
    return {UNPREFIXED: _FOLDER.validate_python(value)}


_FOLDER: TypeAdapter[str] = TypeAdapter(SourceFolder)

_SourcesByKey = dict[
    SourceKey,
    Annotated[SourceEntry, BeforeValidator(_short_form, json_schema_input_type=ProjectFile | SourceEntry)],
]
Sources = Annotated[
    _SourcesByKey, BeforeValidator(_only_folder, json_schema_input_type=SourceFolder | _SourcesByKey)
]


class FootnotesEntry(Entry):
    """How footnotes are numbered in Word; the rest is as the citation style and the template have it."""

    format: Literal["circled", "plain"] | None = Field(
        None, description="Circled figures (①, to ⑳) or plain ones; GB/T 7714 has circled ones."
    )
    restart: Literal["document", "section", "page"] | None = Field(
        None, description="Where the numbers begin anew: nowhere, in each section, on each page."
    )


class OutlineEntry(Entry):
    """A briefing: its head, its sources and its sections."""

    title: RequiredText = Field(description="The title of the briefing.")
    name: FileName | None = Field(
        None, description="The file name of the outputs, without folder and suffix."
    )
    subtitle: Text | None = Field(None, description="A line below the title.")
    author: Text | None = Field(None, description="Who wrote the briefing.")
    date: IsoDate | None = Field(
        None, description="The date that is printed, year-month-day; the build has no other clock."
    )
    language: LanguageTag = Field(
        "zh-CN", description="The language of the briefing's own words, such as zh-CN or en."
    )
    marking: Text | None = Field(
        None, description="The marking in header and footer of every page, such as TLP:CLEAR."
    )
    portion_marking: Text | None = Field(
        None,
        description="The portion mark of key points and of sections without one, if it is not `marking`.",
    )
    urgency: Text | None = Field(None, description="How urgent it is (紧急程度), such as 特急; on page one.")
    copy_number: Text | None = Field(
        None, description="The number of this copy (份号), such as 000001; printed on the first page."
    )
    remarks: Literal["text", "comments"] = Field(
        "text",
        description="Whether each `note:` is printed, or stands as a comment at its quotation in Word.",
    )
    citation_style: NameOrFile = Field(
        "gb-t-7714-2025-note", description="The name of a shipped citation style, or the path of a .csl file."
    )
    template: NameOrFile = Field(
        "standard", description="The name of a shipped Word template, or the path of a .docx file."
    )
    variables: dict[VariableName, Text] = Field(
        default_factory=dict,
        description="Texts that the Word template asks for by name: {{ name }}; lines stay lines.",
    )
    styles: dict[StyleName, RequiredText] = Field(
        default_factory=dict,
        description="For a style of Briefsmith's the name of the template's own style that takes its place.",
    )
    outputs: tuple[Literal["docx", "markdown", "pdf", "html"], ...] = Field(
        ("docx", "markdown"), strict=False, min_length=1, description="The formats to write into briefs/."
    )
    locators: Literal["auto", "headings", "none"] = Field(
        "auto",
        description="Whether citations name the page or paragraph, and with `headings` the heading over it.",
    )
    passage_links: Literal["auto", "none"] = Field(
        "auto", description="Whether links open at the passage (#:~:text=…, in a PDF #page=…)."
    )
    saved_copies: Literal["list", "notes", "none"] = Field(
        "list", description="Where the saved file of each source and its digest are printed."
    )
    source_lines: Literal["short", "none"] = Field(
        "short", description="Whether outlet and day of its source stand below each quotation."
    )
    footnotes: FootnotesEntry = Field(
        default_factory=lambda: FootnotesEntry.model_validate({}),
        title="Footnotes",
        description="How the footnotes are numbered in Word.",
    )
    contents: Literal["auto", "none", "1", "2", "3"] = Field(
        "auto",
        description="The contents: from five numbered headings on (`auto`), none, or so many levels deep.",
    )
    max_gap: Count | None = Field(
        None, description="How many characters an ellipsis may leave out, in every quotation."
    )
    annex: Literal["none", "verification"] = Field(
        "none", description="`verification` adds at the end a table of how each quotation was checked."
    )
    sources: Sources = Field(
        description="The saved sources by the key that quotations and [@key] use; or a folder of them."
    )
    references: Files = Field(
        (),
        description="Exports of a reference manager (CSL JSON, BibLaTeX, RIS) that describe the sources.",
    )
    source_summary: SourceSummaryEntry | None = Field(
        None, description="What the sources as a whole are worth; printed before the source list."
    )
    disclosures: DisclosuresEntry | None = Field(
        None, description="Machine translation and artificial intelligence that had a part in the briefing."
    )
    bottom_line: Text | None = Field(None, description="The answer first, in Markdown.")
    sections: tuple[SectionEntry, ...] = Field(
        strict=False, description="The sections in the order of printing."
    )

    @property
    def opens_passages(self) -> bool:
        """Whether links open at the passage; where no locators are wanted, they lead to the page alone."""
        return self.passage_links == "auto" and self.locators != "none"
