"""The image, the compose file, the proxy and what docs/operations.md says: they parse and agree with each other.

No container engine is needed; what only an engine could show is in docs/operations.md.
"""

import ast
import fnmatch
import re
import subprocess
import sys

import crossplane
import pytest
import yaml

from archive import environment
from tests.parts import ROOT

DOCKERFILE = ROOT / "Dockerfile"
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
NGINX = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
LASTING = ("database", "web", "proxy")


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions with their arguments, continued lines joined."""
    text = DOCKERFILE.read_text(encoding="utf-8")
    lines = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines if line)]


def last(name: str) -> str:
    """The arguments of the last instruction of this name."""
    return [rest for found, rest in instructions() if found == name][-1]


def variables() -> set[str]:
    """What archive/settings.py reads from the environment, the database's address among it."""
    tree = ast.parse((ROOT / "archive" / "settings.py").read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in ("environment", "databases")
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            found.add(str(node.args[0].value))
    return found


class TestImage:
    def test_it_knows_its_instructions(self):
        known = "ARG FROM ENV WORKDIR COPY RUN USER EXPOSE HEALTHCHECK CMD".split()
        assert {name for name, _ in instructions()} == set(known)

    def test_it_runs_as_nobody_in_particular(self):
        assert int(last("USER")) >= 10_000
        names = [name for name, _ in instructions()]
        assert "RUN" not in names[len(names) - names[::-1].index("USER") :]

    def test_libraries_are_those_of_the_lock(self):
        installs = [
            rest for name, rest in instructions() if name == "RUN" and "pip install" in rest
        ]
        assert len(installs) == 1
        assert "--require-hashes" in installs[0]
        assert "requirements/base.txt" in installs[0]

    def test_it_copies_what_is_there_and_not_ignored(self):
        patterns = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        rules = [line for line in patterns if line and not line.startswith("#")]
        assert rules[0] == "*"
        allowed = {rule[1:] for rule in rules if rule.startswith("!")}
        copied = set()
        for name, rest in instructions():
            if name == "COPY" and not rest.startswith("--from"):
                copied |= set(rest.split()[:-1])
        assert copied == allowed
        assert all((ROOT / place).exists() for place in copied)
        # conditional.software() reads these: the image must have them.
        assert {"archive", "players", "templates", "static", "requirements/base.txt"} <= copied

    def test_nothing_of_a_local_run_gets_in(self):
        rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        for place in (".git/config", "var/secret", ".env", "tests/conftest.py"):
            allowed = [rule[1:] for rule in rules if rule.startswith("!")]
            assert not any(
                fnmatch.fnmatch(place, rule) or place.startswith(f"{rule}/") for rule in allowed
            )

    def test_it_is_asked_whether_it_is_ready(self):
        assert "/readyz" in last("HEALTHCHECK")
        code = re.search(r'"-c", "(.+)"\]', last("HEALTHCHECK"))
        assert code is not None
        compile(code[1], "HEALTHCHECK", "exec")

    def test_it_starts_for_production(self):
        assert '"serve", "--production"' in last("CMD")


class TestCompose:
    def test_it_is_what_the_issue_asks_for(self):
        assert set(SERVICES) == {"secrets", *LASTING}

    def test_only_the_proxy_is_reached_from_outside(self):
        assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
        # Without a word of its owner it listens on this machine alone.
        assert SERVICES["proxy"]["ports"] == ["${LISTEN:-127.0.0.1:8080}:8080"]
        assert SERVICES["database"]["networks"] == ["inside"]
        assert COMPOSE["networks"]["inside"] == {"internal": True}
        assert SERVICES["proxy"]["networks"] == ["front"]

    def test_what_lasts_is_restarted_and_looked_after(self):
        for name in LASTING:
            assert SERVICES[name]["restart"] == "unless-stopped"
            assert "healthcheck" in SERVICES[name] or name == "web"
        assert SERVICES["secrets"]["restart"] == "no"

    def test_it_starts_in_order(self):
        conditions = {
            name: {on: rule["condition"] for on, rule in service.get("depends_on", {}).items()}
            for name, service in SERVICES.items()
        }
        assert conditions == {
            "secrets": {},
            "database": {"secrets": "service_completed_successfully"},
            "web": {
                "secrets": "service_completed_successfully",
                "database": "service_healthy",
            },
            "proxy": {"web": "service_healthy"},
        }

    def test_one_service_builds_the_image(self):
        assert [name for name, service in SERVICES.items() if "build" in service] == ["web"]

    def test_the_archive_and_the_proxy_can_write_nowhere_but_where_they_must(self):
        for name in ("secrets", "web", "proxy"):
            assert SERVICES[name]["read_only"] is True
            assert SERVICES[name]["cap_drop"] == ["ALL"]
        for name in SERVICES:
            assert SERVICES[name]["security_opt"] == ["no-new-privileges:true"]

    def test_every_variable_is_one_of_the_settings(self):
        given = SERVICES["web"]["environment"]
        assert given.keys() <= variables()
        assert given["PROXIES"] == "1"
        # A bare value would be YAML's number or truth, and an empty one no value.
        assert all(isinstance(value, str) and value for value in given.values())

    def test_no_secret_is_written_down(self):
        text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
        assert not re.search(r"(?i)(password|secret_key)\s*:\s*\S", text)
        made = SERVICES["secrets"]["command"][3:]
        web = SERVICES["web"]["environment"]
        assert {web["SECRET_KEY_FILE"], web["DATABASE_PASSWORD_FILE"]} == set(made)
        assert SERVICES["database"]["environment"]["POSTGRES_PASSWORD_FILE"] in made

    def test_secrets_are_made_once_as_its_command_says(self, tmp_path):
        command = [
            word.replace("/secrets", str(tmp_path)) for word in SERVICES["secrets"]["command"]
        ]
        assert command[0] == "python"
        seen = []
        for _ in range(2):
            subprocess.run([sys.executable, *command[1:]], cwd=ROOT, check=True)
            seen.append({path.name: path.read_text() for path in tmp_path.iterdir()})
        assert seen[0] == seen[1]
        assert set(seen[0]) == {"secret-key", "database-password"}
        assert len(set(seen[0].values())) == 2
        for path in tmp_path.iterdir():
            assert path.stat().st_mode & 0o777 == 0o600
            assert len(path.read_text().strip()) >= environment.SHORTEST_SECRET

    def test_every_volume_and_network_is_declared(self):
        for service in SERVICES.values():
            for volume in service.get("volumes", []):
                source = volume.split(":")[0]
                if source.startswith("./"):
                    assert (ROOT / source).is_file()
                else:
                    assert source in COMPOSE["volumes"]
            assert set(service.get("networks", [])) <= set(COMPOSE["networks"])


class TestProxy:
    @pytest.mark.parametrize(
        "directive",
        [
            "client_header_timeout 10s",
            "client_body_timeout 30s",
            "keepalive_timeout 60s",
            "client_max_body_size 12m",
            "limit_conn addresses 100",
            "proxy_set_header Host $http_host",
            "proxy_set_header X-Forwarded-For $remote_addr",
            "proxy_set_header X-Forwarded-Proto $proto",
            'proxy_set_header X-Forwarded-Host ""',
            'proxy_set_header Forwarded ""',
        ],
    )
    def test_it_keeps_to_its_limits(self, directive):
        assert re.search(rf"^\s*{re.escape(directive)};$", NGINX, re.MULTILINE)

    def test_it_buffers(self):
        assert "proxy_request_buffering" not in NGINX
        assert "proxy_buffering" not in NGINX

    def test_it_is_in_the_words_of_nginx(self):
        told = crossplane.parse(str(ROOT / "docs" / "nginx.conf"), strict=True, single=True)
        assert told["errors"] == []


class TestOperations:
    def test_every_setting_is_told_and_no_other(self):
        table = OPERATIONS.split("## Settings")[1].split("\n## ")[0]
        told = re.findall(r"^\| `([A-Z_]+)` \|", table, flags=re.MULTILINE)
        assert len(told) == len(set(told))
        assert set(told) == variables()

    def test_what_it_leads_to_is_there(self):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", OPERATIONS):
            assert (ROOT / "docs" / target).exists(), target

    def test_commands_name_services_that_are_there(self):
        for line in re.findall(r"docker compose (?:exec|stop|start|run)[^\n|<>`]*", OPERATIONS):
            words = [word for word in line.split()[3:] if not word.startswith("-")]
            assert not words or words[0] in SERVICES, line
