from django.urls import include, path

from loans import pages

urlpatterns = [
    path("health/", pages.health),
    path("desk/", pages.desk),
    path("api/", include("loans.urls")),
]
