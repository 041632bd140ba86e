"""What was said and told: quotes, articles, moments, stories and themes in the JSON API."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from archive.operations import answer, listing, reads
from archive.reading import articles as read_articles
from archive.reading import moments as read_moments
from archive.reading import quotes as read_quotes
from archive.reading import said as read_said
from archive.reading import stories as read_stories
from archive.reading import subjects as read_subjects
from archive.schemas import (
    ArticleList,
    ArticlesAsked,
    FoundList,
    Identifier,
    LookupAsked,
    MomentList,
    MomentQuotesAsked,
    MomentsAsked,
    NamesAsked,
    PageAsked,
    QuoteList,
    QuotesAsked,
    StoryList,
    ThemeList,
)
from archive.shapes import Article, Moment, Quote, Story, Theme

quotes_router = Router(tags=["quotes"])
articles_router = Router(tags=["articles"])
moments_router = Router(tags=["moments"])
stories_router = Router(tags=["stories"])
themes_router = Router(tags=["themes"])


@reads(quotes_router, "/quotes", QuoteList, name="list_quotes", summary="List of quotes")
def quotes(request: HttpRequest, asked: Query[QuotesAsked]) -> HttpResponse:
    """Words said once by one speaker, latest said first."""
    return listing(request, asked.of(read_quotes.quote_page))


@reads(
    quotes_router,
    "/quotes/lookup",
    FoundList,
    name="lookup_quotes",
    summary="Who said it: look up by words",
)
def lookup(request: HttpRequest, asked: Query[LookupAsked]) -> HttpResponse:
    """The quotes that say a sentence, the likeliest first, at most ten: how alike the words are
    (`similarity`, 1 where they stand in the quote as asked), whether a word that turns the sense
    stands in one alone (`differs`, and word by word `difference`), who said it, how sure that is
    (`status`), which article printed it first and every place where it is printed. What nobody
    said answers no items."""
    return answer({"items": asked.of(read_said.lookup), "next": None})


@reads(quotes_router, "/quotes/{id}", Quote, name="get_quote", summary="One quote")
def quote(request: HttpRequest, id: Identifier) -> HttpResponse:  # noqa: A002  # as addressed
    """A quote with every place where it is printed and what was known on the day it was said."""
    return answer(read_quotes.quote_detail(id))


@reads(articles_router, "/articles", ArticleList, name="list_articles", summary="List of articles")
def articles(request: HttpRequest, asked: Query[ArticlesAsked]) -> HttpResponse:
    """Published pieces of writing, latest published first; without their text."""
    return listing(request, asked.of(read_articles.article_page))


@reads(articles_router, "/articles/{slug}", Article, name="get_article", summary="One article")
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """An article with its quotes and what it names. `body` and `text` are null where only the
    quotes may be shown; offsets count characters of the plain text all the same."""
    return answer(read_articles.article_detail(slug))


@reads(moments_router, "/moments", MomentList, name="list_moments", summary="List of moments")
def moments(request: HttpRequest, asked: Query[MomentsAsked]) -> HttpResponse:
    """Things that happened and that people keep talking about, latest first."""
    return listing(request, asked.of(read_moments.moment_page))


@reads(moments_router, "/moments/{slug}", Moment, name="get_moment", summary="One moment")
def moment(request: HttpRequest, slug: str) -> HttpResponse:
    """A moment with its match, the event on the pitch, and the people in it."""
    return answer(read_moments.moment_detail(slug))


@reads(
    moments_router,
    "/moments/{slug}/quotes",
    QuoteList,
    name="list_moment_quotes",
    summary="What was said about a moment",
)
def moment_quotes(request: HttpRequest, slug: str, asked: Query[MomentQuotesAsked]) -> HttpResponse:
    """The quotes tied to a moment in the order they were said, unknown days last."""
    return listing(request, asked.of(read_quotes.moment_quotes, slug))


@reads(stories_router, "/stories", StoryList, name="list_stories", summary="List of stories")
def stories(request: HttpRequest, asked: Query[PageAsked]) -> HttpResponse:
    """Stories that editors have put together, by title."""
    return listing(request, asked.of(read_stories.story_page))


@reads(stories_router, "/stories/{slug}", Story, name="get_story", summary="One story")
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """A story with its moments, quotes, articles and matches in the editor's order; what is not
    public is left out."""
    return answer(read_stories.story_detail(slug))


@reads(themes_router, "/themes", ThemeList, name="list_themes", summary="List of themes")
def themes(request: HttpRequest, asked: Query[NamesAsked]) -> HttpResponse:
    """Subjects that quotes and moments share, by name."""
    return listing(request, asked.of(read_subjects.theme_page))


@reads(themes_router, "/themes/{slug}", Theme, name="get_theme", summary="One theme")
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """A theme; its quotes and moments are in their lists, filtered by `theme`."""
    return answer(read_subjects.theme_detail(slug))
