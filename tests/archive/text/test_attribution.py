"""Who speaks, in one or two sentences each: cues, passives, pronouns, descriptions, interviews."""

from __future__ import annotations

from datetime import date

import pytest

from archive.extract import Person, find_quotes

PEOPLE = [
    Person("Lou Castle", ["Castle"], gender="male"),
    Person("Bram Moss", ["Moss"], gender="male"),
    Person("Ines Vidal", ["Vidal"], gender="female"),
]


def speakers(text: str, people: list[Person]) -> list[str | None]:
    """The surname of the speaker of each quote in turn; None for nobody."""
    found = find_quotes(text, people)
    return [quote.speaker.split()[-1] if quote.speaker else None for quote in found]


CUES = [
    ("Asked about Castle, the steward said: “Go away.”", [None]),
    ("In a reply to Castle, one official wrote: “We regret it.”", [None]),
    ("Castle’s agent said: “He is staying.”", [None]),
    ("“He is staying,” said Castle’s agent.", [None]),
    ("“He is staying,” said a source close to Castle.", [None]),
    ("A man who knows Castle said: “He is staying.”", [None]),
    ("Castle was told: “Go home.”", [None]),
    ("Castle was told by Moss: “Go home.”", ["Moss"]),
    ("Castle received a text. “Go home,” it said.", [None]),
    ("The referee said Castle had been “reckless”.", [None]),
    ("Castle was described by one coach as “a handful”.", [None]),
    ("Castle heard somebody shout: “Go home!”", [None]),
    ("A letter to Castle read: “Go home.”", [None]),
    ("According to a friend of Castle, “he is staying”.", [None]),
    ("Castle said the referee told him: “Play on.”", [None]),
    ("“Castle is staying,” said the club.", [None]),
    ("Moss told Castle “never to come back”.", ["Moss"]),
    ("Moss laughed when Castle called him “a dinosaur”.", ["Castle"]),
    ("“Play on,” Castle heard the referee say.", [None]),
    ("Vidal, whom Castle calls “the boss”, was not there.", ["Castle"]),
    ("“It is over,” Vidal told Castle. “Go home.”", ["Vidal"]),
    ("“It is over,” Castle was told by Vidal.", ["Vidal"]),
    ("“It is over,” came the reply from Vidal.", ["Vidal"]),
    ("Vidal smiles at the memory. “It is over,” she says.", ["Vidal"]),
    ("Castle, Vidal says, is “a good man”.", ["Vidal"]),
    ("Told that Castle had left, Vidal shrugged: “Good.”", ["Vidal"]),
    ("Castle to Moss: “You are late.” Moss to Castle: “You are early.”", ["Castle", "Moss"]),
    ("Castle on Moss: “He is late.”", ["Castle"]),
    ("Moss, in Castle’s words, is “late”.", ["Castle"]),
    ("Moss’s lateness is, as Castle puts it, “a way of life”.", ["Castle"]),
    ("If Castle is to be believed, Moss is “always late”.", ["Castle"]),
    ("“I am late,” Castle admitted to Moss.", ["Castle"]),
    ("Moss was fined for saying the referee was “asleep”.", ["Moss"]),
    ("Vidal took a call from Castle. “He was crying,” she said.", ["Vidal"]),
    ("It was Vidal who broke the silence. “Well,” she said.", ["Vidal"]),
    ("There was a knock. “Come in,” said Vidal. Castle came in. “Sit,” she said.", ["Vidal", "Vidal"]),
    ("“Sit,” said Vidal, and Castle sat. “Better,” she said.", ["Vidal", "Vidal"]),
    ("“He was brave,” said a friend of Castle.", [None]),
    ("“He was brave,” said his friend Moss.", ["Moss"]),
    ("“He was brave,” said Castle’s friend Moss.", ["Moss"]),
    ("“He was brave,” said Moss’s widow, Ann.", ["Ann"]),
    ("“He was brave,” the head of Castle’s school said.", [None]),
    ("“He was brave,” said one who knew Castle well.", [None]),
    ("“He was brave,” reads the stone over Castle’s grave.", [None]),
    ("“He was brave,” wrote the Marsh Argus of Castle.", [None]),
    ("The Marsh Argus called Castle “a brave man”.", [None]),
    ("Castle’s goal, which the referee called “lucky”, was his ninth.", [None]),
    ("Castle, whom Moss described as “brave”, was not there.", ["Moss"]),
    ("Castle was, Moss said, “brave”.", ["Moss"]),
    ("Castle, said Moss, was “brave”.", ["Moss"]),
    ("Castle, it was said, was “brave”.", [None]),
    ("Castle was quoted as saying: “I am brave.”", ["Castle"]),
    ("A banner told Castle: “Go home.”", [None]),
    ("Fans told Castle to “go home”.", [None]),
    ("“Go home,” fans told Castle.", [None]),
    ("“Go home,” shouted somebody behind Castle.", [None]),
    ("“Go home,” someone shouted at Castle. He did. “I was tired,” he said.", [None, "Castle"]),
    ("“Go home,” said Vidal to Castle.", ["Vidal"]),
    ("Vidal asked Castle: “Are you home?”", ["Vidal"]),
    ("“Are you home?” Vidal asked. “I am,” said Castle.", ["Vidal", "Castle"]),
    ("“Are you home?” asked the man from the Argus. Castle nodded. “I am,” he said.", [None, "Castle"]),
    ("The Football Association said: “Castle has been charged.”", [None]),
    ("A spokesman for Castle said: “He is sorry.”", [None]),
    ("Speaking on behalf of Castle, Moss said: “He is sorry.”", ["Moss"]),
    ("Through his lawyer, Castle said: “I am sorry.”", ["Castle"]),
    ("Castle’s statement said: “I am sorry.”", ["Castle"]),
    ("A statement from Castle said: “I am sorry.”", ["Castle"]),
    ("In a statement Castle said: “I am sorry.”", ["Castle"]),
    ("A tweet by Castle read: “I am sorry.”", ["Castle"]),
    ("“I am sorry,” ran the statement.", [None]),
    ("Judge Anna Kerr told Castle: “You are not sorry.”", ["Kerr"]),
    ("“You are not sorry,” the judge told Castle.", [None]),
    ("“You are not sorry,” Judge Anna Kerr told Castle.", ["Kerr"]),
    ("“Castle is sorry,” insisted Moss, his brother-in-law.", ["Moss"]),
    ("It was left to Castle’s brother Tim to apologise. “He is sorry,” he said.", ["Tim"]),
    ("Castle said nothing. Vidal said: “He is sorry.”", ["Vidal"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CUES)
def test_the_subject_of_the_cue_speaks(text: str, expected: list[str | None]) -> None:
    assert speakers(text, PEOPLE)[: len(expected)] == expected


PRONOUNS = [
    ("“It was a foul,” said Castle.\n\nMoss’s injury kept him out until May. “It was long,” he said.", "Moss"),
    ("“It was a foul,” said Castle.\n\nThat was news to Moss. “Nobody told me,” he said.", "Moss"),
    ("There was praise for Castle from Moss. “He ran all day,” he said.", "Moss"),
    ("After Castle had scored, Moss equalised. “I was lucky,” he said.", "Moss"),
    ("Castle said Moss had been fouled. “It was clear,” he said.", "Castle"),
    ("Told of Castle’s remarks, Moss laughed. “He would say that,” he said.", "Moss"),
    ("“I was tired,” said Castle, who replaced Moss after an hour.\n\nHe added: “I am old.”", "Castle"),
    ("Castle was sent off in the first half. Moss thought it harsh. “He slipped,” he said.", "Moss"),
    ("Castle, the captain, was furious with Moss. “He never passes,” he said.", "Castle"),
    ("Castle won the toss. It rained. Nobody had a coat. “I forgot mine,” he said.", "Castle"),
    ("“I forgot it,” said Castle. Moss had two. “He can have one,” he said.", "Moss"),
    ("“I forgot it,” said Castle.\n\n“He always does,” said Moss. “I bring two.”\n\nHe brought three.\n\n“One is for the dog,” he said.", "Moss"),
    ("Castle’s father, Reg, played for the club in the war. “I never saw him,” Castle says. “I was two.”", "Castle"),
    ("Castle has worked with Moss since 2001. In that time he has changed his mind once. “It was raining,” he says.", "Castle"),
    ("In the second half Moss came on for Castle and changed the game. “I ran about a bit,” he said.", "Moss"),
    ("It was left to Moss to explain. “We lost,” he said.", "Moss"),
    ("Moss was not alone in thinking so. Castle agreed with him. “It was soft,” he said.", "Castle"),
    ("Castle had been asked to apologise. He refused. Moss did it for him. “He’s shy,” he explained.", "Moss"),
    ("For Castle, the defeat was the fourth in a row. “I count them,” he said.", "Castle"),
    ("Not that Castle minded. “I like rain,” he said.", "Castle"),
    ("What of Moss? “I’m fine,” he said.", "Moss"),
    ("Neither Castle nor the board would comment. Moss did. “It’s a mess,” he said.", "Moss"),
    ("The goal came from Castle’s corner, which Moss headed in. “I closed my eyes,” he said.", "Moss"),
    ("Castle’s wife, Ann, drove him home. “He snored,” she said.", "Ann"),
    ("Castle scored. Moss scored. “It was easy,” said Castle. “It was,” Moss said. “He is right.”", "Moss"),
    ("A day after Castle resigned, Moss was appointed. “I had an hour to pack,” he said.", "Moss"),
    ("Moss, 31, has replaced Castle, 54, as manager of Gantry Park. “It’s an honour,” he told the club’s website.", "Moss"),
    ("“I like him,” says Castle of Moss. He means it. “I even lent him a fiver,” he says.", "Castle"),
    ("Moss is the son of a miner. His first club was Gantry Park, where Castle was coach. “I was scared of him,” he says.", "Moss"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), PRONOUNS)
def test_a_pronoun_means_whom_the_narration_is_about(text: str, speaker: str) -> None:
    assert speakers(text, PEOPLE)[-1] == speaker


TURNS = [
    ("“A is a letter,” said Castle.\n\n“B is another.”", "Castle,Castle"),
    ("“A is a letter,” said Castle. The crowd laughed.\n\n“B is another.”", "Castle,Castle"),
    ("Castle was happy to explain.\n\n“A is a letter. B is another.”", "Castle"),
    ("Moss, for one, does not agree.\n\n“It is not a letter,” he says. “It is a word.”\n\nCastle sighs.\n\n“It is both.”", "Moss,Moss,Castle"),
    ("Castle had a plan.\n\n“We run.”\n\nMoss had another.\n\n“We walk.”", "Castle,Moss"),
    ("“We run,” said Castle after the game at Gantry Park, where Moss had scored the winner.\n\n“We always run.”", "Castle,Castle"),
    ("Vidal remembers it well. “It rained. It was a Tuesday. Castle had a cold.”", "Vidal"),
    ("“We run,” said Castle. “We walk,” said Moss. “We sit,” said Vidal. “It is nicer.”", "Castle,Moss,Vidal,Vidal"),
    ("Castle: “We run.”\nMoss: “We walk.”\nVidal: “We sit.”", "Castle,Moss,Vidal"),
    ("“We run” – Rob Castle\n\n“We walk” – Bram Moss\n\n“We sit” – Ines Vidal", "Castle,Moss,Vidal"),
    ("“We run.”\nRob Castle\n\n“We walk.”\nBram Moss\n\n“We sit.”\nInes Vidal", "Castle,Moss,Vidal"),
    ("“We run.” (Rob Castle)\n\n“We walk.” (Bram Moss)", "Castle,Moss"),
    ("Rob Castle, manager\n“We run.”\n\nBram Moss, striker\n“We walk.”", "Castle,Moss"),
    ("“We run,” says Castle, smiling. He pours the tea. “All day. I like it.”", "Castle,Castle"),
    ("“We run,” says Castle. Vidal nods. “All day,” he adds.", "Castle,Castle"),
    ("“We run,” says Castle. Vidal nods. “All day,” she adds.", "Castle,Vidal"),
    ("“We run.” Castle is quite sure of it. “All day.”", "Castle,Castle"),
    ("“We run.” Vidal stops. “We used to run.”", "Vidal,Vidal"),
    ("Castle was asked whether they run. “We do,” he said. Do they walk? “Sometimes.” Did Moss know? “He does now.”", "Castle,Castle,Castle"),
    ("Two years ago Castle met Vidal on a train. “She had my seat,” he says. “He had mine,” she says.", "Castle,Vidal"),
    ("On Monday Castle resigned. On Tuesday Moss was asked to replace him. On Wednesday he said no. “I have a dog,” he explained.", "Moss"),
    ("Moss thanked Castle, his first coach. “He taught me to fall,” he said.", "Moss"),
    ("Moss, who was signed by Castle, repaid him. “I owed him,” he said.", "Moss"),
    ("The winner was Moss’s, and it was a beauty. “I hit it,” he said.", "Moss"),
    ("Vidal took the penalty because Castle was hurt. “I asked him,” she said.", "Vidal"),
    ("“We lost,” said Castle, whose side play Moss’s on Friday. “It happens.”", "Castle,Castle"),
    ("Captain Rob Castle, 31, said: “We ran.” Asked if he was tired, the defender said: “A bit.”", "Castle,Castle"),
    ("Rob Castle said “we ran” and Bram Moss said “we walked”.", "Castle,Moss"),
    ("“It’s a letter,” said Castle, to which Moss replied: “It’s a word.”", "Castle,Moss"),
    ("“I’m fine,” Castle said in a statement released by Moss, his agent.", "Castle"),
    ("‘I’m fine,’ Castle said. ‘Moss’s goals won it. The lads’ legs went.’", "Castle,Castle"),
    ("'I'm fine,' Castle said. 'Moss's goals won it. The lads' legs went.'", "Castle,Castle"),
    ("Vidal says: I’m fine. But is she? “No,” she admits.", "Vidal"),
    ("What does Vidal think? “That it is over.”", "Vidal"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_turns_are_carried_and_moved(text: str, expected: str) -> None:
    """The speaker of each part in turn."""
    found = find_quotes(text, PEOPLE)
    names = [str(quote.speaker).split()[-1] for quote in found for _ in quote.parts]
    assert names == expected.split(",")


OWN = [
    ("“I ran,” says Castle. “A lot.”\n\nHis father was a miner. “He never spoke,” he says.", "Castle"),
    ("“I ran,” says Castle.\n\nHis first coach, Bram Moss, was a butcher. “He weighed us,” he says.", "Castle"),
    ("“I ran,” says Castle.\n\nHis father was waiting. “I had the oranges,” he says.", None),
    ("Castle was late and Moss was not. “The gaffer said, ‘Castle, you’re late,’” he recalls.", "Castle"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), OWN)
def test_what_a_quote_says_of_others_tells_who_speaks(text: str, speaker: str | None) -> None:
    assert speakers(text, PEOPLE)[-1] == speaker


KNOWN = [
    Person("Erik Solberg", ["Solberg"], ["striker"], ["Marsh Town"], "Norway", date(1998, 3, 1), "male"),
    Person("Dan Pryce", ["Pryce"], ["head coach"], ["Marsh Town"], "Welsh", date(1969, 3, 1), "male"),
    Person("Lucy Hale", ["Hale"], ["goalkeeper"], ["Vale"], "United States", date(2004, 3, 1), "female"),
]  # fmt: skip
BEFORE = "Solberg scored twice and Hale kept nothing out as Pryce watched from the stand. “It was easy,” "
DESCRIPTIONS = [
    ("said the 27-year-old.", "Solberg"),
    ("said the 56-year-old.", "Pryce"),
    ("said the Welshman.", "Pryce"),
    ("said the Norwegian.", "Solberg"),
    ("said the American.", "Hale"),
    ("the Vale keeper said.", "Hale"),
    ("the Vale goalkeeper said.", "Hale"),
    ("said the Marsh Town coach.", "Pryce"),
    ("said the head coach.", "Pryce"),
    ("said the striker.", "Solberg"),
    ("said the Briton.", "Pryce"),
    ("said the referee.", None),
    ("said the Marsh Town physio.", None),
    ("said the Vale striker.", None),
    ("said the former England defender.", None),
    ("said one steward.", None),
    ("the Scandinavian added.", None),
    ("said the assistant coach.", None),
    ("said Pryce’s assistant.", None),
    ("said the Norway international.", "Solberg"),
]  # fmt: skip


@pytest.mark.parametrize(("attribution", "speaker"), DESCRIPTIONS)
def test_a_description_means_the_one_it_fits(attribution: str, speaker: str | None) -> None:
    assert speakers(BEFORE + attribution, KNOWN) == [speaker]


ASKED = [
    Person("Zlata Horvat", ["Horvat"], gender="female"),
    Person("Leo Basset", ["Basset"]),
    Person("Nina Frost", ["Frost"]),
]
HEADING = "Zlata Horvat won the Alpine Tour twice. Nina Frost met her in Lormes.\n\n"
INTERVIEWS = {
    "statements": HEADING + "You rode with Basset for years.\n\n“He rode with me. There is a difference.”\n\nTell me about Basset’s crash.\n\n“He fell. I did not.”\n\nAnd the yellow jersey?\n\n“It was green.”",
    "beats": HEADING + "Was Basset fast?\n\n“Downhill.” She laughs. “So is a stone.”\n\nDid you like him?\n\n“On flat days.”\n\nDo you miss it?\n\n“Basset? No. The food, yes.”",
    "labels": HEADING + "Frost: Was Basset fast?\n\nHorvat: “Downhill.”\n\nFrost: Did you like him?\n\nHorvat: “On flat days.”",
    "qa": HEADING + "Q: Was Basset fast?\nA: “Downhill.”\nQ: Did you like him?\nA: “On flat days.”",
    "QAdot": HEADING + "Q. Tell me about Basset.\nA. “Downhill he was fast.”\nQ. Did you like him?\nA. “On flat days.”",
    "inline": HEADING + "On Basset: “He was fast downhill.”\n\nOn the food: “I miss it.”\n\nOn Leo Basset’s crash: “He fell. I did not.”",
    "bold-long": HEADING + "When you and Leo Basset joined Torvesca in 1999 nobody expected that either of you would last the year. Basset told this paper last week he had packed a bag.\n\n“He had packed mine.”\n\nHe says you cried.\n\n“He says many things.”\n\nDid you?\n\n“Yes.”",
    "first-answers": "Zlata Horvat, cyclist, 41\n\nMy first bike\n\n“It was my brother’s. He was in the army.”\n\nMy worst day\n\n“Basset’s crash. He fell on me.”\n\nMy last race\n\n“I hope I have had it.”",
}  # fmt: skip


@pytest.mark.parametrize("form", INTERVIEWS)
def test_the_answers_are_the_one_the_interview_is_about(form: str) -> None:
    assert set(speakers(INTERVIEWS[form], ASKED)) == {"Horvat"}
