"""What desks and scanners send to be let in, and what each may do."""

import hashlib
import hmac
import logging
import os
from functools import wraps

import jwt
from django.http import JsonResponse
from rest_framework.permissions import BasePermission

from .models import ApiKey

logger = logging.getLogger(__name__)


def find_key(request):
    sent = request.headers.get("X-API-Key", "")
    digest = hashlib.sha256(sent.encode()).hexdigest()
    for each in ApiKey.objects.filter(prefix=digest[:8]):
        if hmac.compare_digest(each.digest, digest):
            return each
    return None


class HasKey(BasePermission):
    def has_permission(self, request, view):
        key = find_key(request)
        return key is not None and key.allows(getattr(view, "scope", "books:read"))


class IsReader(BasePermission):
    def has_permission(self, request, view):
        token = request.META.get("HTTP_AUTHORIZATION", "")[7:]
        try:
            claims = jwt.decode(token, os.environ["READER_PUBLIC_KEY"], algorithms=["ES256"])
        except jwt.InvalidTokenError:
            return False
        request.reader_id = claims["sub"]
        return True


def require_scanner(view):
    @wraps(view)
    def checked(request, *args, **kwargs):
        key = find_key(request)
        if key is None or not key.allows("books:import"):
            logger.warning("scanner refused at %s", request.path)
            return JsonResponse({"error": "unauthorized"}, status=401)
        return view(request, *args, **kwargs)

    return checked
