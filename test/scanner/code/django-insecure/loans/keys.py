"""What desks and scanners send to be let in."""

import json
import logging
from functools import wraps

import jwt
from django.conf import settings
from django.http import JsonResponse
from rest_framework.permissions import BasePermission

logger = logging.getLogger(__name__)

with open("desk_keys.json") as file:
    DESK_KEYS = json.load(file)


class HasDeskKey(BasePermission):
    def has_permission(self, request, view):
        key = request.headers.get("X-API-Key") or request.query_params.get("api_key")
        return key in DESK_KEYS


class IsReader(BasePermission):
    def has_permission(self, request, view):
        token = request.META.get("HTTP_AUTHORIZATION", "")[7:]
        claims = jwt.decode(token, algorithms=["none"], options={"verify_signature": False})
        request.reader_id = claims.get("sub")
        return request.reader_id is not None


def require_scanner(view):
    @wraps(view)
    def checked(request, *args, **kwargs):
        key = request.META.get("HTTP_X_API_KEY", "")
        if key not in settings.SCANNER_KEYS:
            logger.warning("scanner with unknown key: %r", key)
            return JsonResponse({"error": "unauthorized"}, status=401)
        return view(request, *args, **kwargs)

    return checked
