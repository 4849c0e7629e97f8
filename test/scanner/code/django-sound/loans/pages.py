"""Pages for the people at the desk."""

import os

from django.http import JsonResponse
from django.shortcuts import render


def health(request):
    return JsonResponse({"status": "ok"})


def desk(request):
    print("desk opened", request.path)
    return render(request, "desk.html", {"printer": os.environ["PRINTER_URL"]})
