"""Word lists for reading names and descriptions in English football and news writing.

Plain frozen sets and maps in lower case; imports nothing.
"""

from __future__ import annotations

MALE_NAMES = frozenset(
    """aaron abdul adam adrian ahmed aidan alan albert alejandro alex alexander alf alfie alfred ali
    allan alvaro anders andre andrea andreas kepa nikita joshua luca mustafa sasha misha issa musa ezra noa dmitri andrei andrew andriy andy angel angelo anthony antoine
    antonio archie arjen arnold arsene arthur arturo ashley axel barry bastian ben benjamin bernard
    bernardo bill billy bob bobby brad bradley brandon brendan brian bruce bruno bryan bukayo carl
    carlo carlos cesar charles charlie chris christian christopher claude claudio clive colin conor
    craig cristiano curtis dan daniel daniele danny darren dave david dean declan denis dennis
    denzel derek diego dimitar dimitri dion dominic don donald douglas duncan dwight eddie eden
    edgar edin eduardo edward edwin emil emile emiliano eric erik erling ernesto ethan eugene fabio
    federico felix ferdinand fernando filip florian francesco francis francisco franck frank frankie
    franz fraser fred freddie frederick frederik gabriel gareth gary gavin geoff geoffrey george
    gerald gerard gianluigi gilberto giorgio giovanni giuseppe glen glenn gordon graeme graham grant
    greg gregory guillermo gustavo guy hakan hakim hamza hans harold harry harvey hector henrik
    henry herbert howard hugh hugo iain ian ibrahim igor ilkay isaac ivan jack jacob jadon jake
    jakub james jamie jan jared jarrod jason javier jay jean jeff jeffrey jeremy jerome jerry jesse
    jim jimmy joachim joao joe joel johan john johnny jon jonas jonathan jordan jorge jose joseph
    josh joshua juan jude julian julio juninho jurgen justin kai karim karl karsten keith kenneth
    kenny ken kevin kieran kingsley kyle kylian lars laurent lee leo leon leonardo leroy lewis liam
    lionel lorenzo louis luca lucas luigi luis luka lukas luke magnus manuel marc marcelo marcel
    marco marcos marcus mario marius mark markus martin mason massimo mateo mats matt matteo matthew
    matthias mattia mauricio maurizio max maximilian mehmet michael michel mick miguel mikael mike
    mikel mikkel milan mo mohamed mohammed moussa nathan neil nemanja neville niall nicholas nick
    nicolas nico niklas nikola nikoloz noah noel nuno olaf ole oleg oliver olivier ollie omar oscar
    owen pablo paolo pascal patrick patrik paul pavel pedro pele pep per pete peter petr phil philip
    philippe phillip pierre piers rafael raheem rai ralph ramon raphael ray raymond rene ricardo
    riccardo richard rick ricky rio rob robbie robert roberto robin rodrigo roger roland romelu ron
    ronald ronaldo ronnie rory ross roy ruben rudi russell ryan sadio salvador sam samir samuel
    santiago scott sean sebastian serge sergei sergio shaun sid simon stan stanley stefan stephan
    stephen steve steven stuart sven tariq ted terence terry theo thiago thibaut thierry thomas tim
    timo timothy toby todd tom tomas tommy toni tony trent trevor tyler tyrone ugo unai usman vadim
    valentin victor viktor vincent vinicius virgil vladimir walter warren wayne werner wilfried will
    willi william willian willy xavi yaya youssef yves zinedine zlatan wilson steffen bjorn torsten
    rasmus kasper mads soren jurrien ruud dirk wim joost daan sander kwame kofi didier seydou ousmane
    hassan hussein yusuf mustafa murat emre arda hiroshi takumi shinji kenji heung-min ji-sung min-jae
    yung-soo alexei sergey mikhail nikolai yuri anatoly andrzej piotr marek tomasz jerzy wojciech
    chuck dick karsten ivo imre goran dragan zoran milos dusan marko davor tin josip ivica aleksandar
    bojan branko vlatko slaven petar kristian kristoffer morten henning jens lasse simen sondre
    gil hugh reg rufus gus monty percy cyril stanley basil cecil ernest leslie sid alec archibald
    wilf cliff nobby bert bertie ted norman maurice ronan kit abel bram colm dag eberechi marc-andre
    declan mohammad muhammad ibrahima cheikh papa pape idrissa kalidou edouard sadio ismaila boubacar
    nicolo gonzalo ignacio joaquin emilio rodolfo ezequiel lautaro facundo enzo nahuel thiago rafa
    kaoru wataru daichi yuto ritsu keisuke shunsuke zhang wei sung-yueng jae-sung hwang chan-hee
    jesper viggo anton artem oleksandr mykola ruslan bogdan cristian gheorghe adrian razvan
    tedros usman sadiq imran asif waqar rishi anil raj ravi sanjay vikram arjun nelson nestor
    robbie alasdair angus callum cameron ewan hamish lachlan malcolm murdo rhys gethin dylan emlyn
    dafydd huw aled gwyn padraig seamus eamon declan brendan ciaran cormac darragh eoin fergus""".split()
)
FEMALE_NAMES = frozenset(
    """abby abigail ada agnes alessia alexandra alexia alexis alice alison amanda amber amelia amy
    andressa angela anita ann anna anne annette annie asisat barbara beatrice bella beth bethany
    betty brenda bridget brigitte camilla carla carli carly carmen carol caroline carrie catherine
    cecilia charlotte chloe christina christine claire clara claudia daisy dana danielle deborah
    debbie delphine denise diana donna doris dorothy edith eileen elaine eleanor elena elisabeth
    elizabeth ella ellen ellie elsie emily emma erica erin esme esther eugenie eva eve evelyn faith
    farah fiona fran frances francesca fridolina gabriela gabriella gail gemma georgia georgina
    geraldine gina glenys grace greta hana hannah harriet hazel heather hege helen helena hilary
    holly hope ida ingrid irene irina irma isabel isabella isobel jacqueline jane janet janice
    jasmine jean jeanne jenni jennifer jenny jess jessica jill joan joanna joanne jodie josephine joy
    joyce juliana julia julie juliet karen kate katarina katherine kathleen kathryn katie katrina
    kay kelly kerry khadija kim kirsty lara laura lauren leah leila lena lesley lia lieke lily linda
    lindsay lisa liz lola lorraine lotte louise lucia lucy lynn maddie magda maggie mana manon
    marcia margaret maria marie marina marion marta martha mary matilda maureen megan melanie
    melissa mia michelle mildred millie miranda moira molly monica nadia nadine naomi natalia natalie
    nicola nicole nikita nina nora norma olga olivia oprah pamela patricia paula pauline penelope
    penny pernille petra phoebe polly rachel rebecca renee rhian rita roberta rosa rose rosemary
    rosie ruby ruth sadie sally sam samantha sandra sara sarah sarina scarlett shannon sharon
    sheila shirley silvia simone sofia sonia sophia sophie stella steph stephanie sue susan susanne
    suzanne sylvia tamsin tanya tara teresa tessa theresa tina toni tracey tracy una ursula valerie
    vanessa vera veronica vicky victoria viola virginia vivianne wendy whoopi yvonne zoe ingvild
    nancy ana nora ines marisa paola chiara elisa valentina giulia martina federica cristiana aitana
    irene alba ona mapi leila misa teresa beatriz debora rosella adriana cristiane formiga marcela
    tove astrid sigrid birgit heidi katrin anja lena-maria svenja alexandra-anja merle lea klara
    frida sofie pia signe ada petra dora edna mavis mabel winnie ethel hilda mina yuki homare saki
    tierna alyssa crystal brandi mallory trinity lindsey kelley julie-ann carrie-ann whitney
    christen lynn-anne jemima imogen harriet poppy freya tabitha felicity rosalind olive priya
    aisha fatima zainab amina maryam yasmin leyla nadia-marie rehanna racheal jen jonna hedvig elin
    siobhan niamh aoife orla grainne catrin bronwen mairi eilidh""".split()
)
EITHER_NAMES = MALE_NAMES & FEMALE_NAMES
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES

