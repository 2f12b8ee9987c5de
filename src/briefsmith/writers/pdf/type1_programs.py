"""Type 1 font programs without the identifiers that LibreOffice draws by lot.

LibreOffice 7.4 embeds OpenType faces with CFF outlines (Noto Serif CJK, Source Han Serif) as Type 1 programs
and numbers them in an order that changes from run to run. The number is of no use in a subset of a font:
it serves printers that keep whole fonts.
"""

from __future__ import annotations

import re

#: Adobe Type 1 Font Format, 7.2: the cipher of the second part of a program.
_KEY, _MULTIPLIER, _ADDEND, _MASK = 55665, 52845, 22719, 0xFFFF
_IDENTIFIER = re.compile(rb"(/UniqueID )(\d+)( def)")


def without_identifiers(program: bytes, clear: int, encrypted: int) -> bytes:
    """The program with zeros for its identifiers, as long as before. ``clear`` and ``encrypted`` are the
    lengths of its first two parts in bytes.
    """
    end = clear + encrypted
    head, body, tail = program[:clear], program[clear:end], program[end:]
    if not _IDENTIFIER.search(head):
        return program
    return _zeroed(head) + _encrypted(_zeroed(_decrypted(body))) + tail


def _zeroed(text: bytes) -> bytes:
    return _IDENTIFIER.sub(lambda found: found[1] + b"0" * len(found[2]) + found[3], text)


def _decrypted(cipher: bytes) -> bytes:
    plain, state = bytearray(), _KEY
    for byte in cipher:
        plain.append(byte ^ (state >> 8))
        state = ((byte + state) * _MULTIPLIER + _ADDEND) & _MASK
    return bytes(plain)


def _encrypted(plain: bytes) -> bytes:
    cipher, state = bytearray(), _KEY
    for byte in plain:
        coded = byte ^ (state >> 8)
        cipher.append(coded)
        state = ((coded + state) * _MULTIPLIER + _ADDEND) & _MASK
    return bytes(cipher)
