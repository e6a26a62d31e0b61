"""Reads words that end all that was wished for before, in eleven languages: "let's start over", "с нуля", "从头来".

At the beginning of a message they may stand before a new wish. Some of them ("from the beginning") mean this only where
they are all that is said.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import UNSPACED, WORD, bare, pattern

# fmt: off
_LEAD = (
    r"(?:ok(?:ay)?|well|please|let['’]?s|can we|could we|no|so|now|right|ну|так|все|ладно|давай(?:те)?|ок|нет|"
    r"пожалуйста|а|тогда|лучше|gut|also|bitte|nein|ach|komm|lass uns|wir|bueno|vale|vamos(?: a)?|venga|mejor|por favor|"
    r"bon|allez|non|alors|on|bem|então|vamos|melhor|tamam|hadi|hayır|lütfen|peki|добре|гаразд|ні|нехай|будь ласка|"
    r"краще|тоді|dobra|dobrze|nie|to|proszę|może|好吧|算了|请|我们|咱们|じゃあ|さあ|もう一度|もう一回)"
)
# A message that begins so ends the wish before, whatever follows. Forgetting one thing ("forget racing") is less.
_BEGINNING = (
    r"(?:(?:start|begin) (?:all )?(?:over|again|afresh|anew|fresh|from scratch)|"
    r"from (?:scratch|the (?:top|beginning)(?! of))|"
    r"forget (?:everything|all (?:of )?(?:that|this|it))|scrap (?:that|all that|everything)|"
    r"(?:начн[её]м|начать|начни|начинаем|начинай) (?:вс[её] )?(?:сначала|заново|с начала|с нуля|по новой|снова)|"
    r"(?:сначала|заново)\W*[:,.]|забудь(?:те)? (?:вс[её]|обо вс[её]м|про вс[её])|с чистого листа|"
    r"(?:fangen wir |fang )?(?:noch ?mal |nochmals )?(?:ganz )?von vorn(?:e)?(?: an(?:fangen)?)?\b|"
    r"(?:fangen wir|fang) (?:noch ?mal |ganz )?(?:neu|bei null) an|vergiss (?:alles|das alles)|"
    r"(?:empecemos|empezar|empieza|empezamos|comencemos|comenzar) (?:todo )?(?:de (?:nuevo|cero)|desde cero|"
    r"otra vez|desde el principio)|olvida(?:lo)? todo|"
    r"(?:on )?(?:recommen[cç](?:ons|e|er)|reprenons|reprend) (?:tout )?(?:à zéro|depuis le début|du début)|"
    r"(?:on )?recommen[cç](?:ons|e)\b|(?:on )?repart(?:ons)? (?:de|à) z[ée]ro|oublie(?:z)? tout|"
    r"(?:recome[cç]ar|come[cç]ar|comecemos|começa|começamos) (?:tudo )?(?:de novo|do zero|do início|do começo)|"
    r"recomecemos|do zero|esque[cç]e? tudo|"
    r"(?:en )?baştan başla\w*|(?:yeniden|tekrar) başla\w*|sıfırdan(?: başla\w*)?|her şeyi unut|hepsini unut|"
    r"(?:почн[еі]мо|почати|почни|почнем|починаймо|починаємо) (?:все )?"
    r"(?:спочатку|заново|з нуля|наново|з початку|знову)|"
    r"забудь(?:те)? (?:все|усе|про все)|з чистого аркуша|"
    r"(?:zacznijmy|zacznij|zaczynamy|zacząć|zaczynajmy) (?:wszystko )?(?:od (?:nowa|początku|zera)|jeszcze raz)|"
    r"od (?:nowa|początku|zera)\b|zapomnij o wszystkim)(?!\w)|"
    r"(?:重新(?:开始|来)|从头(?:开始|再来|来)|全部忘|都忘了|最初から|はじめから|やり直|全部忘れ|リセット)"
)
# Said alone these end it too; before other words they tell an order ("first a short one") or something else.
_ALONE = (
    r"(?:(?:re|hard )?reset|restart|clean slate|new (?:search|start)|fresh start|start again|"
    r"(?:вс[её] )?(?:сначала|заново|с (?:самого )?начала|с нуля|по новой)(?: (?:вс[её]|давай(?:те)?|начн[её]м))?|"
    r"сброс|сбрось|сбросить|"
    r"neustart|neuanfang|(?:noch ?mal )?neu (?:anfangen|starten)|noch ?mal neu|alles auf anfang|von null|zurücksetzen|"
    r"(?:de|desde) cero|desde el principio|de nuevo desde cero|otra vez desde el principio|reinicia\w*|"
    r"borrón y cuenta nueva|(?:vuelve|volvamos|volver) a empezar|"
    r"(?:depuis|reprenons au|retour au) (?:le )?début|(?:à|de) zéro|réinitialise\w*|remise à zéro|"
    r"(?:desde|volta\w* a)o? (?:o )?(?:início|começo)|recome[cç]\w+|reinici\w+|tudo de novo|"
    r"(?:en )?baştan(?: al\w*)?|sıfırla\w*|yeni baştan|"
    r"(?:все )?(?:спочатку|заново|наново|з (?:самого )?початку|з нуля)(?: (?:все|давай(?:те)?|почн[еі]мо))?|скинь все|"
    r"(?:wszystko )?(?:od nowa|od (?:samego )?początku|jeszcze raz od (?:nowa|początku))|zresetuj)(?!\w)|"
    r"(?:重新?来|重置|再来一遍|推倒重来|从零开始|一から|仕切り直\w*)"
)
_TAIL = (
    r"(?:please|again|ok(?:ay)?|then|all|everything|thanks|пожалуйста|ещё раз|тогда|спасибо|плиз|bitte|nochmal|alles|"
    r"por favor|todo|otra vez|s['’]?il (?:te|vous) pla[iî]t|stp|svp|tout|tudo|lütfen|her şeyi|будь ласка|ще раз|все|"
    r"proszę|wszystko|jeszcze raz|吧|一次|一遍|了|て|お願い(?:します)?|で|し(?:て|よう|ます|ましょう|たい)?|"
    r"(?:から)?(?:始め|はじめ|やり)\w*|ください)"
)
# What is wished for behind these takes the place of all before, but for what protects a child: "vergiss es, ...".
_DROPPED = (
    r"(?:(?:forget|drop|scrap|ditch) (?:it|that|those|this|them)|never ?mind(?: that)?|changed my mind|"
    r"on second thought|"
    r"(?:за)?бей|забудь(?:те)?(?: об этом| про это)?|проехали|передумал[аи]?|вс[её],? надоело|отбой|"
    r"vergiss(?: es| das| die)|lass (?:mal|gut sein|stecken|das)|(?:schon )?gut,? lass|doch nicht|anders überlegt|"
    r"olv[ií]da(?:lo|te|los)|d[eé]ja(?:lo|los)|nada,? d[eé]jalo|cambi[eé] de idea|"
    r"laisse (?:tomber|béton)|oublie(?: ça| ca)?|j['’]ai changé d['’]avis|tant pis|"
    r"esque[cç]e?(?: isso| esse| essa)?|deixa (?:pra lá|quieto|isso)|mudei de ideia|"
    r"boş ?ver|vazgeçtim|unut(?: gitsin| bunu)?|fikrimi değiştirdim|neyse|"
    r"забий|передумав|передумала|облиш|"
    r"zapomnij(?: o tym)?|nieważne|zmieniłe?m zdanie|zmieniłam zdanie|zostaw to|daj spokój|"
    r"算了|不玩这个了|不要这个了|改主意了|やっぱり?(?:やめ(?:て|た|る)?|いい(?:や)?|なし)|忘れて|気が変わった)"
)
# fmt: on
_DROPS = pattern(
    rf"\W*(?:{_LEAD}\W+){{0,2}}(?<!(?-i:[^\W\u3040-\u9fff])){_DROPPED}\W*[,.:;!?…—–，。、！：]|"
    r"\W*(?:算了|やっぱり?(?:やめて|いいや))"
)
_AND = rf"(?:and|и|und|y|et|e|ve|і|й|i) (?:{_BEGINNING}|{_ALONE})"
_STARTS = pattern(rf"\W*(?:{_LEAD}\W+){{0,2}}(?:{_BEGINNING})|\W*(?:{_BEGINNING})")
_ALL_OF_IT = pattern(
    rf"\W*(?:{_LEAD}\W*){{0,3}}(?<!(?-i:[^\W\u3040-\u9fff]))(?:{_BEGINNING}|{_ALONE})"
    rf"(?:\W*(?:{_TAIL}|{_AND})){{0,3}}\W*"
)
# Behind a few words of another clause only what surely ends the wish does: "забей, начнём сначала: хоррор".
_NOT_INSIDE = (
    r"(?:from|сначала|заново|с чистого|(?:ganz )?von vorn|noch ?mal von|do zero|sıfırdan|od (?:nowa|początku|zera)|"
    r"з чистого)"
)
_INSIDE = pattern(
    rf"(?:^|[.,!;:…—–。，！、])\W{{0,4}}(?:{_LEAD}\W{{1,4}}){{0,2}}(?!{_NOT_INSIDE}\b)"
    rf"(?:{_BEGINNING}|sair do zero|vamos do zero)(?:\W?{_TAIL})?(?=\W{{0,4}}(?:[.,!;:…—–。，！、：]|$))"
)
_MOST_WORDS_BEFORE = 3
# Chinese and Japanese letters count as a third of a word each.
_LETTERS_OF_A_WORD = 3
_MARKS = " ,.;:!-–—，。！、"
_MOST_LETTERS = 60
# So far are they looked for behind a few other words.
_MOST_SEARCHED = 120


def starts_over(text: str) -> int | None:
    """Where the words end by which a message begins, or begins anew after a few others, that end all wished for before;
    None if none do: "sorry. fang neu an: ..."."""
    if only_starts_over(text):
        return len(text)
    readable = bare(text)
    found = _STARTS.match(readable)
    if found is None:
        inside = _INSIDE.search(readable[:_MOST_SEARCHED])
        found = inside if inside and _words_in(readable[: inside.start()]) <= _MOST_WORDS_BEFORE else None
    return found.end() if found else None


def _words_in(text: str) -> float:
    unspaced = len(UNSPACED.findall(text))
    return sum(UNSPACED.search(each) is None for each in WORD.findall(text)) + unspaced / _LETTERS_OF_A_WORD


def drops_the_wish(text: str) -> bool:
    """Whether a message begins with words that drop what was wished for, and goes on: "never mind, a puzzle game"."""
    return _DROPS.match(bare(text)) is not None


def only_starts_over(text: str) -> bool:
    """Whether a message says nothing but that all wished for before is over."""
    return len(text) <= _MOST_LETTERS and _ALL_OF_IT.fullmatch(bare(text)) is not None


def without_starting_over(text: str) -> str:
    """The text, of the same length, with spaces in place of the words that end what was wished for before."""
    rest = text[starts_over(text) or 0 :]
    left = rest.lstrip(_MARKS) if len(rest) < len(text) else rest
    return " " * (len(text) - len(left)) + left
