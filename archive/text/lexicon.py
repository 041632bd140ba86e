"""Word lists, and what a role looks like, for reading names and descriptions in English football and news writing.

All in lower case; imports nothing of ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

PARTICLES = frozenset(
    "van von der den de del della di da do dos das du la le el al ter ten bin ibn af av y e zu zum ten op"
    " san st".split()
)

# Words that make a capitalised name something that cannot speak.
THING_WORDS = frozenset(
    """fc afc sc cf ac rc united city town county rovers wanderers albion athletic hotspur villa
    rangers celtic academical thistle argyle orient alexandra vale wednesday forest
    association federation foundation league liga bundesliga serie ligue cup championship
    championships stadium park road street lane arena ground news times telegraph mail
    post mirror herald tribune gazette chronicle observer bbc sky sport sports tv radio magazine
    television university college school academy court police service department ministry
    government council committee commission party house senate congress parliament bank group inc
    ltd limited company corporation corp international institute institution centre center
    hospital hall church cathedral museum airport station river lake mount north south east west
    northern southern eastern western island islands ocean sea world euro uefa fifa fa nba nfl
    european olympic olympics games trophy shield award awards prize medal show band army navy force
    act treaty union society club team ladies women men nations states kingdom republic premier
    champions conference federal national royal press agency office board trust project challenge
    campaign festival week month year season final finals semi-final group division records music
    pictures studios films publishing books online network channel media oceanography estuary
    fire rescue authority bridge square palace castle tower gardens plaza avenue drive house hotel
    press-association reuters guardian independent express scotsman athletic instagram twitter
    facebook youtube tiktok snapchat google apple amazon netflix airlines airways
    central mariners stars eagles boys prix slam globe globes weekly science system
    seafood foods social
    women's men's olympique real sporting dynamo borussia bayern inter juventus""".split()
)
# Of these, words that are surnames as well: after a given name they are one.
SOFT_THINGS = frozenset(
    "park west north lake church palace street post forest vale hall banks bank house castle rivers"
    " bridge lane sky hope town county ground press ocean island mount group force".split()
)
TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady prof professor president prime minister captain coach
    manager detective inspector sergeant constable chief superintendent commissioner commander
    senator sen rep gov governor mayor king queen prince princess pope judge justice actor actress
    singer broadcaster author writer journalist striker midfielder defender goalkeeper keeper winger
    forward boss skipper director chairman chairwoman chair owner referee former vice senate
    majority minority leader whip secretary speaker ambassador general colonel major lieutenant
    private representative congressman congresswoman ex mp msp ceo foreign home health chancellor
    head assistant deputy executive youtuber rapper designer comedian pundit commentator fan
    supporter teammate legend star winner champion officer spokesman spokeswoman spokesperson
    councillor cllr reverend rev father brother sister bishop archbishop cardinal rabbi imam
    saint first second interim caretaker honorary tory labour playmaker full-back fullback
    centre-back centre-forward centre-half right-back left-back goalscorer economist
    principal headteacher headmaster headmistress dean provost sheriff trooper councilman councilwoman
    assemblyman assemblywoman alderman pastor warden physio doctor nurse professor scientist analyst agent
    doña don señor señora signor signora herr frau monsieur madame mme mlle
    international graduate student neighbour neighbor skip apprentice
    rookie veteran captain's sporting technical under-21 u21 fashion sheikh sheikha emir sultan
    ayatollah mullah col maj gen lt capt brig cmdr chairperson co-founder founder
    """.split()
)
# Titles that only qualify another: no name follows them directly.
_QUALIFIERS = frozenset(
    "former ex vice prime chief assistant deputy head first second interim caretaker honorary"
    " foreign home health senate majority minority executive majority under-21 u21 sporting"
    " technical fashion tory labour star speaker".split()
)
ROLES = TITLES - _QUALIFIERS
_ROLE_ENDING = re.compile(
    r"(?:[a-z]{3}(?:ist|ician|man|woman|keeper|mate|boy|girl|leader|maker|owner|holder|master|writer"
    r"|worker|player)|[mb]illionaire|-(?:back|half|forward|over))$"
)
_NO_ROLES = frozenset(
    "exist resist persist consist insist assist human german roman ottoman climate ultimate estimate"
    " intimate legitimate approximate inmate-".split()
)
# Nouns that say what somebody is and are no title before a name.
_PEOPLE = frozenset(
    """man woman boy girl lad lass kid guy chap bloke gentleman lady person pair duo twin elder source
    insider outsider official member user witness defendant accountant attendant assistant consultant
    participant applicant tenant servant supporter follower onlooker bystander passer-by spectator
    viewer reader listener caller customer shopper trader dealer retailer seller worker builder baker
    butcher farmer fisher teacher preacher plumber joiner painter dancer singer writer driver rider
    runner walker swimmer trainer player footballer cricketer golfer boxer fighter wrestler bowler
    batter spinner pitcher catcher sprinter jumper thrower rower skier skater surfer climber racer
    hooker flanker jockey scorer umpire reporter photographer presenter broadcaster announcer
    translator interpreter editor critic historian biographer researcher lecturer lawyer solicitor
    barrister prosecutor juror officer trooper soldier sailor teenager youngster pensioner stranger
    neighbour outfielder caretaker organiser organizer promoter founder co-founder owner partner
    investor donor sponsor director contractor operator conductor visitor competitor contender
    challenger opponent rival scout steward volunteer chef cook waiter waitress barman novelist poet
    composer architect surgeon dentist vet priest vicar monk nun mechanic pilot captain survivor
    victim resident villager islander local local-born ex-player understudy substitute scorer
    matchwinner match-winner hitman frontman stopper shot-stopper custodian tactician attacker
    wing-back gaffer icon hero entrepreneur tycoon magnate chief supremo maestro ace great hopeful
    wildcard qualifier seed semi-finalist finalist medallist medalist record-holder all-rounder
    seamer pacer loanee signing recruit prospect starlet wonderkid protege schoolgirl schoolboy
    mum-of-two father-of-two mother-of-two trustee activist campaigner businessman academic expert
    employee retiree trainee nominee appointee refugee attendee politician diplomat veteran newcomer outcast exile
    recipient pedestrian patient nurse clerk pupil student commuter motorist cyclist""".split()
)

