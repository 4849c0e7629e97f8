"""Asks for a key before every route that is not public, and for a scope before each."""

import hashlib
import hmac
import json
import logging
import os
from functools import wraps

import jwt
from flask import abort, g, request

log = logging.getLogger(__name__)

PUBLIC = {"health"}

with open(os.environ["KEY_HASHES_PATH"]) as file:
    RECORDS = json.load(file)

if not RECORDS:
    raise RuntimeError("no keys are configured")


def find_record(key):
    sent = hashlib.sha256(key.encode()).hexdigest()
    for record in RECORDS:
        if hmac.compare_digest(sent, record["hash"]):
            return record
    return None


def require_scope(scope):
    def decorate(view):
        @wraps(view)
        def checked(*args, **kwargs):
            if scope not in g.scopes:
                abort(403)
            return view(*args, **kwargs)

        return checked

    return decorate


def require_user(view):
    @wraps(view)
    def checked(*args, **kwargs):
        token = request.headers.get("X-User-Token", "")
        try:
            g.user = jwt.decode(token, os.environ["JWT_PUBLIC_KEY"], algorithms=["EdDSA"])
        except jwt.InvalidTokenError:
            abort(401)
        return view(*args, **kwargs)

    return checked


def register_auth(app):
    @app.before_request
    def require_key():
        if request.endpoint in PUBLIC:
            return
        record = find_record(request.headers.get("X-API-Key", ""))
        if record is None:
            log.info("refused %s", request.path)
            abort(401)
        g.key_id = record["id"]
        g.scopes = record["scopes"]
        log.info("key %s asks for %s", g.key_id, request.path)
