"""The marks by which language models set what they think apart from what they say: the one list of them.

Pure. Known are tags whose names speak of thinking (`<think>` of DeepSeek, Qwen and most others, `<thought>` of EXAONE,
`<seed:think>`, `<|begin_of_thought|>`, `<|START_THINKING|>` of Cohere, `<|inner_prefix|>` of Apertus), also escaped as
`&lt;think&gt;`, in wide letters and with attributes; `[THINK]` of Mistral; `◁think▷` of Kimi; the channels of gpt-oss
and Gemma; `<unused94>` of MedGemma; `<details type="reasoning">` of Open WebUI; fenced blocks; and what stands before a
thought as a heading: `**Thinking:**`, `Thought:` of ReAct, in eleven languages, or `analysis` of gpt-oss where the
marks of its channels were lost. All patterns take time in proportion to the text.
"""

from __future__ import annotations

import re

# No mark is longer, with what its beginning needs before it.
LONGEST_MARK = 160
_LESS = r"(?:[<＜]|&(?:amp;){0,3}(?:lt|#0{0,5}60|#x0{0,4}3c);|\\u003c)"
_MORE = r"(?:[>＞]|&(?:amp;){0,3}(?:gt|#0{0,5}62|#x0{0,4}3e);|\\u003e)"
_BAR = r"\s*+[|｜]?+\s*+"
_STEM = r"(?:think|thought|reason|reflect|analy[sz]|scratchpad|monologue|deliberat|rationale|contemplat|思考)"
_NAME = rf"(?:[\w:.-]{{0,30}}?{_STEM}[\w:.-]{{0,30}}|cot|planning|inner_prefix)"
# A name that says that it ends something: `end_of_thought`, `thinking_end`.
_ENDS = r"(?=(?:end|stop|close)[_-]|[\w-]{0,40}[_-](?:end|stop|close)(?:[_-]|\b))"
# With these a model begins its answer, whether it closes the thought before or not.
_ANSWER = r"(?:answer|response|solution|output|final[_ -]?(?:answer|response)|begin_of_solution|start_response)"
_LINE_START = r"(?<=\n)[ \t>#*_]*+"
# What ends a heading; the letter behind it tells that its marks are whole.
_COLON = r"[ \t*_]*+[:：】」][ \t*_]*+(?=[^ \t*_])"
_CLOSES = "|".join(
    (
        rf"{_LESS}{_BAR}/{_BAR}{_NAME}{_BAR}{_MORE}",
        rf"{_LESS}{_BAR}{_ENDS}{_NAME}{_BAR}{_MORE}",
        rf"{_LESS}\s*+{_NAME}\s*+/\s*+{_MORE}",
        rf"{_LESS}{_BAR}{_ANSWER}{_BAR}{_MORE}",
        rf"\[\s*+/\s*+{_NAME}\s*+\]",
        r"◁\s*+/\s*+think(?:ing)?\s*+▷",
        r"<\|channel\|?>\s*+final\s*+(?:<\|constrain\|>\s*+\w*+)?<\|message\|>|<channel\|>",
        r"<unused95>|<\|inner_suffix\|>|<\|content\|>|<\|im_start\|>answer|assistantfinal",
        rf"{_LINE_START}final (?:answer|response|reply){_COLON}",
    )
)
_TAG = "|".join(
    (
        rf"{_LESS}{_BAR}{_NAME}(?:\s[^<>]{{0,80}}?)?{_BAR}{_MORE}",
        r"\[\s*+(?:think(?:ing)?|thoughts?|reason(?:ing)?)\s*+\]",
        r"◁\s*+think(?:ing)?\s*+▷",
        r"<\|channel\|?>\s*+(?!final)\w++[^<\n]{0,60}(?:<\|message\|>|\n)",
        r"<unused94>|<\|im_start\|>think",
    )
)
_DETAILS = r"<details\b[^<>]{0,40}(?:reason|think|thought)[^<>]{0,80}>"
_FENCE = r"```[ \t]*+(?:think(?:ing)?|thoughts?|reasoning|analysis)[ \t]*+\n"

