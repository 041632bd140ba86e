"""First names common in football and news writing, and whom they name: a man, a woman, either.

Plain frozen sets in lower case, accents folded; imports nothing.
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
