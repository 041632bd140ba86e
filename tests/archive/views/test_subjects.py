"""The pages of a team, a competition and a theme."""

from tests.markup import tight


def test_top_scorers_stand_under_what_they_rest_on(world, client):
    html = client.get("/teams/england/?year=2022").content.decode()
    told = tight(html[html.index('id="scorers"') :])
    assert told.index("Over the matches of 2022 that the archive holds, which may not be") < (
        told.index("The record holds 2 matches")
    )
    assert told.index("So anybody here may have scored more") < told.index("<table")
