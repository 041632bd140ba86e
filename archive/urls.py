"""Every address of the archive, as its contract has them."""

from django.contrib import admin
from django.urls import include, path

from archive import feeds, sitemaps
from archive.views import about, answers, health, indexes, lists, search, subjects, things

urlpatterns = [
    path("", things.front, name="home"),
    path("", include("players.urls")),
    path("articles/", lists.article_list, name="articles"),
    path("articles/<slug:slug>/", things.article, name="article"),
    path("quotes/", lists.quote_list, name="quotes"),
    path("quotes/<int:pk>/", things.quote, name="quote"),
    path("moments/", lists.moment_list, name="moments"),
    path("moments/<slug:slug>/", things.moment, name="moment"),
    path("matches/", lists.match_list, name="matches"),
    path("matches/<slug:slug>/", things.match, name="match"),
    path("stories/", subjects.story_list, name="stories"),
    path("stories/<slug:slug>/", subjects.story, name="story"),
    path("themes/", indexes.themes, name="themes"),
    path("themes/<slug:slug>/", subjects.theme, name="theme"),
    path("teams/", indexes.teams, name="teams"),
    path("teams/<slug:slug>/", subjects.team, name="team"),
    path("teams/<slug:slug>/record/", subjects.team_record, name="team-record"),
    path("competitions/", indexes.competitions, name="competitions"),
    path("competitions/<slug:slug>/", subjects.competition, name="competition"),
    path("on-this-day/", subjects.on_this_day, name="on-this-day"),
    path("about/", about.about, name="about"),
    path("about/verification/", about.checked, name="verification"),
    path("search/", search.search, name="search"),
    path("feeds/quotes.atom", feeds.quotes, name="quotes-feed"),
    path("feeds/articles.atom", feeds.articles, name="articles-feed"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.sitemap_leading, name="sitemap-leading"),
    path("sitemap-<slug:kind>-<int:number>.xml", sitemaps.sitemap_part, name="sitemap-part"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("admin/", admin.site.urls),
    path("", include("archive.api")),
]

handler404 = answers.not_found
