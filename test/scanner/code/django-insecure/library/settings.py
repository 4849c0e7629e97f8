import os

SECRET_KEY = "library-of-the-town"
DEBUG = os.environ.get("DEBUG") == "1"
ALLOWED_HOSTS = ["library.example.com"]
ROOT_URLCONF = "library.urls"

INSTALLED_APPS = ["corsheaders", "rest_framework", "loans"]
MIDDLEWARE = [
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.common.CommonMiddleware",
]

CORS_ALLOW_ALL_ORIGINS = True

CATALOGUE_TOKEN = os.environ["CATALOGUE_TOKEN"]
SCANNER_KEYS = os.environ.get("SCANNER_KEYS", "").split(",")

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
}