MARK = re.compile(rf"(?P<closes>{_CLOSES})|(?P<tag>{_TAG})|(?P<details>{_DETAILS})|(?P<fence>{_FENCE})", re.IGNORECASE)
CLOSES = re.compile(_CLOSES, re.IGNORECASE)
# What ends a thought that was begun by the group of `MARK`.
CLOSED_BY = {
    "tag": CLOSES,
    "details": re.compile(rf"{_CLOSES}|</details>", re.IGNORECASE),
    "fence": re.compile(rf"{_CLOSES}|```", re.IGNORECASE),
}

_HEADINGS = "|".join(
    (
        r"(?:here(?:'s|’s| is) (?:my|the) )?(?:(?:chain[ -]of|internal|inner) )?"
        r"(?:think(?:ing)?|thoughts?|reasoning|reflection|analysis|scratchpad|monologue)(?: process)?",
        "размышлени[ея]|рассуждени[ея]|мысли|ход мыслей|роздуми|міркування|думки",
        "gedanken?|gedankengang|überlegung(?:en)?|pensamientos?|razonamiento|réflexion|raisonnement|pensées?",
        "pensamentos?|raciocínio|düşünce(?:ler)?|düşünme|akıl yürütme|rozumowanie|przemyślenia|myśli",
        "思考(?:过程|過程)?|推理(?:过程)?|分析|考え",
    )
)
_ANSWERS = "|".join(
    (
        r"(?:(?:my|the|here(?:'s|’s| is) my) )?(?:final )?(?:answer|response|reply)",
        r"(?:окончательный )?ответ|(?:остаточна )?відповідь|antwort|respuesta(?: final)?|réponse(?: finale)?",
        "resposta(?: final)?|cevap|yanıt|odpowiedź|回答|答案|最终回答|答え",
    )
)
# At the beginning of a text alone: there a heading says that what follows is a thought.
HEADING = re.compile(
    rf"[\s>#*_【「(-]*+(?:(?:{_HEADINGS})[ \t*_)]*+(?:[:：】」]|(?:\.{{3}}|…)?[ \t]*+\n)[ \t*_]*+"
    r"|(?:assistant)?(?:analysis|commentary)(?:<\|message\|>|(?-i:(?=[A-Z]))))",
    re.IGNORECASE,
)
UNDER_HEADING_CLOSED = re.compile(
    rf"{_CLOSES}|(?<=[\n.!?…。！？])[ \t>#*_【「-]*+(?:{_ANSWERS}){_COLON}|\.\.\.done thinking\.",
    re.IGNORECASE,
)


def _beginnings(mark: str) -> str:
    """A pattern for every beginning of `mark`."""
    return mark[0] + "".join(f"(?:{letter}" for letter in mark[1:]) + ")?" * (len(mark) - 1)


# The end of a text that the next chunk may make a mark; no longer than `LONGEST_MARK`, as it is read with every chunk.
UNFINISHED = re.compile(
    rf"(?:{_LESS}(?=[\s|｜/]{{0,9}}+(?:[a-z思]|$))[^<>＜＞\n]{{0,120}}|&[\w#;&]{{0,16}}|\\(?:u[0-9a-f]{{0,4}})?"
    r"|<\|(?:channel\|?|im_start\|)>\s{0,9}+\w{0,20}+[^<\n]{0,60}(?:<\|constrain\|>\s{0,9}+\w{0,20}+)?(?:<[|\w]{0,9})?"
    r"|\[\s{0,9}+/?+\s{0,9}+[a-z]{0,24}+\s{0,9}+|◁[^▷]{0,12}|`{1,3}[ \t]{0,9}+\w{0,10}[ \t]{0,9}+"
    rf"|{_beginnings('assistantfinal')}"
    r"|\n[ \t>#*_]{0,20}+(?:f[a-z ]{0,14}[ \t*_]{0,9}+[:：]?+[ \t*_]{0,9}+)?)$",
    re.IGNORECASE,
)
# What is left of a chat's form when the thoughts are gone.
SERVICE = re.compile(
    r"<\|(?:start|end|return|message|START_RESPONSE|END_RESPONSE|end_of_solution|im_end|endoftext)\|>(?:assistant)?"
)
