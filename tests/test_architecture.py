"""The house's own rules, as far as text and syntax show them; each guard is also tried on a sample that breaks it.

The order of layers stands in pyproject.toml (import-linter, run by `make check`); here is what it cannot say.
"""

import ast
import re
import tokenize
import tomllib
from collections.abc import Callable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.parts import ROOT

CODE = ("archive", "players")
# The one module that weaves a stored text and its spans into escaped HTML.
WEAVING = "archive/weaving.py"

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
# What answers the public: it asks `reading` (pyproject.toml's second contract names those that exist).
PUBLIC = ("api", "exports", "feeds", "pages", "queries", "sitemaps", "views")
LAYERS: list[str] = next(found["layers"] for found in CONTRACTS if found["type"] == "layers")

TEMPLATE_CODE = re.compile(r"{{.*?}}|{%.*?%}", re.DOTALL)
TEMPLATE_COMMENT = re.compile(
    r"{#.*?#}|{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}|<!--.*?-->", re.DOTALL
)
WALKS_THE_DATABASE = re.compile(r"\.all\b|_set\b|\.objects\b|\.filter\b")
UNESCAPED = re.compile(r"\|\s*(?:safe|safeseq)\b|\bautoescape\s+off\b")
INLINE = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "script without a file": re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "javascript address": re.compile(r"\b(?:href|src|action)\s*=\s*[\"']?javascript:", re.I),
    "another host": re.compile(
        r"<(?:script|link|img|iframe|source)\b[^>]*\s(?:src|href)\s*=\s*[\"']?(?:https?:)?//", re.I
    ),
}
LONGEST_TEMPLATE_LINE = 160
STATIC_NAME = re.compile(r"{%\s*static\s+([\"'])(.+?)\1")
MARKS_SAFE = re.compile(r"\bmark_safe\b|\bSafe(?:String|Text)\(")
SILENCED = re.compile(
    r"#\s*(?:noqa|type:\s*ignore)(?P<codes>[:\[][\w\-,\s\]]*?)?(?P<reason>\s\S.*)?$"
)
# What has a reason on its line: the codes, then words.
REASONED = re.compile(
    r"#\s*(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[\w\-, ]+\])\W+\w+\W+\w+"
)


def lines_of(text: str, position: int) -> int:
    """The number of the line in which a position of a text lies."""
    return text.count("\n", 0, position) + 1


def blank(match: re.Match[str]) -> str:
    """As many line ends as a cut piece had, so that what follows keeps its line."""
    return "\n" * match[0].count("\n")


def python_files(folder: Path) -> Iterator[Path]:
    """The Python files below a folder, but for migrations, which Django writes."""
    return (path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts)


