"""English."""

from services.common.games.game_facts import PriceModel
from services.gateway.writing.texts.numbers import one
from services.gateway.writing.texts.phrases import AnswerPhrases, Counted, FactPhrases, Phrases, ReasonPhrases, Talk

# fmt: off
_KINDS = {
    "rpg": "RPG", "mmo": "MMO", "moba": "MOBA", "4x": "4X", "story rich": "story-rich", "action": "action",
    "educational": "educational", "first-person": "first person", "third-person": "third person",
    "local multiplayer": "local multiplayer",
}
# fmt: on

ENGLISH = Phrases(
    openings=(
        "Here is what I would try.",
        "These should do nicely.",
        "I have a few ideas for you.",
        "Let me suggest these.",
        "This is what came to mind.",
    ),
    more=("Here is some more.", "There is more where that came from.", "A few others, then."),
    refined=("With that in mind:", "All right, adjusted.", "Then rather these."),
    instead=(
        "Fair enough, something else then.",
        "Noted, and left out. How about these?",
        "Then let us try these instead.",
    ),
    afresh=("A clean slate, then.", "All right, from the beginning."),
    only_one="Just the one, then.",
    new_player="We have not met before, so I go by what you say and by what other players enjoy.",
    replays=(
        "You have played everything that I could offer here, so these are the ones worth another round.",
        "Nothing new is left for this, but some are worth going back to.",
    ),
    named_first="{game} is the one that you named; the others resemble it.",
    part="Here are {count} of the {total} on the list.",
    closings=(
        "Tell me your platform or how much time you have, and I will narrow it down.",
        "Say the word if you would like something shorter, older or easier.",
        "Does one of these sound right?",
        "If none of them fits, tell me what is missing.",
        "Want to hear more about one of them?",
    ),
    no_more="I found no more than that.",
    prices_unknown="I do not know what games cost, so those that are free come first where they fit.",
    relaxed="Nothing meets “{wish}” along with the rest, so I left that out.",
    relaxed_besides="Apart from {games}, which you have seen, nothing meets “{wish}” along with the rest, so I left that out.",
    missed="There are too few games for “{wish}”, so some of these only come close.",
    unmatched="I have nothing for “{wish}” here.",
    reasons=ReasonPhrases(
        matching=(
            "{game}: {facts}.",
            "Then there is {game}: {facts}.",
            "Also worth a look is {game}: {facts}.",
            "{game} would do as well: {facts}.",
            "And {game}: {facts}.",
        ),
        matching_without_facts=("{game} fits what you asked for.", "{game} fits as well.", "And {game} fits, too."),
        similar_to=(
            "If you like {related}, {game} may be for you, too.",
            "{game} is often liked by those who like {related}.",
            "{game} is a favourite of many {related} players.",
        ),
        similar_to_liked=(
            "{game} is close to games that you rate highly.",
            "{game} is in the spirit of your favourites.",
            "{game} resembles what you like.",
        ),
        similar_players=(
            "{game} is a favourite of players with a taste like yours.",
            "Players who like what you like love {game}.",
            "{game} goes down well with players like you.",
        ),
        popular=(
            "{game} is one that many players love.",
            "{game} is popular with many.",
            "Many players rate {game} highly.",
        ),
        replay=(
            "You know {game} already.",
            "{game} could be fun again, too.",
            "And {game} may deserve another look.",
        ),
    ),
    talk=Talk(
        greeting=(
            "Hello! Tell me what you feel like playing, and I will find something.",
            "Hi there! What would you like to play?",
        ),
        small_talk=(
            "I am a game advisor: tell me what you like or what mood you are in, and I will find you something to play.",
            "I am best at one thing: finding games. What do you feel like playing?",
        ),
        thanks=("You are welcome! Have fun.", "My pleasure. Enjoy!", "Any time!"),
        farewell=("Goodbye, and have a good game!", "See you, and have fun!"),
        insult=(
            "I am sorry that was no help. Tell me what went wrong, and I will try to do better.",
            "Fair enough. Tell me what you would rather have, and I will try again.",
        ),
        machine=("I am a program, not a person: I find games for people. What do you feel like playing?",),
        hostile=(
            "That was harsh. I am still here when you would like to talk about games.",
            "I would rather not trade insults. If you want a game, just tell me.",
        ),
        threat="That sounds like a lot of anger. Please hurt nobody: take some distance, and talk it over with someone you trust. If somebody is in danger right now, call your local emergency number.",
        sympathy="I am sorry, that sounds hard. Be kind to yourself; maybe one of these does you some good.",
        refusal=(
            "I only know about video games. Ask me what to play, and I will gladly help.",
            "That is outside what I know: I advise on video games. What would you like to play?",
        ),
        distress="I am very sorry that you are going through this. You do not have to carry it alone: please talk to "
        "someone close to you or call a local helpline. If you are in danger right now, call your local emergency "
        "number.",
        ask_players="Would you rather play alone or with others?",
        ask_length="Are you after something for an evening or two, or something to stay with for weeks?",
        nothing_found="I found no game that meets these conditions; loosen one of them and ask me again.",
        empty_catalogue="There are no games in my catalogue yet; as soon as there are, I can recommend some.",
    ),
    facts=FactPhrases(
        platforms="on {platforms}",
        alone="for one player",
        players="for up to {n} players",
        couch="up to {n} in one room",
        online="online",
        minutes="about {n} minutes",
        hours=Counted("about {n} hour", "about {n} hours"),
        endless="no fixed end",
        all_ages="for all ages",
        age="from age {n}",
        prices={
            PriceModel.PREMIUM: "bought once",
            PriceModel.FREE_TO_PLAY: "free to play",
            PriceModel.FREE: "free",
            PriceModel.SUBSCRIPTION: "by subscription",
        },
    ),
    answers=AnswerPhrases(
        year="{game} came out in {year}.",
        developer="{game} was made by {developer}.",
        platforms="{game} is available on {platforms}.",
        on_platform="Yes, {game} is available on {platform}.",
        not_on_platform="No, not as far as I know. {game} is available on {platforms}.",
        facts="{game}: {facts}.",
        has="Yes. {game}: {facts}.",
        has_not="No, not as far as I know. {game}: {facts}.",
        first="{game} came first, in {year}; {other} followed in {other_year}.",
        same_year="{game} and {other} both came out in {year}.",
        rather="That is {game}: {facts}. {other}: {other_facts}.",
        alike="Yes, {game} and {other} share this: {kinds}.",
        little_alike="Not much, as far as I know. {game}: {kinds}.",
        too_young="{game}: {facts}, so it is not suitable for that age.",
        suits="{game}: {facts}, so it is suitable for that age.",
        suits_but="{game}: {facts}, but it contains things that may be too much for that age: {contents}.",
        contains="{game} contains this: {contents}.",
        contains_none="As far as I know, {game} contains nothing of the kind.",
        picked="Good choice!",
        the_one="That is {game}: {facts}.",
        because="I named {game} because it has what you asked for: {facts}.",
        because_near="I named {game} because it comes close to what you asked for: {facts}.",
        family="{game} is available on {platform}; whether on {asked}, I do not know.",
        unknown="I do not know that about {game}.",
        which_game="Which game do you mean? Give me its title, and I will tell you what I know.",
        not_here="There is no {title} in my catalogue.",
        nearest="What comes nearest is {games}.",
        which_of="Which one do you mean: {games}?",
        which_unknown="I cannot tell which of these it is: {games}.",
        too_few="My last list does not go that far; it has only this: {games}.",
    ),
    kinds=_KINDS,
    platforms={"mobile": "mobile", "arcade": "arcade machines", "web": "the web"},
    counts_as_one=one,
)
