"""The pages' filters and tags, and the parts that use them."""

from datetime import date

from django.template import Context, Template
from django.template.loader import render_to_string

from tests import made
from tests.markup import tight


def show(source, **context):
    """A template with the pages' library."""
    return Template("{% load extratime %}" + source).render(Context(context))


def test_a_date_is_a_time_element_at_its_precision():
    day = date(2022, 12, 10)
    assert show("{% when day %}", day=day) == '<time datetime="2022-12-10">10 December 2022</time>'
    assert (
        show('{% when day "month" %}', day=day) == '<time datetime="2022-12">December 2022</time>'
    )
    assert (
        show('{% when day "day" "in_year" %}', day=day)
        == '<time datetime="2022-12-10">10 Dec</time>'
    )
    assert show('{% when day "unknown" %}', day=None) == "date unknown"
    assert show("{% when_in_year day %}", day=None) == ""


def test_names_are_kept_apart_and_escaped():
    assert show("{{ name|bdi }}", name="<b>محمد") == "<bdi>&lt;b&gt;محمد</bdi>"


def test_numbers():
    assert show('{{ n|counted:"match,matches" }} {{ n|grouped }}', n=1039) == "1,039 matches 1,039"
    assert show("{{ n|unsigned }} {{ n|days_words }}", n=-1) == "1 day before"
    assert show("{{ n|days_words }}", n=2) == "days after"


def test_a_quote_in_its_marks():
    quote = made.quote("Ja", language="de")
    assert show("{{ q|in_marks }}", q=quote) == "„Ja“"
    assert (
        show("{% marks q as pair %}{{ pair.0 }}{{ pair.1 }}", q={**quote, "kind": "indirect"}) == ""
    )
    entry = {**quote, "kind": "quote", "quote_kind": "indirect"}
    assert show("{{ q|in_marks }}", q=entry) == "Ja"
    assert show("{{ l|open_mark }}{{ l|close_mark }}", l="en") == "“”"


def test_a_seam_is_shown_and_told():
    quote = made.quote("We kept, & kept the ball.", seams=[8])
    said = render_to_string("parts/in_marks.html", {"quote": quote})
    assert '“We kept,<span class="seam"> ' in said
    assert "(print has words between) </span></span>&amp; kept the ball.”" in said
    assert "seam" not in render_to_string("parts/in_marks.html", {"quote": {**quote, "seams": []}})


def test_elapsed_needs_a_moment():
    source = "{% elapsed m q as gap %}{{ gap.board }}|{{ gap.words }}"
    moment = made.moment(day=date(2022, 12, 10))
    quote = made.quote(said=date(2025, 10, 14))
    assert show(source, m=moment, q=quote) == "+2 y 10 m|2 years 10 months later"
    assert show(source, m=made.match(date(2025, 10, 14)), q=quote) == "FT|the same day"
    assert show(source, m=None, q=quote) == "|"


def test_years_ago_leave_out_the_first_year():
    source = "{% years_ago day today as gap %}{{ gap.board }}|{{ gap.words }}"
    today = date(2026, 12, 10)
    assert show(source, day=date(2022, 12, 10), today=today) == "+4 y|4 years ago"
    assert show(source, day=today, today=today) == "|"


def test_events():
    source = (
        "{{ e|event_words }}|{{ e|event_note }}|{{ e|event_icon }}|{{ e|is_miss }}|{{ e|motif }}"
    )
    assert (
        show(source, e=made.event("penalty_missed"))
        == "penalty missed|penalty missed|i-miss|True|miss"
    )
    assert show(source, e=made.event("own_goal")) == "own goal|own goal|i-own|False|"
    assert show(source, e=made.event("penalty_goal")) == "penalty scored|pen|i-ball|False|goal"
    assert show(source, e=made.event("yellow")) == "yellow card|||False|"
    goal = {**made.event(), "kind": "goal", "event_kind": "penalty_goal"}
    assert show("{{ e|event_note }}", e=goal) == "pen"
    assert show("{{ e|scorer }}", e=made.event(player=None, player_name="A. N.")) == "A. N."


def test_a_long_word_in_a_teams_name_is_seen():
    match = made.match()
    match["home"]["name"], match["away"]["name"] = "Harbour", "Sandbury Wanderers"
    assert show("{{ m|has_long_name }}", m=match) == "False"
    match["away"]["name"] = "Bosnia and Herzegovina"
    assert show("{{ m|has_long_name }}", m=match) == "True"


def test_places_and_addresses():
    match = made.match(venue="Quay Ground", city="Northport")
    assert show("{{ m|where }}", m=match) == "Quay Ground, Northport"
    assert show("{{ m|where }}", m=made.match(venue="Quay", city="Quay")) == "Quay"
    assert show("{{ a|host }}", a="https://example.org/a") == "example.org"
    assert show("{{ d|fingerprint }}", d="0123456789abcdef0123") == "0123 4567 89ab cdef"


def test_spans_of_years():
    source = "{% span_years s.from s.to as years %}{{ years }}"
    day = date(2011, 7, 1)
    assert show(source, s={"from": day, "to": date(2023, 8, 1)}) == "2011–2023"
    assert show(source, s={"from": day, "to": None}) == "since 2011"
    assert show(source, s={"from": None, "to": day}) == "until 2011"
    assert show(source, s={"from": None, "to": None}) == ""


def test_a_story_is_drawn_by_its_first_moment_with_a_motif():
    miss = made.moment(event=made.event("penalty_missed"))
    items = [{"moment": None}, {"moment": made.moment()}, {"moment": miss}]
    assert show("{{ items|first_motif }}", items=items) == "miss"
    assert show("{{ items|first_motif }}", items=[]) == ""


def test_goal_marks_say_what_is_seen():
    goals = [made.event(minute=45, stoppage=4, kind="penalty_goal"), made.event(minute=None)]
    marks = {"goals": goals, "missed": [made.event("penalty_missed", 84)]}
    html = tight(render_to_string("parts/goal_marks.html", marks))
    assert "Goal,</span> 45+4′ <small>pen</small>" in html
    assert "Goal, minute not known</span>" in html
    assert '<li class="missed">' in html
    assert "84′ <small>penalty missed</small>" in html


def test_a_quote_entry_says_how_it_was_said():
    quote = made.quote(
        "One.\n\nTwo.", date(2022, 5, 1), kind="indirect", language="ar", translated_from="en",
        translator="Ines Moor", status="misattributed", status_reason="Never said", citation_count=2,
    )  # fmt: skip
    entry = render_to_string("parts/quote_entry.html", {"quote": quote, "since": made.moment()})
    html = tight(entry)
    assert 'class="quote-entry reported"' in html
    assert "reported the same day" in html
    assert '<blockquote lang="ar" dir="rtl"><p>One.</p> <p>Two.</p></blockquote>' in html
    assert "Reported speech." in html
    assert "by Ines Moor" in html
    assert "Misattributed" in html
    assert "Printed in 2 articles" in html
