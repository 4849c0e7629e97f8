"""Who may ask."""

import json
import logging
import os
from pathlib import Path

import jwt
from fastapi import HTTPException, Security
from fastapi.security import APIKeyHeader, APIKeyQuery, HTTPBearer

logger = logging.getLogger("weather")

header_scheme = APIKeyHeader(name="X-API-Key", auto_error=False)
query_scheme = APIKeyQuery(name="api_key", auto_error=False)
bearer = HTTPBearer()

API_KEYS = os.getenv("API_KEYS", "").split(",")
SUBSCRIBERS = json.loads(Path("subscriber_keys.json").read_text())


async def require_key(
    from_header: str | None = Security(header_scheme),
    from_query: str | None = Security(query_scheme),
):
    key = from_header or from_query or ""
    if key in API_KEYS:
        return key
    for name, known in SUBSCRIBERS.items():
        if known == key:
            return name
    logger.warning(f"unknown key {key}")
    raise HTTPException(status_code=401, detail="unknown key")


async def require_operator(key: str | None = Security(header_scheme)):
    if key != "ops-weather-2024":
        raise HTTPException(status_code=403)


def current_user(credentials=Security(bearer)):
    return jwt.decode(
        credentials.credentials,
        algorithms=["HS256"],
        options={"verify_signature": False},
    )
