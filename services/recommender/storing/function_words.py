"""Holds words that tell nothing of a game, in eleven languages: articles, pronouns, refusals, and those of asking.

Titles have them too ("There Is No Game"), so that a search by them finds games with nothing else in common with it.
Words that mean something in another language stay out: German "war", Spanish "sea".
"""

from __future__ import annotations

from services.common.games.titles import fold

# fmt: off
_WORDS = (
    # English
    "a an the this that these those there here some any something anything nothing everything one ones thing things "
    "stuff i me my we us our you your he she him her his they them their it its who which what where when why how "
    "and or nor but if then than as so of to for from with without in on at by about like into out up over off per "
    "via no not non never none neither except is are was were be been being am do does did done have has had can "
    "could will would shall should may might must don t s re ve ll d m isn aren wasn doesn didn won can't don't "
    "doesn't isn't i'm i'd i've i'll what's that's it's let's game games videogame videogames play playing played "
    "please want wanna need give gimme show find recommend suggest looking look similar same kind sort type title "
    "movie film just only also too very more most less other another "
    # Russian
    "и или но а не нет ни без кроме с со в во на о об про по до от из у к за для чтобы как что чтоб то это этот эта "
    "эти я ты он она мы вы они мне меня тебе нам вас его её их мой моя мои где когда кто какой какая какие какую "
    "чего что-то что-нибудь чего-нибудь ничего никаких есть был была было быть бы же ли ещё еще уже тоже только "
    "очень там тут игра игры игру игр играть поиграть хочу хочется надо нужно нужна посоветуй порекомендуй советуй "
    "предложи предлагай дай покажи пожалуйста типа вроде похожее похожую похожие другое другую другие "
    # German
    "der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen keiner nichts "
    "ohne außer mit von vom zu zum zur in im an am auf aus bei für über unter nach vor um als wie so ist sind sein "
    "haben ich du er sie es wir ihr mir mich dir dich uns mein meine was wer wo wann welche welches etwas irgendwas "
    "spiel spiele spielen bitte will möchte mag brauche gib zeig empfiehl suche ähnlich auch nur noch mehr sehr "
    # Spanish
    "el la los las lo un una unos unas y o u ni pero no sin con de del al a en por para que qué como cómo cual "
    "donde yo tú tu mi me te se le les nos su es era ser hay tenga algo nada ningún ninguna alguno alguna otro otra "
    "juego juegos jugar quiero quisiera busco necesito dame des recomienda recomiéndame recomiendes favor parecido "
    "más muy "
    # French
    "le les l un une des du d et ou mais ne pas sans avec de à au aux en dans sur pour par que qu qui quoi comme où "
    "je tu il elle on nous vous me moi te se sa ses mon ma mes est sont ce cette ces c ça rien aucun aucune quelque "
    "jeu jeux jouer veux voudrais cherche donne montre recommande propose s'il plaît n y ai as plus très "
    # Portuguese
    "o os as um uma uns umas e ou mas não nem sem com de do da dos das no na nos nas em por para pra pro que qual "
    "como eu você meu minha seu sua é são tem há ser algo nada nenhum nenhuma outro outra jogo jogos jogar quero "
    "queria preciso mostra recomende recomenda favor parecido mais muito só "
    # Turkish
    "bir ve veya ya da de ama için ile gibi kadar bu şu o ben bana sen sana biz bize benim değil yok var olmasın "
    "olan mi mı mu mü ne hiç daha çok oyun oyunu oyunlar oyunları istiyorum istemiyorum öner önerme göster ver "
    "lütfen "
    # Ukrainian
    "і й та або але не ні без крім з із зі у в на про по до від для щоб як що це цей ця ці я ти він вона ми ви вони "
    "мені мене нам вам щось чогось нічого є був була бути би ж чи ще вже теж тільки дуже гра гри гру ігор грати "
    "пограти треба потрібно порадь порекомендуй пропонуй покажи схоже "
    # Polish
    "i lub albo ale nie bez z ze w we na do od dla po o u za przez jak co to ten ta te ja ty on ona my wy oni mi "
    "mnie nam jest są był była być by czy się coś czegoś nic gra gry grę gier grać zagrać chcę szukam poleć polecaj "
    "pokaż proszę "
    # Chinese
    "游戏 推荐 我想 想要 不要 没有 什么 一个 类似 "
)
# fmt: on
FUNCTION_WORDS = frozenset(fold(word) for word in _WORDS.split())
