r"""Words that a statement stands under: conditions, doubts, attributions, limits of numbers; by language.

Chinese and Japanese ones are in the simplified form that folding gives. Each pattern leaves out longer
words that only contain such a word (可能性, 恐怖, 小说, 名称). Patterns that end in ``\Z`` are looked for at
the end of what stands in front of a quotation, those for what stands behind it at its beginning.
"""

from __future__ import annotations

import re


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_ENGLISH_CONDITION = (
    r"(?:if|unless|provided|providing|assuming|as long as|so long as|on (?:the )?condition|in case|"
    r"only when|in the event)\b"
)

#: Conditions that stand in front of what they govern.
CONDITION = _any_of(
    r"如果|如若|倘若|倘使|假如|假若|假使|若(?![干无是非瓦望斯尔拉奥阿昂热泽])|除非|只要|只有(?!\d)|一旦|要是|万一|前提是|条件是",
    rf"(?i:\b{_ENGLISH_CONDITION})",
    r"もし(?![くも])|仮に|万が一|(?:なら|ならば|れば|たら|场合(?:は|には|に)?)、?\Z",
    r"만약|만일|[가-힣](?:다면|라면|으면|경우)(?=,? |,?\Z)",
)
#: Conditions that stand behind what they govern, at the beginning of what follows.
CONDITION_BEHIND = _any_of(
    r',?"? ?(?:[但而]|不过)?(?:前提(?:条件)?是|条件是|除非)|的话',
    r',?"? ?(?:如果|只要|假如|假若|倘若|要是|若(?![干无是非]))[^,]*\Z',
    rf'(?i:[,:"]? ?(?:but |and )?(?:only )?{_ENGLISH_CONDITION})',
    r"[ぁ-ん]{0,4}(?:なら|ならば|れば|たら|场合|限り)",
    r"[가-힣]{0,4}(?:다면|라면|으면|경우)(?![가-힣])",
)

#: Doubts in front of what they govern, anywhere in its clause.
DOUBT = _any_of(
    r"可能(?!性)|或许|也许|兴许|恐怕|恐(?=[将会已再难])|据称|据传|据信|据说|传闻|传言|疑似|涉嫌|似乎|貌似|大概|估计|猜测|推测|"
    r"被指|被认为|预计|预料|料将|有望|或(?=[将会已])|所谓|号称|未经证实|尚未证实|理论上|几乎|差一?点(?!名)|险些|试图|企图|妄图|假装|佯装",
    r"(?i:\b(?:reportedly|allegedly|apparently|supposedly|purportedly|presumably|possibly|perhaps|probably|"
    r"maybe|might|could|(?:un)?likely|(?:believed|thought|said|suspected|rumou?red|understood|expected|"
    r"considered|alleged|seems?|seemed|appears?|appeared|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?) to|"
    r"almost|nearly|pretend(?:s|ed|ing)?)\b)|\b(?<!in )(?<!of )may\b(?! \d)",
    r"おそらく|恐らく|たぶん|もしかすると|一说に",
    r"아마|어쩌면|혹시",
)
#: A doubt that is a clause by itself, or ends one, in front of what it governs.
DOUBT_CLAUSE = _any_of(
    r"(?:据称|据传|据信|据说|传闻|传言|疑似|估计|预计|预料|推测|猜测|未经证实的?消息[称说]?|有消息[称说]|有传言[称说])[,:]\Z",
    r"(?i:\b(?:reportedly|allegedly|apparently|supposedly|perhaps|possibly|maybe|presumably),\Z)",
)
#: Doubts that stand behind what they govern as a clause of their own.
DOUBT_CLAUSE_BEHIND = _any_of(
    r", ?(?:据称|据传|据信|据说)(?=,|\Z)",
    r"(?i:[,(] ?(?:reportedly|allegedly|apparently|supposedly|possibly|perhaps|presumably|"
    r"it (?:is|was) (?:said|believed|claimed|thought))\b)",
)
#: Doubts that stand behind what they govern, in the rest of its clause.
DOUBT_BEHIND = _any_of(
    r"的(?:可能|传闻|传言|说法|猜测|谣言|指控|嫌疑|假设|推测)",
    r"(?i:\A ?\b(?:reportedly|allegedly|apparently|supposedly|possibly|perhaps|presumably)\b)",
    r"(?:と|とも)(?:され|みられ|见られ|思われ|考えられ|推定|推测|言われ|いわれ)|か(?:も|もし)れ|可能性|(?:恐|おそ)れ|模样|らしい|"
    r"ようだ|そうだ|だろう|でしょう|疑い|という\Z",
    r"것으로 ?(?:보|알려|전해|추정|예상|관측|전망|파악|여겨)",
    r"수도? ?있|가능성|듯(?:하|싶)|전해졌|알려졌|추정|의혹|것 같",
)