MALE_TITLES = frozenset({"mr", "sir", "lord", "king", "prince", "father", "chairman", "actor"})
FEMALE_TITLES = frozenset(
    {"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "sister", "chairwoman", "actress"}
)
MALE_KIN = frozenset(
    """husband father dad son brother uncle nephew grandfather grandad grandson boyfriend
    stepfather stepson father-in-law brother-in-law twin-brother widower ex-husband""".split()
)
FEMALE_KIN = frozenset(
    """wife mother mum mom daughter sister aunt niece grandmother gran granddaughter girlfriend
    fiancee fiancée stepmother stepdaughter mother-in-law sister-in-law widow ex-wife""".split()
)
KIN = MALE_KIN | FEMALE_KIN | frozenset("cousin twin parent partner friend fiancé fiance".split())
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december christmas easter boxing""".split()
)
# Words that open a sentence with a capital and are no part of a name.
OPENERS = frozenset(
    """a an the this that these those he she it they we i you his her its their our my your one two
    three four five six seven eight nine ten some any all both each every no none not nor and but or
    so yet for if when while where who what why how which whose as at by in on of off to from with
    without after before since until during despite although though because unless once only even
    just still then there here now today yesterday tomorrow tonight last next first second third
    later earlier soon again also already often never always perhaps maybe meanwhile however instead
    indeed asked speaking said says talking writing according following unlike like than too very
    under over into onto about above below between among against through across
    along around near out up down back most more many much few several such same other another own
    is are was were be been being has have had do does did can could will would shall should may
    might must let yes oh well ah okay ok those part additionally moreover nevertheless
    hopefully obviously honestly basically clearly unfortunately fortunately apparently certainly
    definitely personally sadly luckily thankfully frankly surely probably possibly eventually
    nonetheless otherwise therefore thus hence furthermore besides elsewhere afterwards
    born raised aged known called named dubbed nicknamed image photo photograph picture video caption
    read watch sign follow click share home away breaking exclusive interview q
    whenever wherever whoever whatever whether either neither""".split()
)


def gender_of(words: Sequence[str]) -> str:
    """ "m" or "f" of the first of `words` that says it ("mother", "spokesman"), else ""."""
    for word in words:
        if word in FEMALE_KIN or word in FEMALE_TITLES or word.endswith(("woman", "girl")):
            return "f"
        if word in MALE_KIN or word in MALE_TITLES or word.endswith(("man", "boy")):
            return "m" if word not in _NO_ROLES else ""
    return ""


def is_role(word: str) -> bool:
    """True for what somebody is: a title, kin, or a noun formed like one ("winger", "economist")."""
    if word in ROLES or word in KIN or word in _PEOPLE:
        return True
    return word not in _NO_ROLES and _ROLE_ENDING.search(word) is not None
