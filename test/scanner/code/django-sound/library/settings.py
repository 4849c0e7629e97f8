import os

SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
DEBUG = os.environ.get("DEBUG") == "1"
ALLOWED_HOSTS = ["library.example.com"]
ROOT_URLCONF = "library.urls"

INSTALLED_APPS = ["corsheaders", "rest_framework", "loans"]
MIDDLEWARE = [
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.common.CommonMiddleware",
]

CORS_ALLOWED_ORIGINS = ["https://library.example.com"]

CATALOGUE_TOKEN = os.environ["CATALOGUE_TOKEN"]

REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["loans.keys.HasKey"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.ScopedRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"books": "100/min"},
}
