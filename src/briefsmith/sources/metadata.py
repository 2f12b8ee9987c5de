"""Chooses what is known of an article from everything that was found, and keeps where each came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from briefsmith.sources.dates import day_in
from briefsmith.sources.dating import clues_of, days_of
from briefsmith.sources.draft import Draft
from briefsmith.sources.labelling import Labelled, comparable, is_name
from briefsmith.sources.language import language_of
from briefsmith.sources.model import BODY_KINDS, BlockKind, Candidate, Metadata, MetadataField
from briefsmith.sources.originals import originals_of
from briefsmith.sources.printed import printed_string
from briefsmith.sources.profiles import Catalogue, Profile

_OUTLET_KEYS = ("source", "outlet", "publisher", "site", "account", "publication")
_URL_KEYS = ("original_url", "from", "url", "link", "source_url", "canonical")
#: What stands where an author should, but is nobody.
_NOBODY = frozenset({"admin", "administrator", "editor", "editors", "staff", "redaktion", "编辑部", "編輯部"})
#: What programs write where nobody has told them the author.
_UNTOLD = frozenset(
    {"unknown", "unknownauthor", "author", "windowsuser", "microsoftofficeuser", "未知", "未知作者", "作者"}
)
#: Above the article, a line with the day may name the author, too.
_TOP = 12
_BYLINE = re.compile(r"^By\s+(?P<author>[A-Z][^,.|]{1,60})$")
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(?P<url>https?://.+)$")


def choose_metadata(
    draft: Draft, labelled: Sequence[Labelled], profiles: tuple[Profile, ...], catalogue: Catalogue
) -> Metadata:
    """Every field with its candidates, the chosen one first; every value comes from the page itself or
    from what the profiles know of its publisher.
    """
    outlet = _field(_outlets(draft, profiles, catalogue))
    return Metadata(
        title=_field(_titles(draft, labelled, profiles, outlet)),
        outlet=outlet,
        author=_field(_authors(draft, labelled, profiles, outlet, catalogue)),
        date=_field(days_of(draft, labelled, profiles, [one.value for one in page_addresses(draft)])),
        url=_field(page_addresses(draft)),
        language=_field(_languages(draft, labelled, profiles)),
        original=_field(originals_of(draft, labelled, profiles, [one.value for one in outlet.candidates])),
    )


def page_addresses(draft: Draft) -> Iterator[Candidate]:
    """The addresses of the page, that of the original before that of an archived copy."""
    found = [
        Candidate(re.sub(r"\A//(?=\w)", "https://", clue.value.strip()), clue.origin)
        for clue in draft.clues
        if clue.field == "url"
    ]
    if draft.whole:
        found = [one for one in found if re.match(r"https?://[^/]", one.value)]
        found.sort(key=lambda one: re.match(r"https?://[^/]+/*\Z", one.value) is not None)
    for key in _URL_KEYS:
        value = draft.front.first(key)
        if value and re.match(r"https?://", value[1]):
            found.append(Candidate(value[1], f"front matter: {key}"))
    found = [one for one in found if _is_address(one.value)]
    for candidate in found:
        archived = _ARCHIVE.match(candidate.value)
        if archived and _is_address(archived["url"]):
            yield Candidate(archived["url"], f"{candidate.origin} (archived copy)")
    yield from found


def _is_address(text: str) -> bool:
    """Whether an address can be taken apart: nothing that comes later must stumble over it."""
    try:
        return urlsplit(text).hostname is not None or "://" not in text
    except ValueError:
        return False


def names_of_page(draft: Draft) -> list[str]:
    """Every name by which the page calls its outlet or author, for finding them again in its text."""
    keys = (*_OUTLET_KEYS, "author", "categories", "tags", "category")
    names = [name for key in keys for name in draft.front.values.get(key, ())]
    return [*names, *(clue.value for clue in draft.clues if clue.field in ("outlet", "author", "top line"))]


def titles_of_page(draft: Draft) -> list[str]:
    """Every title that the page gives itself."""
    own = draft.front.first("title")
    clues = [clue.value for clue in draft.clues if clue.field in ("title", "heading", "page title")]
    return [*clues, *([own[1]] if own else [])]


def _field(candidates: Iterable[Candidate]) -> MetadataField:
    seen: dict[str, Candidate] = {}
    for candidate in candidates:
        value = printed_string(candidate.value)
        if value:
            seen.setdefault(value, Candidate(value, candidate.origin))
    return MetadataField(tuple(seen.values()))


def _front(draft: Draft, keys: Sequence[str]) -> Iterator[Candidate]:
    for key in keys:
        for value in draft.front.values.get(key, ())[:1]:
            yield Candidate(value, f"front matter: {key}")


def _outlets(draft: Draft, profiles: tuple[Profile, ...], catalogue: Catalogue) -> Iterator[Candidate]:
    collectors = [re.compile(pattern) for profile in profiles for pattern in profile.aggregators]
    own = [*_front(draft, _OUTLET_KEYS), *clues_of(draft, "outlet"), *_outlet_by_label(draft, catalogue)]
    known = [Candidate(profile.outlet, "address") for profile in profiles if profile.outlet]
    for candidate in [*own, *known, *clues_of(draft, "site name")]:
        if "://" not in candidate.value and not any(
            pattern.search(candidate.value) for pattern in collectors
        ):
            yield candidate
    yield from _outlet_after_title(draft)
    if not known and not any(profile.anonymous for profile in profiles):
        hosts = (urlsplit(address.value).hostname for address in page_addresses(draft))
        yield from (Candidate(host.removeprefix("www."), "address") for host in hosts if host)


def _outlet_after_title(draft: Draft) -> Iterator[Candidate]:
    """What follows the heading of a page in the title of its window is the name of its site."""
    headings = [clue.value for clue in draft.clues if clue.field == "heading"]
    for title in clues_of(draft, "page title"):
        for heading in headings[:1]:
            name = title.value.strip().removeprefix(heading.strip())
            match = re.fullmatch(r"(?:.{0,60}?[-–—|｜_])?\s*([^-–—|｜_]{2,30})", name.strip())
            if match and name != title.value.strip() and re.match(r"\s*[-–—|｜_]", name):
                yield Candidate(match[1], "page title")


def _outlet_by_label(draft: Draft, catalogue: Catalogue) -> Iterator[Candidate]:
    """The author or the category of a mirrored post, where it is the name of an outlet."""
    author = draft.front.first("author")
    labels = [*draft.front.values.get("categories", ()), *draft.front.values.get("tags", ())]
    if author and (catalogue.of_name(author[1]) or author[1] in labels):
        yield Candidate(author[1], "front matter: author")
    elif author and draft.front.values.get("layout") and len(set(labels)) == 1:
        yield Candidate(labels[0], "front matter: categories")


def _titles(
    draft: Draft, labelled: Sequence[Labelled], profiles: tuple[Profile, ...], outlet: MetadataField
) -> Iterator[Candidate]:
    names = {candidate.value for candidate in outlet.candidates}
    names.update(name for profile in profiles for name in (profile.outlet, *profile.also) if name)
    suffixes = [pattern for profile in profiles for pattern in profile.title_suffixes]
    fields = (
        clues_of(draft, "title"),
        _front(draft, ("title",)),
        clues_of(draft, "heading"),
        clues_of(draft, "headline"),
        clues_of(draft, "page title"),
    )
    sources = [one for found in fields for one in found]
    cleaned = [Candidate(clean_title(one.value, suffixes, names), one.origin) for one in sources if one.value]
    # the heading on the page is the better print of the same words
    headings = (one for one in cleaned if one.origin == "first heading")
    better = next((one for one in headings if _says_the_same(one.value, cleaned[0].value, draft.whole)), None)
    if better and better.value != cleaned[0].value:
        yield better
    yield from cleaned


def _says_the_same(heading: str, title: str, whole: bool) -> bool:
    """Whether a heading is the title; in the head of a whole page a rubric or a site may follow it, and
    quotation marks in it may have ended the attribute that it stands in.
    """
    printed, noted = comparable(heading), comparable(title)
    cut = whole and len(noted) > 3 and heading.startswith(title)
    if cut and re.match(r"\s*[\"“”＂']", heading[len(title) :]):
        return True
    longer = whole and len(printed) * 2 > len(noted) and len(noted) * 2 > len(printed) and len(printed) > 5
    return printed == noted or (longer and (noted.startswith(printed) or printed.startswith(noted)))


def clean_title(title: str, suffixes: Iterable[re.Pattern[str]], names: Iterable[str]) -> str:
    """A title without the name of the outlet that sites add at its end."""
    title = printed_string(title)
    for pattern in suffixes:
        title = pattern.sub("", title)
    for name in names:
        end = re.search(rf"\s*[-–—|｜_]\s*{re.escape(name)}\Z", title)
        if end and end.start():
            title = title[: end.start()]
        begin = re.match(rf"{re.escape(name)}\s*[|｜]\s*(?=\S)", title)
        title = title[begin.end() :] if begin else title
    return title


def _authors(
    draft: Draft,
    labelled: Sequence[Labelled],
    profiles: tuple[Profile, ...],
    outlet: MetadataField,
    catalogue: Catalogue,
) -> Iterator[Candidate]:
    outlets = {comparable(candidate.value) for candidate in outlet.candidates}
    for number, item in enumerate(labelled):
        if item.kind is BlockKind.CREDIT or (item.kind is BlockKind.META and number < _TOP):
            yield from _credited(item.passage.text, profiles)
    yield from _above_the_date(draft, labelled, outlets)
    found = [*clues_of(draft, "author"), *_front(draft, ("author", "authors", "byline"))]
    # a page's head may name whoever runs the site; its linked data name who wrote the article
    found.sort(key=lambda one: not one.origin.startswith("linked data"))
    for candidate in found:
        name = re.sub(r"^By\s+(?=\S)", "", candidate.value.strip())
        if (draft.whole and comparable(name) in _NOBODY) or "@" in name:
            continue
        if comparable(name) in _UNTOLD or (draft.whole and re.fullmatch(r"[0-9\s]+", name)):
            continue
        if comparable(name) not in outlets and comparable(name) != "by" and not catalogue.of_name(name):
            yield Candidate(name, candidate.origin)


def _above_the_date(draft: Draft, labelled: Sequence[Labelled], outlets: set[str]) -> Iterator[Candidate]:
    """The line that stands directly above the printed date, where it is a name."""
    known = {comparable(title) for title in titles_of_page(draft)} | outlets | _UNTOLD
    known |= {comparable(line.value) for line in clues_of(draft, "top line")}
    for above, below in pairwise(labelled[:9]):
        both = above.kind is below.kind is BlockKind.META and day_in(below.passage.text)
        text = above.passage.text
        if both and is_name(text) and not day_in(text) and comparable(text) not in known:
            yield Candidate(
                "; ".join(dict.fromkeys(part.strip() for part in text.split(","))), "line above the date"
            )


def _credited(text: str, profiles: tuple[Profile, ...]) -> Iterator[Candidate]:
    patterns = [_BYLINE, *(pattern for profile in profiles for pattern in profile.authors)]
    for pattern in patterns:
        match = pattern.search(text)
        if match:
            yield Candidate(match["author"], "credit line")
            return


def _languages(
    draft: Draft, labelled: Sequence[Labelled], profiles: tuple[Profile, ...]
) -> Iterator[Candidate]:
    text = "\n".join(item.passage.text for item in labelled if item.kind in BODY_KINDS)
    told = language_of(text or " ".join(titles_of_page(draft)))
    known = next((profile.language for profile in profiles if profile.language), None)
    for candidate in [*_front(draft, ("lang", "language")), *clues_of(draft, "language")]:
        if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", candidate.value):
            yield candidate
    if known and told and known.split("-")[0] == told.split("-")[0]:
        yield Candidate(known, "address")
    if told:
        yield Candidate(told, "characters")
