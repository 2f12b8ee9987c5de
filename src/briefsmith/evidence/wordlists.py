"""The words that turn a statement round, as tables, by language and by side of the statement.

Chinese ones are in the simplified form that folding gives; each pattern leaves out the common words
that only contain such a character (不断, 未来, 非常, 特别).
"""

from __future__ import annotations

import re

#: Chinese, Japanese, Korean and English negations, wherever they stand.
NEGATIONS: dict[str, str] = {
    "zh": (
        r"没有|没(?![收落])|不(?![少仅断过同久止妨只但论管错惜禁料啻])|(?<!从)未(?!来)|从未|(?<!是)非(?![常洲凡典])|"
        r"无(?!人机|线|论|疑|数|比|限|锡|核)|勿|莫(?![斯])|并非|拒绝|否认|禁止|避免|防止|"
        r"(?<![特区分类级性个告派差辨识鉴])别(?![的墅国处人名具致克尔])"
    ),
    "en": r"(?i:\b(?:not|never|no|none|nor|neither|without|hardly|cannot)\b|n't\b)",
    "ja": r"ない|なかった|ません|ずに|(?<=[わかさたなまらがばえけせてねべれ])ず\b",
    "ko": r"않|못|아니|없|안(?= )",
}

#: Words that may stand between a Chinese negation and what it negates.
HELPERS = "会能再曾得可应要是想敢愿必须在对把被将"

#: What ends a clause, in folded text; a stop behind a capital or before a digit may be part of a word.
CLAUSE_END = re.compile(r"""[。！？!?;,、:"…()\n]|\.(?=\s|$)|(?<=[^A-Z\d])\.(?!\d)""")

#: What ends a sentence, or a part of one that could stand by itself.
SENTENCE_MARKS = "。！？!?；;\n"

NEGATION = re.compile("|".join(NEGATIONS.values()))

#: Negations that follow what they negate.
NEGATION_BEHIND = re.compile("|".join((NEGATIONS["ja"], NEGATIONS["ko"])))
