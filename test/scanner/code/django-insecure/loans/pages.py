"""Pages for the people at the desk."""

import os

from django.http import JsonResponse
from django.shortcuts import render


def health(request):
    return JsonResponse({"status": "ok"})


def desk(request):
    print("desk opened", request.headers)
    return render(request, "desk.html", {"printer_secret": os.environ["PRINTER_SECRET"]})
