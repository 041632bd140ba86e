"""The words that tell speech: verbs of saying in all their forms, and the small words round them.

Plain sets and the functions that read them; imports nothing of ours.
"""

from __future__ import annotations

_REGULAR = """
add admit explain insist reveal claim confess joke laugh grin sigh quip recall remember
reflect reminisce post tweet answer respond counter retort argue note observe remark comment
announce confirm warn stress suggest concede continue conclude reckon fear hope vow boast brag
complain moan grumble mutter fume rage storm blast slam hail salute thank describe call label
brand compare liken wonder muse protest plead beg shout scream whisper chant point sum chip
state declare promise praise smile deny reply cry urge ask believe dismiss dub acknowledge affirm
agree allege appeal assert assure bark beam bellow blurt breathe chuckle cite clarify comfort
commiserate congratulate contend croak deadpan demand detail echo elaborate emphasise emphasize
enthuse estimate exclaim expand gasp giggle groan growl gush holler hiss howl implore indicate
inform inquire enquire instruct interject interrupt intone joke lament maintain mention mumble
murmur offer opine outline pledge ponder predict proclaim propose question quote rasp reassure
recount reiterate relate repeat report respond roar rue scoff scold snap snarl sneer sob
speculate splutter sputter stammer stutter surmise tease testify theorise thunder urge venture
voice volunteer wail whine yell yelp advise accuse caution challenge cheer chide confide
criticise criticize dream express greet guess highlight imagine jest jibe lash
message email e-mail mock nod object pray preach react recite reason reject remind resolve sniff
talk text translate underline wish worry crow drawl purr gloat chirp chime
chorus shriek squeal bawl wheeze chortle cackle hoot gulp bristle persist
summarise summarize correct blame condemn denounce bemoan deplore decry applaud commend deride
ridicule rubbish caution counsel muse smirk wink scowl opine interpose start finish apologise
apologize deflect bluster soothe coo twinkle
""".split()
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "read": "reads reading",
    "sing": "sings sang sung singing",
    "put": "puts putting",
    "go": "goes went going",
    "swear": "swears swore sworn swearing",
    "speak": "speaks spoke spoken speaking",
    "shoot": "shot",
    "hit": "hits",
    "beg": "begs begged begging",
    "brag": "brags bragged bragging",
    "quip": "quips quipped quipping",
    "admit": "admits admitted admitting",
    "dub": "dubs dubbed dubbing",
    "slam": "slams slammed slamming",
    "sob": "sobs sobbed sobbing",
    "snap": "snaps snapped snapping",
    "shrug": "shrugs shrugged shrugging",
    "tut": "tuts tutted tutting",
    "hum": "hums hummed humming",
    "concur": "concurs concurred concurring",
    "signal": "signals signalled signaled signalling signaling",
    "marvel": "marvels marvelled marveled marvelling marveling",
    "chip": "chips chipped chipping",
    "chat": "chats chatted chatting",
    "grin": "grins grinned grinning",
    "nod": "nods nodded nodding",
    "label": "labels labelled labeled labelling labeling",
    "sum": "sums summed summing",
    "bet": "bets",
    "term": "terms termed terming",
    "find": "finds found finding",
    "understand": "understands understood",
    "let": "lets letting",
    "begin": "begins began beginning",
}


def _forms(base: str) -> dict[str, str]:
    if base in _IRREGULAR:
        return {base: base, **dict.fromkeys(_IRREGULAR[base].split(), base)}
    if base.endswith("e"):
        made = [base + "s", base + "d", base[:-1] + "ing"]
    elif base.endswith("y") and base[-2] not in "aeiou":
        made = [base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    elif base.endswith(("s", "sh", "ch", "x")):
        made = [base + "es", base + "ed", base + "ing"]
    else:
        made = [base + "s", base + "ed", base + "ing"]
    return {base: base, **dict.fromkeys(made, base)}


VERBS: dict[str, str] = {
    form: base
    for lemma in [*_REGULAR, *_IRREGULAR]
    for form, base in _forms(lemma).items()
    if form not in ("blame", "start", "finish")  # nouns far more often than verbs
}
"""Each form of a verb of saying, thinking or sounding, with its base form."""

# Verbs that say so only beside the quote itself, or with the word they need.
NEEDS = {
    "put": frozenset({"it", "this", "that", "things"}),
    "go": frozenset({"on", "further", ":"}),
    "sum": frozenset({"up", "it"}),
    "point": frozenset({"out"}),
    "chip": frozenset({"in"}),
    "shoot": frozenset({"back"}),
    "hit": frozenset({"back", "out"}),
    "lash": frozenset({"out"}),
    "let": frozenset({"slip"}),
    "find": frozenset(),
    "understand": frozenset(),
    "bet": frozenset(),
}
ONLY_BESIDE = frozenset(
    """smile laugh grin shrug sigh nod beam sniff cheer snap chuckle giggle wish worry dream
    offer reject find understand bet text signal object greet challenge hit cry react hum persist
    chorus highlight detail expand resolve estimate quote translate question tease thank read begin
    start finish correct answer wink smirk scowl apologise apologize deflect twinkle caution""".split()
)
NAMING = frozenset("call dub label brand describe hail term name christen nickname style".split())

# What somebody thinks of others: a quoted word before a noun is that person's ("hailed his “superb” saves").
JUDGING = NAMING | frozenset("praise slam blast criticise criticize dismiss condemn salute".split())

# What a person hopes, expects or thinks of others: words quoted after it are that person's.
STANCE: frozenset[str] = frozenset(
    form
    for base in "anticipate expect back tip target want aim eye relish rate consider regard"
    " endorse bemoan rue look seek await welcome condemn demand refer".split()
    for form in _forms(base)
)

# Verbs whose passive has the one spoken to, or spoken of, as its subject.
OF_SOMEBODY = frozenset(
    "tell ask describe call label brand dub hail praise warn advise urge remind inform instruct order"
    " blame condemn accuse criticise criticize dismiss greet name thank compare liken quiz question".split()
)

# What somebody writes: its words are the writer's.
WRITINGS = frozenset(
    "text message letter note postcard card post tweet email e-mail statement telegram caption".split()
)

ADVERBS = frozenset(
    "also then later once again still now just even only always never often sometimes previously"
    " recently famously simply quickly soon first finally already instead ever perhaps yesterday"
    " today afterwards afterward too both all rightly has have had is was were are been be would"
    " could can will did does do may might must should not to since himself herself 'd ’d 's ’s"
    " on-air back jokingly half however meanwhile though therefore further went goes".split()
)
SUBORDINATORS = frozenset(
    "after when while as before because although though if since until who which whose whom that"
    " where whether following during but and so having".split()
)
PREPOSITIONS = frozenset(
    "of about to for with from by on in at over under against into like than between through"
    " without towards toward near alongside beside behind around regarding concerning via".split()
)
DETERMINERS = frozenset(
    "the a an his her their its this that these those one another some any our my each every no"
    " such many several both two three four most".split()
)
MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})


def verb_base(word: str) -> str | None:
    """The base form if `word` (lower case) is a form of a verb of saying, else None."""
    return VERBS.get(word)


def looks_like_verb(word: str) -> bool:
    """True for any past or present form one would meet in "..., he croaked"."""
    return len(word) > 3 and word.isalpha() and (word.endswith("ed") or word in VERBS)
