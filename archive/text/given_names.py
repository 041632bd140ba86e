"""First names common in football and news writing, and whom they name: a man, a woman, either.

Plain frozen sets in lower case, accents folded; imports nothing.
"""

from __future__ import annotations

MALE_NAMES = frozenset(
    """aaron abdou abdoulaye abdul abdullah abe abednego abel abraham achraf adam adama ade adel
    adem adrian agustin ahmad ahmed aidan aiden ainar ainsley aivars akim alain alan alasdair
    alban albert alberto aldo alec aled aleix alejandro aleksandar alen alessandro alessio alex
    alexander alexei alexis alf alfie alfred algirdas alhassan ali alistair allan alonso
    alphonso alvaro alvin amad amadou amari amir amos anatoly anders andras andre andrea
    andreas andree andrei andrej andrew andris andriy andrzej andy ange angel angelo angelos angus
    anil anselm ante anthony antoine anton antonio antti anwar aoki archibald archie arda
    ardian ariel aritz arjen arjun arkadiusz armand armando armin arnaldo arnau arnaud arne
    arno arnold aron arsene artem arthur artis artur arturo arvid arvydas asher ashley ashraf
    ashton asier asif attila auguste augusto aurelien aurelio avery axel ayo ayoub babacar
    balazs barnaby barney barry bartosz bashir basil bastian bastien bayo bela ben bence
    benedict benicio benito benjamin benji bennett benny benoit beppe berat bernard bernardo
    bernd bernie bert berti bertie biel bilal bill billie billy birkir bjarne bjorn blair bob
    bobby bogdan bojan bongani boris boubacar brad bradley bram brandon branko brendan brennan
    brent brett brian brody bruce bruno bryan bryce bukayo burak byron caleb callum calvin
    cameron camilo carl carlo carlos carlton casey casper cathal cecil cedric cengiz cesar cesc
    chad chan-hee charles charlie cheikh chester chico chidi chike chima chinedu chris
    christian christoph christophe christopher christos christy chuck chukwudi ciaran claes
    claude claudio claus cliff clive clyde colin colm connor conor conrad constantin corey
    cormac cory craig cristian cristiano csaba curtis cyril cyrille cyrus daan dafydd dag
    daichi daisuke damian damien damon dan dana dani daniel daniele danny dario darius darnell
    darragh darren daryl dave davey david davide davor davy dawid dean declan denes denilson
    denis dennis denzel deon derek derrick des desmond dev devon dexter dick dickie didier
    diego dimitar dimitri dimitrios dino dion dirk djibril dmitri domenico dominic don donald
    donnie donovan doug dougal dougie douglas dragan drew duane duncan dusan dwayne dwight
    dylan eamon eberechi ebo ed eddie eddy eden edgar edgard edin edison edmund edoardo edouard
    eduardo edward edwin efrain egon einar eirik eitan elias elijah elio elliot elliott elmar
    elton elvis emanuel emeka emerson emil emile emiliano emilio emlyn emmanuel emmett emre
    enda endrick engin enrico enrique enzo eoin eric erik erland erling ernest ernesto ernie
    errol erwin espen esteban ethan etienne euan eugene ewan ezequiel ezio ezra fabian fabien
    fabio fabrice fabrizio facundo faisal farai farhad farid farouk federico felipe felix femi
    ferdinand ferenc fergal fergus fernand fernando fidel fiifi filip filipe finlay finn fintan
    flavio florent florian floyd francesco francis francisco franck francois frank frankie
    franz fraser fred freddie frederick frederik fredrik fritz gabor gabriel gaetan gaetano
    gareth garry garth gary gaston gavin geert gennaro geoff geoffrey george georgios gerald
    gerard gerardo gerd gerhard germain gerrard gerry gethin gheorghe gheorghi giacomo
    gianfranco gianluigi gianni giannis gideon gil gilberto giles gino gintaras giorgio
    giovanni girts giuseppe glen glenn goncalo gonzalo goran gordie gordon gorka grady graeme
    graham grant greg gregory grigor guido guilherme guillaume guillem guillermo gunnar gunther
    gus gustaf gustav gustavo guy gwyn gylfi gyula haakon haji hakan hakim hamad hamish hamza
    hank hans hansi harald haris harold haroun harry haruki harvey hasan hassan hector heinz
    helmut hendrik henning henri henrik henrique henry henryk herbert herman hermann hernan
    heung-min hicham hideo hiro hiroki hiroshi holger hordur horst howard howie hristo hubert
    hugh hugo hussein huw hwang iain ian ibrahim ibrahima idris idrissa ifeanyi ignacio
    ignatius igor ikechukwu iker ilie ilija ilkay ilya imad imran imre inaki indrek inigo
    ioannis isaac isaiah iskander ismael ismail ismaila issa istvan itai ivan ivar ivica ivo
    iwan jaap jack jackie jacob jacques jaden jadon jae-sung jaime jair jake jakub jalen jamal
    jamar jameel james jamie jan janis janne jannik janos jared jarek jarmo jaroslav jarrad
    jarrah jarrod jason jasper javi javier jay jayden jaylen jean jed jeff jefferson jeffrey
    jelle jens jeong jeremy jermaine jeroen jerome jerry jerzy jesper jesse jett ji-sung jide
    jim jimi jimmy jiri jo joachim joakim joao joaquin jochen joe joel joey johan johannes john
    johnny jon jonah jonas jonathan jonathon jonjo jonny joost jordan jordi jorg jorge joris
    jos jose josef joseph josh joshua josip joss josue jovan jozef jozsef juan jude juha juho
    julen jules julian julio julius juninho junya jure jurgen juris jurrien jussi justin kaarel
    kacper kader kagiso kai kalidou kalle kamil kaoru kareem karel kari karim karl karol
    karsten kasey kasim kasper kazimierz keegan keir keiran keisuke keith kelechi kelvin kemal
    ken kendall kenji kenneth kenny kenta kepa kerem kerry kevin khalid khalil kieran kim kimi
    kingsley kirill kit klaas klaus knut kobe koen kofi koji kolbeinn kolo konrad konstantin
    konstantinos kosta kostas kris kristian kristjan kristoffer krisztian krzysztof kurt
    kwabena kwame kyle kylian kyran lachlan lamine landon lars lasse laszlo laurens laurent
    lautaro lazar leandro lebo lee leif leigh len lennart lenny leo leon leonardo leroy les
    lesley leslie lester levon lewis liam lieven linus lionel ljubo lonnie lorenzo lou louis
    luc luca lucas lucian luciano ludovic luigi luis luiz luka lukas lukasz luke lungelo luther
    lyle maarten madhav mads magnus mahdi mahmoud maik makoto malcolm malick malik mamadou
    mandla manfred manolo manuel marc marc-andre marcel marcelo marcin marcio marco marcos
    marcus marek mariano marin mario maris marius mark marko markus marlon marouane mart marten
    marti martin marton marvin masashi mason massimiliano massimo mate mateo mathias mathieu
    mathijs mathis mathys matias mats matt matteo matthew matthias mattia matus maurice
    mauricio maurits maurizio max maxence maxim maxime maximilian maxwell mehmet melvin micah
    michael michal michel mick micky miguel miika mikael mike mikel mikhael mikhail miki mikkel
    mikko miklos milan milos milton min-jae mindaugas miroslav misha mitch mo mohamed mohammad
    mohammed mohsen moises montgomery monty morgan morten moses mounir moussa moustapha mubarak
    muhammad murat murdo musa mustafa mykola nabil naby nacho nadir nahuel naim nando naoki
    nasser nat nathan nathaniel ned nedum neil nello nelson nemanja nestor neville niall
    niccolo nicholas nick nico nicola nicolaas nicolas nicolo niels nigel nii nikita niklas
    nikola nikolai nikolaj nikolas nikoloz nikos nils nino nnamdi noa noah nobby noel noor
    norbert norman noureddine nuhu nuno nuri obinna odin odion oier olaf ole oleg oleksandr
    oliver olivier olli ollie olof olu omar omari oriol orkun orson oscar osman osvaldo oswald
    otis otto ousman ousmane oussama owen pablo paco paddy padraic padraig panagiotis paolo
    papa pape pascal pascual pat patricio patrick patrik patryk pau paul paulinho paulo pavel
    pavlo peder pedro peer pele pep per percival percy perry petar pete peter petr petros
    petter phil philip philipp philippe phillip phillipe pierre piers pieter pietro piotr pip
    placido plamen predrag quentin quim quincy quinn rabah radamel radek radoslav raf rafa
    rafael rafal rafe raffaele rafik ragnar raheem rahim rai rainer raivis raj rajesh ralf
    ralph ramiro ramon ramsey randall randy raoul raphael rasheed rashid rasmus raul ravel ravi
    ray raymond razvan reece reg reggie reid remi remy renato renaud rene renzo reuben reza
    rhodri rhys ricardo riccardo richard richie rick ricky rik riley rimantas rio rishi ritchie
    ritsu rob robbert robbie robert roberto robin rocco roddy roderick rodney rodolfo rodrigo
    roel roelof roger rohan roland romain romario romelu ron ronald ronaldo ronan ronnie ronny
    roque rory ross rowan roy ruairi ruben rudi rudolf rudy rufus rui runar rune rupert ruslan
    russ russell ruud ryan saad sadio sadiq saeed salif salim salomon salvador sam samir sammy
    samson samuel sander sandor sandro sanjay santi santiago sarunas sasha saul savio scott
    seamus sean sebastian sebastien sef semih serge sergei sergej sergey sergi sergio serhiy
    seth seun seung seydou shamus shane shaun shay sheldon shinji shola shunsuke sibusiso sid
    siegfried sigurd siim silas silvio simen simon simone sione sipho sjoerd slaven sofiane
    solomon sondre soren sotiris soumaila spyros stan stanimir stanislav stanley stefan steffen
    stein stelios sten stephan stephane stephen steve steven stevie stig stijn stoyan stuart
    stuey sulley sune sung-yueng svein sven sverre sverrir sydney sylvain sylvester szabolcs
    taavi tadej tadeusz taher takashi takehiro takuma takumi tamas tanel tarek tarik tariq
    tarmo taylor ted teddy tedros teemu tendai teo terence terrell terrence terry teun thabo
    thaddeus themba theo theodore thiago thibaut thierry thijs thilo thom thomas thorben
    thorsten tiago tibor tiemoue tijn tim timo timothy tin tinashe tobias tobin toby todd todor
    tom tomas tomasz tomislav tommy tomoya toni tony toomas torben tore torsten trent trenton
    trevor tristan troy tunde tuomas tyler tyrell tyrese tyrone tyson uche udo ugo ugochukwu
    ulf uli ulrich umar umberto unai unax urmas urs usman vaclav vadim valdas valentin valeri
    vangelis vasco vasil vasile vasilis vasko vasyl vernon vic vicente victor viggo vikram
    viktor vilhelm ville vincent vincenzo vinicius virgil virgilio vitali vito vittorio vivian
    vladimir vladislav vlatko volker vytautas wale wally walt walter waqar warren warrick
    wataru wayan waylon wayne wei werner wes wesley wietse wilbur wilf wilfred wilfried wilhelm
    will willi william willian willy wilmer wilson wim winston wojciech wolfgang wout wouter
    xabi xavi xavier xherdan yakubu yan yann yannick yari yasin yasir yasser yaya yemi yoan
    yoann yohan yohann yordan youri youssef yuki yung-soo yunus yuri yusuf yuto yves zac zach
    zachary zack zaid zak zaki zdenek zeki zeljko zhang zico zinedine zlatan zoltan zoran zsolt
    sherman kendrick marquis deshawn stefano sunil minho
    zvonimir""".split()
)
FEMALE_NAMES = frozenset(
    """abby abigael abigail ada adelaide adele adelina adeline adriana adriane agata agathe agnes
    agnieszka aileen aimee aine ainhoa aisha aisling aitana akua alana alba alberta alejandra
    aleksandra alessandra alessia alex alexandra alexandra-anja alexia alexis alice alicia
    alina aline alisha alison allison allyson alma alva alyona alyssa amalia amalie amanda
    amani amara amaya amber amelia amelie amina amparo amy ana anabel anais anastasia andie
    andrea andree andreina andressa aneta angela angelica angelina angharad anika anise anita
    anja anjali anke ann anna annabel annabelle annalise anne anneke anneli annelise annemarie
    annette annie annika annis antje antonia anya aoife araceli ariana ariane arielle arlene
    asa ashlee ashleigh ashley asisat asta astrid athena audrey augusta aurelia aurora ava
    avery ayesha azra barb barbara bea beata beate beatrice beatriz becca becky belen belinda
    bella benedetta benita berenice bernadette bernardine bernice berta bertha beryl bess
    bessie beth bethany bettina betty bev beverley beverly bianca billie birgit blair blanca
    blanche bonita bonnie brandi branwen brenda brianna bridget brigitte briony britt britta
    brittany bronwen bryony caitlin calla callie cameron camilla candace candice cara carina
    carla carli carlota carlotta carly carme carmen carol carole carolina caroline carolyn
    carrie carrie-ann caryl carys casey cassandra cassie catalina catarina cath catharina
    catherine cathleen cathy catrin catriona cecile cecilia celeste celia celine chandra
    chantal charlene charlie charlotte charmaine cher cheryl chiamaka chiara chidinma chioma
    chloe chrissie christa christel christelle christen christiane christie christina christine
    christy ciara cindy claire clara clarice clarissa claudia clemence clementine cleo clodagh
    colette colleen constance consuelo cora corinna corinne cornelia courtney cristiana
    cristiane cristina crystal cynthia dagmar dagny dahlia daisy dana daniela daniella danielle
    daphne daria darlene deanna deb debbie debora deborah deirdre delia della delphine demi
    denisa denise desiree dia diana diane diletta dina dinah dolly dolores donatella donna dora
    doreen doria doris dorota dorothea dorothy dorte dot drew dulce dympna ebba ebony edie
    edith edna edwina effie eileen eilidh eimear eira ekaterina elaina elaine eleanor elena
    eleni eleonora elfriede eliane elin elisa elisabet elisabeth elisabetta elise elissa eliza
    elizabeth elke ella ellen ellie ellinor elodie eloise elsa elsie elspeth elva emelie emilia
    emilie emily emma emmanuelle emmeline ena enid eniola erica erika erin erna ernestine esme
    esperanza esra estelle esther ethel etta eugenia eugenie eunice eva evangeline eve evelien
    evelina evelyn ewa fabienne faith fanny farah fatima fatma fatoumata faye federica felicity
    fenella fernanda filippa fiona flavia fleur flora florence formiga fran franca frances
    francesca frankie franziska freda frederica frederique freya frida fridolina frieda
    friederike gabby gabriela gabriella gaby gaia gail gemma georgia georgina geraldine
    gertrude ghislaine gilda gillian gina ginevra ginny giorgia giovanna gisela gisele giulia
    gladys glenda glenys gloria glynis goldie grace grainne greta gretchen gretel gudrun
    guinevere gunilla gwen gwendolyn gwyneth hadiza haley halima halle hana hannah hanne
    hannelore harriet hatice hayley hazel heather hedvig hege heidi heike helen helena helene
    helga henrietta henriette hermione hester hilary hilda hilde holly homare hope hortense
    huda ida ilaria ilona ilse imani imelda imogen ina indira ines inga inge ingeborg ingrid
    ingvild inka ioana iona irena irene irina irma isa isabel isabella isabelle isla isobel
    isolde ivana ivette izabela izzy jackie jacqueline jacqui jada jael jamie jamila jan jana
    jane janelle janet janette janice janina janine jaqueline jasmine jayne jean jeanne
    jeannette jeannie jeannine jelena jemima jemma jen jenna jenni jennie jennifer jenny jeroma
    jess jessica jessie jette jill jo joan joana joanie joann joanna joanne jocelyn jodie
    joelle johanna jola jolanda jolene jonna jordan jordana jordyn josefa josefina josefine
    josephine josette josie jovana joy joyce juana juanita jude judi judit judith judy juli
    julia juliana juliane julianne julie julie-ann juliet juliette juno justina justine jutta
    kaitlyn kamila karen karena kari karima karin karina karla karolina karoline kasia kat
    katarina katarzyna kate kateryna katharina kathe katherine kathi kathleen kathryn kathy
    katie katja katjana katrin katrina katy kay kaya kayla kayleigh keeley keira kelley kelly
    kelsey kendall kendra kerri kerry kerstin ketevan keziah khadija kiara kiera kim kinga
    kirsten kirstie kirstin kirsty kit kitty klara klaudia konstanze kornelia kris kristal
    kristen kristi kristiana kristin kristina kristine krystal krystyna kyra lacey laila lana
    lara larissa latifa latisha latoya laura laure laurel lauren lauryn lavina lavinia layla
    lea leah leana leanne lebogang lee leela leena leigh leila leilani lena lena-maria lenka
    lenore leona leonie leonora leontine lesley leslie leticia letitia lettie lexi leyla lia
    lianne libby lidia lidija lieke lieve ligia lilia lilian liliana lilith lilja lilli lillian
    lilly lily lina linda lindsay lindsey linn linnea lisa lise lisette liv livia liz liza
    lizzie loes lola loretta lori lorna lorraine lotta lotte lou louella louisa louise lourdes
    luana luce lucia lucie lucille lucinda lucrezia lucy ludmila luisa luise luna lydia lyn
    lynda lyndsay lyndsey lynette lynn lynn-anne lynne lynsey mabel madalena maddie maddison
    madeleine madelene madeline madison mae maeve magali magda magdalena maggie maia maike
    mairi maisie maja malgorzata malin malka mallory malou mana mandy manon manuela mapi mara
    marcela marcella marcelle marcia mareike margaret margarete margarida margarita margaux
    marge margery margit margot margreet margrethe marguerite maria mariah mariam mariama
    mariana marianne maribel marie mariel mariella marielle marietta marija marika marilyn
    marina marion marisa marisol marit marita marjolein marjorie marlene marlies marta martha
    martina martine martje marusya mary maryam maryanne marybeth matilda matilde maude maura
    maureen mavis maxine maya mayumi mccall meera meg megan meghan mei melania melanie melina
    melinda melissa mercedes meredith merle meryl meta mette mia micaela michaela michelle
    mieke mikaela mildred milena milica millie mimi mina minerva minna minnie miranda mireia
    mireille mirela miriam mirjam misa misaki moa moana moesha moira molly monica monika
    monique morag morgan morgane morwenna muriel myra myriam myrna myrtle nadege nadezhda nadia
    nadia-marie nadine nadja naima nancy nanette naoise naomi nat natacha natalia natalie
    natalija natalya natasa natasha nathalie neha nell nellie nelly nerys nettie nia niamh
    nicki nicola nicole nicolette nieves nika nikita nikki nikole nilufer nina nisha noelia
    noelle noemi nomvula noor nora noreen norma nuala nuria nyree octavia odalys odette odile
    ofelia oksana olena olesya olga olive olivia olwen ona oonagh ophelia oprah oriana orietta
    orla orlaith ottilie paloma pam pamela pandora pansy paola parisa pat patricia patsy patti
    paula paulette pauliina paulina pauline peggy penelope penny perla pernille petra
    petronella philippa phillipa phoebe phyllis pia pilar pippa polly poppy portia priscilla
    priya priyanka queenie quinn rachael racheal rachel rachelle raelene raisa ramona rana
    rania raphaelle raquel rasa reba rebecca regina rehanna reina reka rena renata renate rene
    renee reyhan rhea rhian rhiannon rhoda rhona ria rianne ricarda riikka rika rikke riley
    rina rita ritva roanna roberta robin rochelle roisin romana romy rona rosa rosalie rosalind
    rosalyn rosanna rosanne rose roseanne rosella roselyn rosemarie rosemary rosetta rosie
    rosina roswitha rowan rowena roxana roxanne roza ruby ruta ruth sabina sabine sabrina sadie
    safiya sahar saida saira saki sally salma salome sam samantha sandie sandra sanna sanne
    saoirse sara sarah sarina saskia scarlett selena selina selma serena shabnam shakira
    shamima shania shanice shannon shantelle sharmila sharon sharron shauna shawna sheena
    sheila shelby shelley sherry shirin shirley shona shreya shu sian sibylle sidonie sienna
    signe sigrid silje silke silvana silvia simona simone simonetta sindy sinead siobhan sissel
    siv skye sofia sofie soledad solveig sondra sonia sonja sonya sophia sophie soraya stacey
    stacy stefania stefanie steffi stella steph stephania stephanie stevie stine sue sunniva
    susan susana susanna susanne suse susie suzan suzanne suzette suzie svenja svetlana swantje
    sybil sydney sylvia sylvie sylwia tabea tabitha tallulah tamar tamara tamika tammie tamsin
    tania tanja tanya tara taryn tasha tatiana tatjana tatyana tawny taylor tegan teodora
    teresa teresita terri tess tessa thandeka thandi thea thelma theodora theresa therese thora
    thuy tiana tierna tiffany tilda tilly tina tine toni tonje tonya tori toril tove tracey
    tracy trina trine trinity trish trisha trudi trudy tuula ulla ulrika ulrike una ursel
    ursula ute vaida valentina valentyna valeria valerie valeriya vanda vanessa vanja velma
    vera verena verna veronica vesna vibeke vicki vicky victoire victoria vida viktoria
    viktorija vilma viola violet violeta violetta virginia virginie vivian viviana vivianne
    vivien vivienne wanda wencke wendy whitney whoopi wiebke wilhelmina wilma winifred winnie
    winona xanthe ximena yael yana yara yasemin yasmin yasmine yelena yetunde ylva yolanda
    yolande ysabel yuki yulia yuliya yuriko yvette yvonne zahra zainab zara zeinab zelda zena
    zenobia zita ziva zlata zoe zoey zofia zora zsofia zsuzsa zuleika zuzana
    latasha nkechi lakshmi jisoo""".split()
)
EITHER_NAMES = MALE_NAMES & FEMALE_NAMES
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES
