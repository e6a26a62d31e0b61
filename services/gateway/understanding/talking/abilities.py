"""Reads whether a message asks what the advisor can do, or what it knows of the player, in eleven languages."""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# Who asks so says little else.
_MOST_READ = 80
# fmt: off
_ABILITIES = pattern(
    r"\b(?:what (?:else )?(?:can|could|do) (?:you|u) (?:actually |even |all )?(?:do|know|offer)\b(?! (?:about|"
    r"of|like))|"
    r"what are you (?:good )?for\b|how (?:do|can) (?:i use|you work|you help)|what can i ask)|"
    r"\b(?:что|чего) (?:ты |вы )?(?:вообще |ещ[её] )?(?:умеешь|умеете|можешь|можете)(?: делать)?[\s?!.]*$|"
    r"\bчто (?:у тебя|тебя) можно (?:по)?(?:просить|спросить)|\bкак (?:тобой|этим|ты) (?:пользоваться|работаешь)|"
    r"\bwas (?:kannst|können) (?:du|sie)(?: (?:so|alles|denn|eigentlich))*[\s?!.]*$|\bwas kann ich (?:dich )?fragen|"
    r"\bqué (?:puedes|sabes) hacer|\bpara qué sirves|\b(?:que|qu['’]est[- ]ce que) (?:sais|peux|tu sais|"
    r"tu peux)[- ]?(?:tu )?faire|"
    r"\bà quoi (?:tu sers|sers[- ]tu)|\bo que (?:você|vc|tu) (?:sabe|pode|faz|consegue)(?: fazer)?[\s?!.]*$|"
    r"\b(?:ne(?:ler)? yap(?:abilirsin|abiliyorsun|arsın)|ne işe yararsın)|"
    r"\bщо (?:ти |ви )?(?:взагалі )?(?:вмієш|вмієте|можеш|можете)(?: робити)?[\s?!.]*$|"
    r"\bco (?:potrafisz|umiesz|możesz)(?: (?:zrobić|robić))?[\s?!.]*$|"
    r"你(?:都)?(?:能|会|可以)(?:做|干|帮我做)?(?:些)?(?:什么|啥)[^游玩推]{0,3}$|(?:何|なに)ができ(?:る|ます)|できることは"
)
_TASTE = pattern(
    r"\b(?:do (?:you|u) (?:even )?(?:know|remember)|what do (?:you|u) know about) (?:what (?:i|games i) (?:like|"
    r"love|play(?:ed)?|"
    r"enjoy)|my (?:taste|tastes|preferences)|me)\b|"
    r"\b(?:ты |вы )?(?:знаешь|знаете|помнишь|помните)(?: ли)?,? (?:ты )?(?:что|какие игры) (?:мне нравится|"
    r"мне нравятся|я люблю)|"
    r"\b(?:знаешь|помнишь|знаете) (?:мои вкусы|мой вкус)|\bчто (?:ты|вы) (?:обо мне )?зна(?:ешь|ете) обо мне|"
    r"\b(?:weißt|kennst) du,? (?:(?:eigentlich|denn),? )?(?:was (?:ich mag|mir gefällt)|meinen geschmack)|"
    r"\bwas weißt du über mich|\b(?:sabes|conoces) (?:lo que me gusta|qué me gusta|mis gustos)|\bqué sabes de mí|"
    r"\b(?:tu )?(?:sais|connais)[- ]?(?:tu )?(?:ce que j['’]aime|mes goûts)|\bque sais[- ]tu de moi|"
    r"\b(?:sabe|conhece) (?:do que eu gosto|o que eu gosto|meu gosto|meus gostos)|\bo que (?:você|"
    r"vc) sabe (?:sobre|de) mim|"
    r"\b(?:neleri|ne) sevdiğimi (?:biliyor|hatırlıyor)|\bzevkimi biliyor|\b(?:знаєш|"
    r"пам['’]ятаєш)(?: ти)?,? (?:що|які ігри) "
    r"(?:мені подобається|мені подобаються|я люблю)|\bзнаєш мої смаки|\bщо ти знаєш про мене|"
    r"\b(?:wiesz|pamiętasz),? (?:co|jakie gry) lubię|\bznasz mój gust|\bco o mnie wiesz|"
    r"你?(?:知道|记得|了解)我(?:喜欢|爱玩|的(?:口味|喜好))|(?:私|僕|俺)の(?:好み|趣味)(?:を|は)?(?:知|わか|覚え)"
)
# fmt: on


def asks_for_abilities(text: str) -> bool:
    """Whether a message asks what the advisor can do."""
    return len(text) <= _MOST_READ and _ABILITIES.search(bare(plain(text))) is not None


def asks_for_own_taste(text: str) -> bool:
    """Whether a message asks if the advisor knows what the player likes."""
    return len(text) <= _MOST_READ and _TASTE.search(bare(plain(text))) is not None
