"""Django's settings: fixed where there is one right answer, from the environment where a place differs.

docs/operations.md says what each variable does.
"""

from archive import databases, environment

BASE_DIR = environment.BASE_DIR
# Database, secrets and collected static files of a local run; git does not see it.
VAR_DIR = environment.VAR_DIR

DEBUG = environment.boolean("DEBUG", default=False)
SECRET_KEY = environment.secret(
    "SECRET_KEY", environment.path("SECRET_KEY_FILE", environment.SECRET_FILE), debug=DEBUG
)
# Where readers find the archive: what is read outside of it (feeds, sitemaps) needs whole addresses, and a request's
# own host is only a claim.
SITE_URL = environment.origin(
    "SITE_URL",
    default=f"http://127.0.0.1:{environment.integer('PORT', default=8000, minimum=1, maximum=65535)}",
)
THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")
ALLOWED_HOSTS = environment.hosts(
    "ALLOWED_HOSTS", default=[*dict.fromkeys((*THIS_MACHINE, environment.host(SITE_URL)))]
)
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS", default=[])
# Readers reach us through TLS: ours, or that of the proxies in front (how many of ours there are).
HTTPS = environment.boolean("HTTPS", default=False)
PROXIES = environment.integer("PROXIES", default=0, minimum=0, maximum=9)
# Why an SQLite that can lose commits is used all the same (archive.checks).
SQLITE_ACCEPTED = environment.text("SQLITE_ACCEPTED", default="")

INSTALLED_APPS = [
    "players",
    "archive",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "archive.security.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "archive.problems.ProblemsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.conditional.ConditionalMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        # Django keeps parsed templates in memory (its cached loader) unless DEBUG is on.
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Commands switch the limits off (manage.py): what takes a reader's patience is no measure for an import.
DATABASES = {
    "default": databases.database(
        "DATABASE_URL",
        default=VAR_DIR / "archive.sqlite3",
        limits=environment.boolean("DATABASE_LIMITS", default=True),
        password=environment.content("DATABASE_PASSWORD_FILE"),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "uploads"
# Files whose name carries their hash are kept for good by browsers; whoever asks for a bare name asks again.
WHITENOISE_MAX_AGE = 60
WHITENOISE_ALLOW_ALL_ORIGINS = False

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if HTTPS:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    # A balancer asks for these from inside, without TLS.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    if PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Browsers' built-in list is a step that a domain's owner takes, not a program: no `preload`.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "archive.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {
        "handlers": ["stderr"],
        "level": environment.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")),
    },
    "loggers": {
        # Django's own handlers would write a second, unstructured line and mail to nobody.
        "django": {"handlers": [], "propagate": True},
        # A line for every address that is not there would bury what failed.
        "django.request": {"level": "ERROR"},
    },
}