def templates(folder: Path) -> Iterator[tuple[Path, str]]:
    """The templates below a folder with their text, comments cut out."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".html", ".xml", ".txt", ".svg"}:
            yield path, TEMPLATE_COMMENT.sub(blank, path.read_text(encoding="utf-8"))


def queries_in_templates(folder: Path) -> Iterator[str]:
    """A template that walks from a row to others, or turns escaping off."""
    for path, text in templates(folder):
        for code in TEMPLATE_CODE.finditer(text):
            for rule in (WALKS_THE_DATABASE, UNESCAPED):
                if found := rule.search(code[0]):
                    yield f"{path}:{lines_of(text, code.start())}: {found[0]}"


def inline_in_templates(folder: Path) -> Iterator[str]:
    """A style or script inside a page, or one from elsewhere: the content security policy would stop it."""
    for path, text in templates(folder):
        # A tag's attributes may hold template code with a ">" of its own.
        plain = TEMPLATE_CODE.sub(lambda found: "x" + blank(found), text)
        for name, rule in INLINE.items():
            for found in rule.finditer(plain):
                yield f"{path}:{lines_of(plain, found.start())}: {name}"


def missing_static(folder: Path) -> Iterator[str]:
    """A static file that a template names and nobody has."""
    for path, text in templates(folder):
        for found in STATIC_NAME.finditer(text):
            if finders.find(found[2]) is None:
                yield f"{path}:{lines_of(text, found.start())}: {found[2]}"


def long_lines(folder: Path) -> Iterator[str]:
    """A line of a template that nobody can read: break it where white space stands, or would not show."""
    for path in sorted(folder.rglob("*.html")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if len(line) > LONGEST_TEMPLATE_LINE:
                yield f"{path}:{number}: {len(line)} characters"


def unescaped_in_code(folder: Path) -> Iterator[str]:
    """Code that calls a text safe, outside the one weaving module."""
    for path in python_files(folder):
        if path.as_posix().endswith(WEAVING):
            continue
        text = path.read_text(encoding="utf-8")
        for found in MARKS_SAFE.finditer(text):
            yield f"{path}:{lines_of(text, found.start())}: {found[0]}"


def imports_in_functions(folder: Path) -> Iterator[str]:
    """An import inside a function, but for AppConfig.ready, which Django wants so."""
    for path in python_files(folder):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                if function.name == "ready" and path.name == "apps.py":
                    continue
                for node in ast.walk(function):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        yield f"{path}:{node.lineno}: import in {function.name}"


def without_docstring(folder: Path) -> Iterator[str]:
    """A module that does not say what it holds."""
    for path in python_files(folder):
        if not (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").strip():
            yield f"{path}: no docstring"


def silenced_without_reason(folder: Path) -> Iterator[str]:
    """A check silenced in a comment that does not say why."""
    for path in python_files(folder):
        with tokenize.open(path) as source:
            for token in tokenize.generate_tokens(source.readline):
                if token.type != tokenize.COMMENT or not SILENCED.search(token.string):
                    continue
                if not REASONED.search(token.string):
                    yield f"{path}:{token.start[0]}: {token.string}"


def module_name(path: Path, root: Path) -> str:
    """The dotted name of a module below the root."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_by(path: Path, modules: dict[str, Path]) -> set[str]:
    """Which of these modules a file imports at its top (what stands under TYPE_CHECKING is not run)."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found & modules.keys()


def cycles(*folders: Path) -> Iterator[str]:
    """Modules that import each other in a ring, also from one app to the other.

    A package's own face may import its parts, so a package is no member of a ring with what lies in it.
    """
    modules = {
        module_name(path, folder.parent): path
        for folder in folders
        for path in python_files(folder)
    }
    graph = {
        name: {other for other in imported_by(path, modules) if not name.startswith(f"{other}.")}
        - {name}
        for name, path in modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield " → ".join(error.args[1])


def without_a_line(layers: Sequence[str], *folders: Path) -> Iterator[str]:
    """A module at the top of an app that the layers of pyproject.toml do not place."""
    placed = set(re.findall(r"[\w.]+", " ".join(layers)))
    for folder in folders:
        for path in sorted(folder.iterdir()):
            module = path.suffix == ".py" or any(path.glob("*.py"))
            name = f"{folder.name}.{path.stem}"
            if module and path.stem not in {"__init__", "migrations"} and name not in placed:
                yield f"{name} has no line among the layers"


Guard = Callable[[Path], Iterator[str]]
GUARDS_OF_CODE: dict[Guard, tuple[str, str]] = {
    unescaped_in_code: (
        "from django.utils.safestring import mark_safe",
        '"""Holds what is safe."""',
    ),
    imports_in_functions: (
        "def read():\n    from archive import models",
        "from archive import models",
    ),
    without_docstring: ("import os", '"""What it holds."""\nimport os'),
    silenced_without_reason: (
        "import os  # noqa: F401",
        "import os  # noqa: F401 asked for its effect",
    ),
}
GUARDS_OF_TEMPLATES: dict[Guard, tuple[tuple[str, ...], str]] = {
    queries_in_templates: (
        (
            "{% for quote in player.quotes.all %}",
            "{{ player.quote_set.count }}",
            "{{ body|safe }}",
            "{% if x %}{{ body | safe }}{% endif %}",
            "{% autoescape off %}",
        ),
        "<p>That is all. {{ quote.text|linebreaks }} {# {{ body|safe }} #}</p>",
    ),
    inline_in_templates: (
        (
            "<p style='color: red'>",
            "<style>p {}</style>",
            "<script>alert(1)</script>",
            "<p {% if a > b %}class='x'{% endif %} onclick='go()'>",
            "<a href='javascript:go()'>",
            "<img src='https://example.org/a.png'>",
        ),
        "<script src='/x.js' defer></script><p class='style'>on = off</p><a href='https://a.example/'>",
    ),
    long_lines: (
        ("<p>" + "very " * 40 + "long</p>",),
        "<p>\n  Words,\n  and more of them.\n</p>",
    ),
    missing_static: (
        ("{% static 'css/no-such-file.css' %}",),
        "{% static 'admin/css/base.css' %}",
    ),
}


@pytest.mark.parametrize("guard", GUARDS_OF_CODE, ids=lambda guard: guard.__name__)
def test_the_code_keeps_the_rule(guard):
    assert [fault for name in CODE for fault in guard(ROOT / name)] == []


@pytest.mark.parametrize("guard", GUARDS_OF_CODE, ids=lambda guard: guard.__name__)
def test_a_guard_of_code_sees_what_it_is_for(guard, tmp_path):
    wrong, right = GUARDS_OF_CODE[guard]
    (tmp_path / "sample.py").write_text(right)
    assert list(guard(tmp_path)) == []
    (tmp_path / "sample.py").write_text(wrong)
    assert len(list(guard(tmp_path))) == 1


@pytest.mark.parametrize("guard", GUARDS_OF_TEMPLATES, ids=lambda guard: guard.__name__)
def test_the_templates_keep_the_rule(guard):
    assert list(guard(ROOT / "templates")) == []


@pytest.mark.parametrize("guard", GUARDS_OF_TEMPLATES, ids=lambda guard: guard.__name__)
def test_a_guard_of_templates_sees_what_it_is_for(guard, tmp_path):
    wrong, right = GUARDS_OF_TEMPLATES[guard]
    (tmp_path / "sample.html").write_text(right)
    assert list(guard(tmp_path)) == []
    for text in wrong:
        (tmp_path / "sample.html").write_text(text)
        assert list(guard(tmp_path)), text


def test_tests_say_what_they_hold():
    assert list(without_docstring(ROOT / "tests")) == []


def test_no_ring_of_modules():
    assert list(cycles(*(ROOT / name for name in CODE))) == []


def test_a_ring_is_seen(tmp_path):
    for name, other in (("archive", "players"), ("players", "archive")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text('"""Face."""')
        (tmp_path / name / "a.py").write_text(f"from {other} import a")
    assert len(list(cycles(tmp_path / "archive", tmp_path / "players"))) == 1


def test_every_module_has_its_line():
    assert list(without_a_line(LAYERS, *(ROOT / name for name in CODE))) == []


def test_every_public_module_is_kept_from_the_models():
    kept = next(found for found in CONTRACTS if found["name"].startswith("Public modules"))
    there = {
        f"{app}.{path.stem}"
        for app in CODE
        for path in (ROOT / app).iterdir()
        if path.stem in PUBLIC
    }
    assert there == set(kept["source_modules"])


def test_a_module_without_a_line_is_seen(tmp_path):
    (tmp_path / "archive").mkdir()
    for name in ("__init__", "models", "attic"):
        (tmp_path / "archive" / f"{name}.py").write_text("")
    assert list(without_a_line(["archive.models : players.models"], tmp_path / "archive")) == [
        "archive.attic has no line among the layers"
    ]
