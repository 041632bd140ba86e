"""People in the API: the list by name, timelines page by page, running counts with their coverage."""

from archive.paging import MOST
from players import entries, tallies, timeline
from tests import factories
from tests.archive.test_api import V1, as_json, walk

KANE = f"{V1}/players/harry-kane"


def test_it_works(client, world):
    body = client.get(KANE).json()
    assert (body["name"], body["born"], body["roles"]) == ("Harry Kane", "1993-07-28", ["player"])
    assert body["spells"][0]["team"] == {"slug": "england", "name": "England"}
    assert body["spells"][0].keys() == {"team", "from", "to"}


def test_people_are_found_by_any_of_their_names(client, world):
    factories.player("Ines Åkerlund", aliases=["The Keeper"])
    for words in ("Åkerlund", "ines", "keeper"):
        found = client.get(f"{V1}/players", {"q": words}).json()["items"]
        assert [player["name"] for player in found] == ["Ines Åkerlund"]
    assert client.get(f"{V1}/players?q=nobody-of-this-name").json()["items"] == []


def test_the_list_goes_on_by_name(client, world):
    longest = "ж" * 200
    for name in ("Ünal", "Brandt", "Brandt", "Żak", longest):
        factories.player(name)
    names = [player["name"] for player in walk(client, f"{V1}/players?limit=1")]
    assert sorted(names) == sorted(["Ünal", "Brandt", "Brandt", "Żak", longest, "Harry Kane"])


def test_the_count_of_a_timeline(client, world):
    body = client.get(f"{V1}/players/harry-kane/timeline?include_count=true&limit=1").json()
    assert body["count"] == len(timeline.timeline("harry-kane").entries) > 1
    assert len(body["items"]) == 1


def test_a_timeline_goes_on_where_its_page_ended(client, world):
    for order in ("asc", "desc"):
        for kinds in ("", "&kind=goal&kind=quote", "&kind=article"):
            address = f"{KANE}/timeline?order={order}{kinds}"
            whole = client.get(f"{address}&limit={MOST}").json()["items"]
            assert whole
            assert list(walk(client, f"{address}&limit=1")) == whole


def test_a_timeline_nests_and_does_not_repeat(client, world):
    entries = client.get(f"{KANE}/timeline").json()["items"]
    (moment,) = [entry for entry in entries if entry["kind"] == "moment"]
    assert [quote["id"] for quote in moment["quotes"]] == [world.fuel.pk]
    assert world.fuel.pk not in [entry.get("id") for entry in entries]
    assert world.qatar.slug not in [entry["slug"] for entry in entries if entry["kind"] == "match"]
    (match,) = [entry for entry in entries if entry["kind"] == "match"]
    assert [goal["kind"] for goal in match["goals"]] == ["penalty_goal"]
    flat = client.get(f"{KANE}/timeline?kind=quote").json()["items"]
    assert {entry["kind"] for entry in flat} == {"quote"}
    assert world.fuel.pk in [entry["id"] for entry in flat]
    assert {entry["quote_kind"] for entry in flat} <= {"direct", "fragment"}


def test_a_timeline_takes_its_filters(client, world):
    early = client.get(f"{KANE}/timeline?date_to=2022-12-31").json()["items"]
    assert early
    assert all(entry["date"] <= "2022-12-31" for entry in early)
    cup = entries.Filters(competition="fifa-world-cup", team="france")
    narrowed = client.get(f"{KANE}/timeline?competition=fifa-world-cup&team=france").json()
    assert narrowed["items"] == as_json(timeline.timeline("harry-kane", filters=cup).entries)


def test_a_cursor_of_the_other_order_is_refused(client, world):
    following = client.get(f"{KANE}/timeline?limit=1&order=asc").json()["next"]
    answer = client.get(following.replace("order=asc", "order=desc"))
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["location"] == "query.cursor"


def test_tallies_take_their_filters(client, world):
    address = f"{V1}/players/harry-kane/tallies?as_of=2022-12-31&team=england&metric=goals"
    (tally,) = client.get(address).json()["items"]
    assert tally["metric"] == "goals"
    assert tally["as_of"] == "2022-12-31"
    assert tally["value"] == tally["recorded"] + tally["cited"] == 2
    assert tally["coverage"].keys() == {"matches", "complete", "unattributed", "gaps"}
    (early,) = client.get(address.replace("12-31", "04-01")).json()["items"]
    assert early["value"] == 1


def test_tallies_are_what_reading_gives(client, world):
    body = client.get(f"{KANE}/tallies").json()
    assert body == {"items": as_json(tallies.tallies("harry-kane")), "next": None}
    assert len(body["items"]) > 1
