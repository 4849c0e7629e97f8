"""Who may ask, and for what."""

import hashlib
import hmac
import json
import logging
import os
from pathlib import Path

import jwt
from fastapi import HTTPException, Request, Security
from fastapi.security import APIKeyHeader, HTTPBearer, SecurityScopes

logger = logging.getLogger("weather")

header_scheme = APIKeyHeader(name="X-API-Key")
bearer = HTTPBearer()

RECORDS = json.loads(Path(os.environ["KEY_HASHES_PATH"]).read_text())
if not RECORDS:
    raise RuntimeError("no keys are configured")


def key_id_of(request: Request):
    return request.state.key_id


async def require_key(
    request: Request,
    security_scopes: SecurityScopes,
    key: str = Security(header_scheme),
):
    sent = hashlib.sha256(key.encode()).hexdigest()
    found = None
    for record in RECORDS:
        if hmac.compare_digest(record["hash"], sent):
            found = record
    if found is None:
        logger.warning("unknown key for %s", request.url.path)
        raise HTTPException(status_code=401, detail="unknown key")
    if any(scope not in found["scopes"] for scope in security_scopes.scopes):
        raise HTTPException(status_code=403)
    request.state.key_id = found["id"]
    return found["id"]


def current_user(credentials=Security(bearer)):
    try:
        return jwt.decode(
            credentials.credentials,
            os.environ["JWT_PUBLIC_KEY"],
            algorithms=["EdDSA"],
        )
    except jwt.InvalidTokenError:
        raise HTTPException(status_code=401) from None
