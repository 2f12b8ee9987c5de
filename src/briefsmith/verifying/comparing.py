"""Compares the quotations in a record with the text of the file as it is now."""

from __future__ import annotations

from collections.abc import Sequence

from briefsmith.provenance.model import ProvenanceRecord, QuotationRecord
from briefsmith.provenance.printed import normalised
from briefsmith.verifying.changes import changes, likeness
from briefsmith.verifying.model import Status, VerifiedQuotation
from briefsmith.verifying.sheet import Sheet
from briefsmith.verifying.stories import Stories

#: From this likeness on the text at a bookmark is the quotation, edited.
_EDITED = 0.4
#: The styles that quotations are printed in, beside those that the record names.
QUOTATION_STYLES = frozenset({"quote", "unverified quotation"})


def compare(
    record: ProvenanceRecord, stories: Stories
) -> tuple[tuple[VerifiedQuotation, ...], tuple[str, ...]]:
    """What became of each quotation, in the order of the record, and the texts of the paragraphs that are
    set as quotations and are none of the record's.

    Quotations that are found where they belong are settled first, so that no other one takes their place.
    """
    texts = [normalised(paragraph.text) for paragraph in stories.paragraphs]
    styles = QUOTATION_STYLES | {quotation.style.lower() for quotation in record.quotations}
    sheet = Sheet(stories, texts, styles)
    found: dict[str, VerifiedQuotation] = {}
    for look in (_untouched, _moved, _edited, _edited_elsewhere, _gone):
        for quotation in record.quotations:
            if quotation.quote_id not in found and (made := look(quotation, sheet)):
                found[quotation.quote_id] = made
    left = tuple(texts[number] for number in sheet.set_as_quotation())
    return tuple(found[quotation.quote_id] for quotation in record.quotations), left


def expected(quotation: QuotationRecord) -> str:
    """The whole text of a quotation's paragraphs as printed, normalised."""
    return normalised(quotation.printed + quotation.citation)


def _around(quotation: QuotationRecord, sheet: Sheet) -> tuple[int, int] | None:
    """The numbers of the first and the last paragraph that a quotation's bookmark stands in."""
    at = sheet.stories.bookmarks.get(quotation.bookmark)
    return None if at is None else sheet.stories.joined(at.first, at.last)


def _untouched(quotation: QuotationRecord, sheet: Sheet) -> VerifiedQuotation | None:
    at = _around(quotation, sheet)
    if at is None:
        return None
    first, last = at
    now = sheet.now(first, last)
    if now != expected(quotation) or any(
        paragraph.crossed for paragraph in sheet.stories.paragraphs[first : last + 1]
    ):
        return None
    sheet.claim(first, last)
    return VerifiedQuotation(quotation, Status.UNTOUCHED, now, normalised(quotation.printed))


def _moved(quotation: QuotationRecord, sheet: Sheet) -> VerifiedQuotation | None:
    """The words where no bookmark is: as paragraphs of their own."""
    wanted = expected(quotation)
    if not wanted or _is_near(quotation, sheet):
        return None
    parts = wanted.split("\n")
    for first in _places(parts, sheet):
        if quotation.bookmark in sheet.stories.paragraphs[first].row_links:
            continue  # a row about the quotation, as the verification annex has one
        last = first + len(parts) - 1
        if sheet.claimed.isdisjoint(range(first, last + 1)):
            sheet.claim(first, last)
            return VerifiedQuotation(
                quotation, Status.MOVED, wanted, normalised(quotation.printed), bookmarked=False
            )
    return None


def _places(parts: Sequence[str], sheet: Sheet) -> list[int]:
    """Where paragraphs stand one after the other, none of them struck through in part."""
    paragraphs, texts, size = sheet.stories.paragraphs, sheet.texts, len(parts)
    begins = sheet.places.get(parts[0], [])
    sheet.spend(len(begins))
    return [
        first
        for first in begins
        if texts[first : first + size] == parts
        and not any(paragraph.crossed for paragraph in paragraphs[first : first + size])
    ]


def _is_near(quotation: QuotationRecord, sheet: Sheet) -> bool:
    """Whether something like the quotation stands at its bookmark."""
    at = _around(quotation, sheet)
    if at is None:
        return False
    now, words = sheet.now(*at), normalised(quotation.printed)
    return likeness(expected(quotation), now) >= _EDITED or (bool(words) and words in now)


def _edited(quotation: QuotationRecord, sheet: Sheet) -> VerifiedQuotation | None:
    around = _around(quotation, sheet)
    if around is None or not _is_near(quotation, sheet):
        return None
    sheet.claim(*around)
    words = normalised(sheet.stories.within(sheet.stories.bookmarks[quotation.bookmark]))
    return _changed(quotation, sheet, *around, words, True)


def _changed(
    quotation: QuotationRecord, sheet: Sheet, first: int, last: int, words: str, bookmarked: bool
) -> VerifiedQuotation:
    now, wanted = sheet.now(first, last), expected(quotation)
    at = sheet.stories.bookmarks[quotation.bookmark] if bookmarked else None
    # What a tracked change joins to the quotation is apart from it where that is rejected.
    before = sheet.stories.before(first, last) if at is None else sheet.stories.before(at.first, at.last)
    return VerifiedQuotation(
        quotation,
        Status.EDITED,
        now,
        words,
        operations=changes(wanted, now),
        pending=now != wanted and normalised(before) == wanted,
        crossed=any(paragraph.crossed for paragraph in sheet.stories.paragraphs[first : last + 1]),
        beside=normalised(quotation.printed) == words,
        bookmarked=bookmarked,
    )


def _edited_elsewhere(quotation: QuotationRecord, sheet: Sheet) -> VerifiedQuotation | None:
    """A paragraph that holds the words among others, or one set as a quotation that is much like them."""
    words, wanted = normalised(quotation.printed), expected(quotation)
    number = _holding(words, quotation.bookmark, sheet)
    if number is not None:
        sheet.claim(number, number)
        return _changed(quotation, sheet, number, number, words, False)
    at = sheet.most_alike(wanted)
    if at is None:
        return None
    sheet.claim(at, at)
    return _changed(quotation, sheet, at, at, sheet.texts[at], False)


def _holding(words: str, bookmark: str, sheet: Sheet) -> int | None:
    """The paragraph that holds words, where it belongs to no other quotation and stands in no table row that
    leads to their bookmark.
    """
    # Finding in one long text costs a small part of what normalising it does.
    sheet.spend(len(sheet.whole) // 16)
    if not words or words not in sheet.whole:
        return None
    return next(
        (
            at
            for at, text in enumerate(sheet.texts)
            if at not in sheet.claimed
            and words in text
            and bookmark not in sheet.stories.paragraphs[at].row_links
        ),
        None,
    )


def _gone(quotation: QuotationRecord, sheet: Sheet) -> VerifiedQuotation:
    at = sheet.stories.bookmarks.get(quotation.bookmark)
    if at is None:
        return VerifiedQuotation(quotation, Status.REMOVED, None, None, bookmarked=False)
    return VerifiedQuotation(
        quotation,
        Status.REMOVED,
        None,
        None,
        pending=normalised(sheet.stories.before(at.first, at.last)) == expected(quotation),
        crossed=any(paragraph.crossed for paragraph in sheet.stories.paragraphs[at.first : at.last + 1]),
    )
