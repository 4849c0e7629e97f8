from django.urls import path
from rest_framework.routers import DefaultRouter

from . import views

router = DefaultRouter()
router.register("loans", views.LoanViewSet, basename="loan")
router.register("readers", views.ReaderViewSet, basename="reader")

urlpatterns = [
    path("books/", views.list_books),
    path("books/<int:book_id>/", views.BookDetail.as_view()),
    path("import/", views.import_books),
    *router.urls,
]
