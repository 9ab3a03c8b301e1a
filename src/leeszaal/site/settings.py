"""Settings of one Leeszaal process: everything that differs between machines comes from the environment.

``LEESZAAL_HOME`` holds all state, ``DATABASE_URL`` points at a PostgreSQL of one's own, ``LEESZAAL_HOSTS`` lists
the host names served, ``LEESZAAL_URL`` is the address that messages lead to, ``LEESZAAL_PROXIES`` lists the addresses
of proxies in front, ``LEESZAAL_SMTP_URL`` the mail server (``smtp://user:password@host:port``); without one,
messages are written to ``LEESZAAL_HOME/mail``. ``LEESZAAL_ERASURES`` is the folder of the journal of erasures, which
processes on several machines share. ``LEESZAAL_ERASE_ROWS`` and ``LEESZAAL_ERASE_PERCENT`` say above how many rows, or
which part of what a rule can end, one night needs the agreement of two people.
"""

import os
from urllib.parse import unquote, urlsplit

import django_stubs_ext
from csp.constants import NONE, SELF

from leeszaal.common import worklog
from leeszaal.site import databases, secrets
from leeszaal.site.home import home

django_stubs_ext.monkeypatch()  # lets forms and managers name their model, as the type checker asks

HOME = home()
ERASURES = os.environ.get("LEESZAAL_ERASURES", str(HOME / "erasures"))
DEBUG = os.environ.get("LEESZAAL_DEBUG") == "1"
SECRET_KEY = secrets.read_or_make("django")
FIELD_KEY = secrets.read_or_make("fields")
ALLOWED_HOSTS = os.environ.get("LEESZAAL_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
HTTPS = os.environ.get("LEESZAAL_HTTPS") == "1"
PORT = int(os.environ.get("PORT", "8000"))
PUBLIC_URL = os.environ.get("LEESZAAL_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
TRUSTED_PROXIES = frozenset(filter(None, os.environ.get("LEESZAAL_PROXIES", "").split(",")))
LIBRARY_NAME = os.environ.get("LEESZAAL_NAME", "Bibliotheek Lindeveen")
ERASE_ROWS = int(os.environ.get("LEESZAAL_ERASE_ROWS", "25000"))
ERASE_PERCENT = int(os.environ.get("LEESZAAL_ERASE_PERCENT", "100"))
REGISTER_OVERLAY = os.environ.get("LEESZAAL_REGISTER", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    "leeszaal.privacy",
    "leeszaal.branches",
    "leeszaal.login",
    "leeszaal.patrons",
    "leeszaal.catalogue",
    "leeszaal.notices",
    "leeszaal.charges",
    "leeszaal.circulation",
    "leeszaal.opac",
    "leeszaal.account",
    "leeszaal.desk",
    "leeszaal.office",
    "leeszaal.protocols",
    "leeszaal.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "leeszaal.login.sessions.SessionsEnd",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "leeszaal.site.refusing.RefusalsHavePages",
    "leeszaal.site.areas.TakesRole",
    "leeszaal.site.looking.WritesLooks",
    "leeszaal.site.statement_news.TellsStatementNews",
]

ROOT_URLCONF = "leeszaal.site.urls"
WSGI_APPLICATION = "leeszaal.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "leeszaal.site.context.library",
            ]
        },
    }
]

DATABASES = {"default": databases.from_environment(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "login.User"
AUTHENTICATION_BACKENDS = ["leeszaal.patrons.signing_in.PatronBackend", "leeszaal.login.signing_in.StaffBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account:login"
LOGIN_REDIRECT_URL = "account:home"
LOGOUT_REDIRECT_URL = "opac:home"
PASSWORD_RESET_TIMEOUT = 3600
SESSION_ENGINE = "leeszaal.login.session_store"
SESSION_COOKIE_NAME = "leeszaal_session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "leeszaal_csrf"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
HAND_OVER_ANYWHERE = os.environ.get("LEESZAAL_HAND_OVER") == "anywhere"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "leeszaal_language"
STATEMENT_COOKIE_NAME = "leeszaal_statement"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600

DEFAULT_FROM_EMAIL = os.environ.get("LEESZAAL_FROM", "bibliotheek@leeszaal.example")
_smtp = urlsplit(os.environ.get("LEESZAAL_SMTP_URL", ""))
_backend = "django.core.mail.backends.smtp" if _smtp.hostname else "leeszaal.notices.mail_folder"
EMAIL_BACKEND = f"{_backend}.EmailBackend"
EMAIL_FILE_PATH = str(HOME / "mail")
EMAIL_HOST, EMAIL_PORT = _smtp.hostname or "", _smtp.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_smtp.username or ""), unquote(_smtp.password or "")
EMAIL_TIMEOUT = 20
EMAIL_USE_TLS = _smtp.scheme == "smtp+tls"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"news": {"()": "django.utils.log.CallbackFilter", "callback": worklog.is_news}},
    "formatters": {"work": {"()": worklog.WorkLine}},
    "handlers": {
        "console": {"class": "logging.StreamHandler"},
        "nowhere": {"class": "logging.NullHandler"},
        "work": {"class": "logging.StreamHandler", "formatter": "work", "filters": ["news"]},
    },
    "loggers": {
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        worklog.LOGGER: {"handlers": ["work"], "level": "INFO", "propagate": False},
        worklog.JOBS: {"handlers": ["work"], "level": "INFO", "propagate": False},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