_REPORTED = (
    r"(?:(?<![小传演游解学众听邀])说|(?<![名职俗对简人统堪号相着])称|表示|指出|认为|强调|宣布|宣称|声称|透露|报道|报导|警告|"
    r"(?<!联合)(?<!发表)声明|回应|写道|补充|解释|重申|提到|披露|证实|承认|相信|主张|坚称|呼吁|告诉[^,:]{1,12}|爆料|指控|批评|谈到|提及|坦言|直言)道?[了过]?"
)
_SAID = (
    r"(?:said|says|saying|told(?: [\w.'-]+){1,4}|announced|claim(?:s|ed)|stated|states|added|argued|argues|"
    r"believes?|believed|warn(?:s|ed)|reported|reports|insist(?:s|ed)|suggest(?:s|ed)|alleg(?:es|ed)|"
    r"maintain(?:s|ed)|estimated|estimates|noted|notes|wrote|writes|explained|acknowledged|confirmed|"
    r"assert(?:s|ed))"
)
#: A verb that makes what follows somebody's words, wherever it stands.
REPORTING = _any_of(_REPORTED, rf"(?i:\b{_SAID}\b)")
#: What is said by somebody: the end of the words in front of it.
ATTRIBUTION = _any_of(
    rf'{_REPORTED}[,:]?"?\Z',
    rf'(?i:\b{_SAID}(?: [\w-]+){{0,3}}(?: that)?[,:]?"? ?\Z)',
    r'(?:によると|によれば|は)、?"\Z|(?:によると|によれば)、?\Z',
    r'(?:에 따르면|에 의하면),? ?\Z|(?:말했다|밝혔다|전했다)[.,] ?"\Z',
)
#: What is said by somebody named in a clause of its own in front of it.
ATTRIBUTION_CLAUSE = _any_of(
    r"(?:\A|[,:])(?:据|根据|按照?|依据)(?![点守理为己此])[^,:]{0,30}(?:报道|报导|消息|透露|披露|介绍|了解|统计|估计|分析|看法|"
    r"情报|说法|[称说悉信传指]),\Z",
    r"(?:\A|[,:])在?[^,:]{1,20}看来,\Z",
    r"(?i:(?:\A|[,:]) ?according to [^:]{1,60}, ?\Z)",
)
#: Who said it, behind what was said.
ATTRIBUTION_BEHIND = _any_of(
    r',"? ?据[^,]{1,24}(?:报道|报导|消息|称|透露|说)',
    rf',"? ?[^,:]{{1,14}}{_REPORTED}(?=[,:]|\Z)',
    rf'(?i:,"? ?(?:(?:[\w.\'-]+ ){{0,6}}{_SAID}|according to)\b)',
    r"[ぁ-んァ-ン一-龥]{0,6}(?:と|とも)、?(?:述べ|语|话|说明|発表|强调|指摘|主张|传え|伝え|报じ|明らかに|诉え|批判|言っ|言う|答え|"
    r"回答|表明|警告)",
    r"[가-힣]{0,6}(?:고|며|면서) ?(?:말|밝|전[했하]|주장|강조|설명|보도|지적|덧붙|비판|답|경고|"
    r"발표|평가|분석)",
)

#: Limits in front of a number.
LIMIT = _any_of(
    r"(?:超过|超出|逾|不到|不足|不止|不下|至少|最少|最多|至多|多达|高达|近|约|将近|接近|高于|低于|多于|少于|未满|大于|小于|仅|只有|突破)为?\Z",
    r"(?i:\b(?:over|above|more than|less than|fewer than|at least|at most|up to|nearly|almost|about|around|"
    r"roughly|approximately|some|under|below|only|just|as many as|as few as)(?: an?)? ?\Z)",
    r"(?:少なくとも|最大|最多で|およそ)で?\Z",
    r"(?:약|최소|최대|적어도|거의) ?\Z",
)
#: Limits behind a number.
LIMIT_BEHIND = _any_of(
    r"以[上下内]|左右|上下|不等|之多",
    r"(?i: ?or (?:more|less|fewer)\b)",
    r"未满|ほど|余り|あまり",
    r"이상|이하|미만|가량|안팎|정도",
)

#: What turns against what was said before.
CONTRAST = _any_of(
    r"但(?![愿凡丁])|然而|不过(?![是才])|却(?!步)|可是|只是|尽管|虽然|反而|相反",
    r"(?i:\b(?:but|however|yet(?= \w)|although|though|nevertheless|nonetheless|instead|on the contrary|"
    r"whereas|despite)\b)",
    r"しかし|だが(?=、)|ところが|けれど|ものの|一方で",
    r"하지만|그러나|그런데|다만|반면",
)
