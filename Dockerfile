# The archive as an image: docker-compose.yml runs it with PostgreSQL and a proxy, docs/operations.md says how.
#
# Debian 12 has SQLite 3.40.1, which can lose commits when its log is reset under load (archive/checks.py). On
# PostgreSQL it is never opened; on SQLite the image refuses to start unless SQLITE_ACCEPTED gives a reason, or PYTHON
# names a base whose SQLite is 3.51.3 or newer.
ARG PYTHON=3.11-slim-bookworm

FROM python:${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PATH=/app/.venv/bin:$PATH
WORKDIR /app
COPY requirements/base.txt requirements/
RUN python -m venv .venv \
    && pip install --require-hashes --only-binary=:all: --requirement requirements/base.txt
COPY manage.py ./
COPY archive archive
COPY players players
COPY templates templates
COPY static static
# The secret of this one step is kept nowhere.
RUN SECRET_KEY="$(python -c 'from archive.environment import new_secret; print(new_secret())')" \
        python manage.py collectstatic --no-input \
    && python -m compileall -q archive players

FROM python:${PYTHON}
ENV PATH=/app/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
# What is made at run time lies in volumes; a new volume takes the owner of these folders.
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin archive \
    && install --directory --owner=archive --group=archive --mode=0700 /data /secrets
WORKDIR /app
COPY --from=build /app /app
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["python", "manage.py", "serve", "--production", "--host=0.0.0.0", "--port=8000"]
