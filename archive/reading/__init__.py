"""Every public answer about articles, quotes, moments, matches and stories, as plain shapes.

Pages, API, feeds and exports ask here and nowhere else; what comes back is ``archive.shapes``,
never a model. All of it starts from the querysets of ``archive.release``.
"""