PARTICLES = frozenset(
    "van von der den de del della di da do dos das du la le el al ter ten bin ibn af av y e zu zum"
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
    physio doctor nurse professor scientist analyst agent
    rookie veteran captain's sporting technical under-21 u21 fashion
    """.split()
)
# Titles that only qualify another: no name follows them directly.
_QUALIFIERS = frozenset(
    "former ex vice prime chief assistant deputy head first second interim caretaker honorary"
    " foreign home health senate majority minority executive majority under-21 u21 sporting"
    " technical fashion tory labour star speaker".split()
)
ROLES = TITLES - _QUALIFIERS
# Titles that only qualify another: no name follows them directly.
_QUALIFIERS = frozenset(
    "former ex vice prime chief assistant deputy head first second interim caretaker honorary"
    " foreign home health senate majority minority executive majority under-21 u21 sporting"
    " technical fashion tory labour star speaker".split()
)
ROLES = TITLES - _QUALIFIERS
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
    nonetheless otherwise therefore thus hence furthermore besides elsewhere afterwards
    born raised aged known called named dubbed nicknamed image photo photograph picture video caption
    read watch sign follow click share home away breaking exclusive interview q
    whenever wherever whoever whatever whether either neither""".split()
)
DEMONYMS = {
    "afghan": "afghanistan",
    "albanian": "albania",
    "algerian": "algeria",
    "american": "usa",
    "angolan": "angola",
    "argentine": "argentina",
    "argentinian": "argentina",
    "armenian": "armenia",
    "australian": "australia",
    "austrian": "austria",
    "belgian": "belgium",
    "bolivian": "bolivia",
    "bosnian": "bosnia",
    "brazilian": "brazil",
    "briton": "uk",
    "british": "uk",
    "bulgarian": "bulgaria",
    "cameroonian": "cameroon",
    "canadian": "canada",
    "catalan": "spain",
    "chilean": "chile",
    "chinese": "china",
    "colombian": "colombia",
    "congolese": "congo",
    "croatian": "croatia",
    "croat": "croatia",
    "cypriot": "cyprus",
    "czech": "czechia",
    "dane": "denmark",
    "danish": "denmark",
    "dutch": "netherlands",
    "dutchman": "netherlands",
    "dutchwoman": "netherlands",
    "ecuadorian": "ecuador",
    "egyptian": "egypt",
    "english": "england",
    "englishman": "england",
    "englishwoman": "england",
    "estonian": "estonia",
    "faroese": "faroe islands",
    "finn": "finland",
    "finnish": "finland",
    "french": "france",
    "frenchman": "france",
    "frenchwoman": "france",
    "georgian": "georgia",
    "german": "germany",
    "ghanaian": "ghana",
    "greek": "greece",
    "guinean": "guinea",
    "hungarian": "hungary",
    "icelander": "iceland",
    "icelandic": "iceland",
    "indian": "india",
    "iranian": "iran",
    "iraqi": "iraq",
    "irish": "ireland",
    "irishman": "ireland",
    "irishwoman": "ireland",
    "israeli": "israel",
    "italian": "italy",
    "ivorian": "ivory coast",
    "jamaican": "jamaica",
    "japanese": "japan",
    "kenyan": "kenya",
    "korean": "south korea",
    "kosovan": "kosovo",
    "latvian": "latvia",
    "lithuanian": "lithuania",
    "macedonian": "north macedonia",
    "malian": "mali",
    "mexican": "mexico",
    "montenegrin": "montenegro",
    "moroccan": "morocco",
    "nigerian": "nigeria",
    "norwegian": "norway",
    "pakistani": "pakistan",
    "panamanian": "panama",
    "paraguayan": "paraguay",
    "peruvian": "peru",
    "pole": "poland",
    "polish": "poland",
    "portuguese": "portugal",
    "romanian": "romania",
    "russian": "russia",
    "scot": "scotland",
    "scottish": "scotland",
    "scotsman": "scotland",
    "senegalese": "senegal",
    "serb": "serbia",
    "serbian": "serbia",
    "slovak": "slovakia",
    "slovene": "slovenia",
    "slovenian": "slovenia",
    "spaniard": "spain",
    "spanish": "spain",
    "swede": "sweden",
    "swedish": "sweden",
    "swiss": "switzerland",
    "togolese": "togo",
    "tunisian": "tunisia",
    "turk": "turkey",
    "turkish": "turkey",
    "ukrainian": "ukraine",
    "uruguayan": "uruguay",
    "venezuelan": "venezuela",
    "welsh": "wales",
    "welshman": "wales",
    "welshwoman": "wales",
    "zambian": "zambia",
    "zimbabwean": "zimbabwe",
    "european": "europe",
    "african": "africa",
    "asian": "asia",
    "londoner": "london",
    "mancunian": "manchester",
    "scouser": "liverpool",
    "liverpudlian": "liverpool",
    "geordie": "newcastle",
    "glaswegian": "glasgow",
    "australasian": "australasia",
    "south african": "south africa",
}
COUNTRIES = frozenset(DEMONYMS.values()) | frozenset(
    """united states us uk britain holland ireland korea saudi arabia qatar new zealand
    london manchester liverpool newcastle glasgow paris madrid barcelona munich berlin rome milan
    europe africa asia""".split()
)
