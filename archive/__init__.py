"""The project package and the editorial app: articles, quotes, moments, matches, stories."""
