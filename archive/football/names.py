"""What the data sets call differently: told here as data, never guessed from likeness.

Each entry was looked up; a name that is not here and that nobody has makes a new team, or is refused
where a match of the day shows that it means a team that is there (`archive.matches`). An editor adds
what is missing as another name of the team.
"""

# As openfootball prints a national team: the name in international_results.
NATIONAL = {
    "USA": "United States",
    "Bosnia & Herzegovina": "Bosnia and Herzegovina",
    "Bosnia-Herzegovina": "Bosnia and Herzegovina",
    "Korea Republic": "South Korea",
    "IR Iran": "Iran",
    "Côte d'Ivoire": "Ivory Coast",
    "Cabo Verde": "Cape Verde",
    "Türkiye": "Turkey",
    "Czechia": "Czech Republic",
    "Congo DR": "DR Congo",
    "Trinidad & Tobago": "Trinidad and Tobago",
    "East Germany": "German DR",
    "West Germany": "Germany",
}
# A club as a season or a squad prints it: the name that it has here.
CLUBS = {
    "FC Bayern München": "Bayern Munich",
    "Tottenham Hotspur FC": "Tottenham Hotspur",
    "FC St. Pauli 1910": "FC St. Pauli",
    "TSG Hoffenheim": "TSG 1899 Hoffenheim",
}
# Tournaments of national teams in openfootball, without their year: the name here.
COMPETITIONS = {
    "World Cup": "FIFA World Cup",
    "Euro": "UEFA Euro",
    "Copa América": "Copa América",
}
# Countries of stadiums in openfootball, by the codes that its lists print: as the names of their teams.
COUNTRIES = {
    "ca": "Canada",
    "mx": "Mexico",
    "us": "United States",
}
# One stage, printed in two ways.
STAGES = {
    "Quarter-finals": "Quarter-final",
    "Semi-finals": "Semi-final",
    "Quarterfinals": "Quarter-final",
    "Semifinals": "Semi-final",
    "Third place play-off": "Match for third place",
    "Third-place match": "Match for third place",
}
# The stadiums of a tournament by the names that its matches and its list of stadiums print: one
# ground each.
GROUNDS = {
    "Lusail Iconic Stadium": "Lusail Stadium",
}
# A country's team after it broke up or joined another: who may have played for both, one after the
# other. The first stood before; under today's names (the Soviet Union's matches are Russia's).
SUCCESSORS = {
    "Czechoslovakia": ("Czech Republic", "Slovakia"),
    "German DR": ("Germany",),
    "Saarland": ("Germany",),
    "Russia": (
        "Ukraine", "Belarus", "Georgia", "Armenia", "Azerbaijan", "Moldova", "Lithuania", "Latvia",
        "Estonia", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan",
    ),
    "Serbia": ("Montenegro", "Kosovo"),
    "Sudan": ("South Sudan",),
    "Vietnam Republic": ("Vietnam",),
    "Yemen DPR": ("Yemen",),
    "Yugoslavia": (
        "Bosnia and Herzegovina", "Croatia", "Kosovo", "Montenegro", "North Macedonia", "Serbia",
        "Slovenia",
    ),
}  # fmt: skip
# People who scored for two countries that did not follow on each other.
TWO_COUNTRIES = {
    "Alfredo Di Stéfano": ("Argentina", "Spain"),
    "José Altafini": ("Brazil", "Italy"),
    "Omar Sívori": ("Argentina", "Italy"),
}
