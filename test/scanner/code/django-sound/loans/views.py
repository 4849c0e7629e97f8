import requests
from django.conf import settings
from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework.decorators import api_view, permission_classes
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ModelViewSet, ReadOnlyModelViewSet

from .keys import HasKey, IsReader, require_scanner
from .models import Book, Loan, Reader
from .serializers import LoanSerializer, ReaderSerializer


@api_view(["GET"])
@permission_classes([HasKey])
def list_books(request):
    return Response(list(Book.objects.values("id", "title")))


class BookDetail(APIView):
    permission_classes = [HasKey]
    scope = "books:write"

    def get(self, request, book_id):
        book = Book.objects.get(pk=book_id)
        headers = {"Authorization": f"Bearer {settings.CATALOGUE_TOKEN}"}
        cover = requests.get("https://catalogue.example.com/cover", headers=headers, timeout=5)
        return Response({"id": book.pk, "title": book.title, "cover": cover.text})

    def delete(self, request, book_id):
        Book.objects.filter(pk=book_id).delete()
        return Response(status=204)


@csrf_exempt
@require_scanner
def import_books(request):
    answer = requests.post(
        "https://catalogue.example.com/search",
        data=request.body,
        timeout=5,
    )
    return JsonResponse(answer.json())


class LoanViewSet(ModelViewSet):
    permission_classes = [IsReader]
    serializer_class = LoanSerializer
    queryset = Loan.objects.all()


class ReaderViewSet(ReadOnlyModelViewSet):
    serializer_class = ReaderSerializer
    queryset = Reader.objects.all()
