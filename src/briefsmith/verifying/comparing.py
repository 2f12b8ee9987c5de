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


def _untouched(quotation: QuotationRecord, sheet: Sheet) -> VerifiedQuotation | None:
    at = sheet.stories.bookmarks.get(quotation.bookmark)
    if at is None:
        return None
    now = sheet.now(at.first, at.last)
    if now != expected(quotation) or any(
        paragraph.crossed for paragraph in sheet.stories.paragraphs[at.first : at.last + 1]
    ):
        return None
    sheet.claim(at.first, at.last)
    return VerifiedQuotation(quotation, Status.UNTOUCHED, now, normalised(quotation.printed))


def _moved(quotation: QuotationRecord, sheet: Sheet) -> VerifiedQuotation | None:
    """The words where no bookmark is: as paragraphs of their own."""
    wanted = expected(quotation)
    if not wanted or _is_near(quotation, sheet):
        return None
    parts = wanted.split("\n")
    for first in _places(parts, sheet):
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
    at = sheet.stories.bookmarks.get(quotation.bookmark)
    if at is None:
        return False
    now = sheet.now(at.first, at.last)
    return likeness(expected(quotation), now) >= _EDITED or _holds_words(quotation, sheet)


def _holds_words(quotation: QuotationRecord, sheet: Sheet) -> bool:
    at = sheet.stories.bookmarks[quotation.bookmark]
    words = normalised(quotation.printed)
    return bool(words) and words in sheet.now(at.first, at.last)


def _edited(quotation: QuotationRecord, sheet: Sheet) -> VerifiedQuotation | None:
    if not _is_near(quotation, sheet):
        return None
    at = sheet.stories.bookmarks[quotation.bookmark]
    sheet.claim(at.first, at.last)
    return _changed(quotation, sheet, at.first, at.last, normalised(sheet.stories.within(at)), True)


def _changed(
    quotation: QuotationRecord, sheet: Sheet, first: int, last: int, words: str, bookmarked: bool
) -> VerifiedQuotation:
    now, wanted = sheet.now(first, last), expected(quotation)
    return VerifiedQuotation(
        quotation,
        Status.EDITED,
        now,
        words,
        operations=changes(wanted, now),
        pending=now != wanted and normalised(sheet.stories.before(first, last)) == wanted,
        crossed=any(paragraph.crossed for paragraph in sheet.stories.paragraphs[first : last + 1]),
        beside=normalised(quotation.printed) == words,
        bookmarked=bookmarked,
    )


def _edited_elsewhere(quotation: QuotationRecord, sheet: Sheet) -> VerifiedQuotation | None:
    """A paragraph that holds the words among others, or one set as a quotation that is much like them."""
    words, wanted = normalised(quotation.printed), expected(quotation)
    number = _holding(words, sheet)
    if number is not None:
        sheet.claim(number, number)
        return _changed(quotation, sheet, number, number, words, False)
    at = sheet.most_alike(wanted)
    if at is None:
        return None
    sheet.claim(at, at)
    return _changed(quotation, sheet, at, at, sheet.texts[at], False)


def _holding(words: str, sheet: Sheet) -> int | None:
    """The paragraph that holds words, where it belongs to no other quotation."""
    # Finding in one long text costs a small part of what normalising it does.
    sheet.spend(len(sheet.whole) // 16)
    if not words or words not in sheet.whole:
        return None
    return next(
        (at for at, text in enumerate(sheet.texts) if at not in sheet.claimed and words in text), None
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
