"""The words that turn a statement round, as tables, by language and by side of the statement.

Chinese ones are in the simplified form that folding gives; each pattern leaves out the common words
that only contain such a character (不断, 未来, 非常, 特别).
"""

from __future__ import annotations

import re

#: Chinese, Japanese, Korean and English negations and denials, wherever they stand.
NEGATIONS: dict[str, str] = {
    "zh": (
        r"没有|(?<![淹沉吞埋出覆])没(?![收落])|不(?!少|仅|断|过(?![问分度])|同(?!意)|久|妨|只|但|论|管|错|惜|禁|料|"
        r"啻|愿意?(?:透露|公开|具)|具名)|从未|(?<!从)未(?!来)|(?<![南北西东])非(?!常(?![规任驻设])|洲|凡|典)|"
        r"无(?!人机|线|论|疑|数|比|限(?!制)|锡|核[化区])|勿|莫(?![斯])|拒|否认|否定|否决|反对|反驳|驳斥|驳回|"
        r"停止|放弃|暂停|中止|终止|取消|撤销|废除|排除|很少|极少|鲜少|鲜[有能]|罕有|远非|推迟|忘[记了]|甭|休想|岂(?![止但])|何[曾尝]|免于|以免|免得|"
        r"禁止|避免|防止|阻止|难以|缺乏|谎称|诬称|虚假|谣言|怀疑|质疑|"
        r"(?<![特区分类级性个告派差辨识鉴])别(?![的墅国处人名具致克尔])"
    ),
    "en": (
        r"(?i:\b(?:not|never|no|none|nor|neither|nobody|nothing|without|hardly|scarcely|barely|rarely|seldom|"
        r"cannot|den(?:y|ies|ied|ying)|refus(?:es?|ed|ing|als?)|reject(?:s|ed|ing|ions?)?|"
        r"fail(?:s|ed|ing|ure)? to|false|falsely|untrue|unlikely|impossible|unable|doubt(?:s|ed|ful)?|"
        r"lack(?:s|ed|ing)?|oppos(?:es?|ed|ing)|prevent(?:s|ed|ing)?|prohibit(?:s|ed|ing)?|"
        r"stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|suspend(?:s|ed|ing)?|cancel(?:s|led|ed)?|abandon(?:s|ed|ing)?|"
        r"rul(?:es?|ed|ing) out|(?<!a )few|instead of|rather than|except|far from|short of|"
        r"(?:have|has|had|is|are|was|were) yet to|avoid(?:s|ed|ing)?|declin(?:es?|ed|ing) to(?! [$€£]?\d)|"
        r"ceas(?:es?|ed|ing)|postpon(?:es?|ed|ing)|forg[eo]t(?:s|ting)? to)\b|n't\b)"
    ),
    "ja": (
        r"ない|なかった|ません|ずに|(?<=[わかさたなまらがばえけせてねべれ])ず\b|かねる|かねます|"
        r"(?:\A|(?<=[わかさたなまらがばけせれめ]))ぬ(?![いぐぎ])"
    ),
    "ko": r"않|못|아니|아닌|없|안(?= )|중단|취소|포기|철회|거부|거절|반대|금지|불가|부인(?=[하했한할해됐])",
}

#: A negation that ends right where a quotation begins, whatever the two together may mean.
NEGATION_CUT = re.compile(
    r"(?:[不无未勿毋]|(?<![淹沉吞埋出覆])没|(?<![南北西东])非|(?<![特区分类级性个告派差辨识鉴])别|除了|"
    r"(?<![解免清拆废删消排开扣铲根去])除)\Z"
)
#: The Korean prefixes of the same kind; a word goes on behind them.
KOREAN_PREFIX = re.compile(r"(?<![가-힣])[불비미무부]\Z")

#: Words that may stand between a Chinese negation and what it negates.
HELPERS = "会能再曾得可应要是想敢愿必须在对把被将"

#: What ends a clause, in folded text; a stop behind a capital or before a digit may be part of a word.
CLAUSE_END = re.compile(r"""[。！？!?;,、:"…()\n]|\.(?=\s|$)|(?<=[^A-Z\d])\.(?!\d)""")

_CLAUSE_MARKS = str.maketrans("，：；（）「」“”", ',:;()""""')

#: What ends a sentence, or a part of one that could stand by itself.
SENTENCE_MARKS = "。！？!?；;\n"

NEGATION = re.compile("|".join(f"(?P<{language}>{words})" for language, words in NEGATIONS.items()))

#: The languages whose negations follow what they negate.
NEGATED_BEFORE = frozenset({"ja", "ko"})

#: What a negation governs through: no evidence *shows that* so and so.
REPORTS = re.compile(
    r"表明|证明|显示|说明|证实|认为|相信|意味着|承认|确认|声称|宣称|(?i:\bthat\b|\bwhether\b)"
    r"|(?:没有?|[未不]|拒绝)(?:明确|公开)?(?:说|称|表示|宣布|提到)"
)

#: English words that may stand between a negation and what it negates.
ADVERBS = re.compile(
    r"(?i:\s*\b(?:\w+ly|yet|again|even|ever|to|have|has|had|been|be|being|ha[sd]|that|the|any|want|plan|"
    r"intend|choose|agreed?|having|it|they|he|she|we)\b)*\s*"
)

#: A negation in front of a parenthesis, which governs what stands behind that.
DANGLING = re.compile(r"(?i:(?:\bnot|\bnever|n't)(?: \w+)?|没有|并未|并不|从未|不曾),[^。.;!?！？；\n]*\Z")

#: A stop that ends a sentence, and none of an abbreviation or a first name.
STOP = re.compile(
    r"(?=\.)(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)"
    r"(?<!\bCol)(?<!\bLt)(?<!\bNo)(?<!\bvs)(?<!\bJr)(?<!\bSr)\.[\"”’)]*(?=\s|$)"
)

#: A clause within a clause, whose negation is its own: 他不愿多谈的那个, who did not want to be named.
RELATIVE = re.compile(
    r"(?:[不没未无]).*的(?=[那这该某几各两一]|所有)|(?i:\b(?:who|which|whose|whom)\b.*(?:\bnot\b|n't|\bnever\b|\bno\b|\brefus))"
)


def clause_marked(text: str) -> str:
    """A source's text with its commas and quotation marks as `CLAUSE_END` knows them, of the same length."""
    return text.translate(_CLAUSE_MARKS)
