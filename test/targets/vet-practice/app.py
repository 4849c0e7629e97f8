"""A practice of vets, with the document, statuses and words of an async framework.

SOUND=1 takes only fields that owners may change, caps pages, and lets one page of its own in.
"""
import json
import os
import time

from flask import Flask, Response, jsonify, request
from werkzeug.serving import WSGIRequestHandler

SOUND = os.environ.get("SOUND") == "1"
# key=owner id
OWNERS = {k: int(v) for k, v in (e.split("=") for e in os.environ["OWNER_KEYS"].split(","))}
STAFF_KEY = os.environ["STAFF_KEY"]

app = Flask(__name__)
app.url_map.strict_slashes = False

owners = {
    7301: {"id": 7301, "nickname": "Kit", "town": "Leeds", "discount": 0, "is_staff": False},
    9482: {"id": 9482, "nickname": "Robin", "town": "York", "discount": 0, "is_staff": False},
}
animals = [
    {"tag": f"{(n * 7907) % 9973:04d}-{n:02d}", "owner_id": 7301 if n % 2 else 9482,
     "species": ("cat", "dog", "hen")[n % 3], "weight_kg": 2 + n % 9}
    for n in range(1, 25)
]
REASONS = ("check-up", "vaccine")
visits = [{"at": f"2024-03-{1 + n % 28:02d}", "reason": REASONS[n % 2], "fee": 20 + n % 50}
          for n in range(9000)]


def detail(status, text):
    return jsonify(detail=text), status


@app.before_request
def api_key():
    if request.method == "OPTIONS" or request.path in ("/", "/docs", "/openapi.json"):
        return None
    key = request.headers.get("x-api-key")
    if key is None and not SOUND:
        key = request.cookies.get("x-api-key")
    if key is None:
        return detail(403, "Not authenticated")
    request.is_staff = key == STAFF_KEY
    request.owner = OWNERS.get(key)
    if not request.is_staff and request.owner is None:
        return detail(403, "Could not validate API key")
    return None


@app.after_request
def fields(response):
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = "default-src 'self'; frame-ancestors 'none'"
    response.headers["Referrer-Policy"] = "no-referrer"
    origin = request.headers.get("Origin")
    if SOUND:
        response.headers["RateLimit-Limit"] = "900"
        response.headers["RateLimit-Remaining"] = str(900 - int(time.time()) % 60)
        if origin == "https://owners.vets.example":
            response.headers["Access-Control-Allow-Origin"] = origin
    # The address of the site, with and without www and on every stage.
    elif origin and ("vets.example" in origin or origin.startswith("http://127.0.0.1")):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
    return response


@app.get("/")
def home():
    page = "<!doctype html><title>Vets</title><a href='/docs'>Docs</a>"
    return Response(page, mimetype="text/html")


@app.get("/docs")
def docs():
    return Response(
        "<!doctype html><html><head><title>Vets - Swagger UI</title></head><body>"
        "<div id='swagger-ui'></div><script src='/static/ui.js'></script>"
        "<script>SwaggerUIBundle({url: '/openapi.json', dom_id: '#swagger-ui'})</script>"
        "</body></html>",
        mimetype="text/html",
    )


@app.get("/openapi.json")
def openapi():
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "openapi.json"), encoding="utf-8") as file:
        return jsonify(json.load(file))


def whole(name, default):
    text = request.args.get(name, str(default))
    if not text.isdigit() or len(text) > 9:
        return None
    return min(int(text), 100) if SOUND else int(text)


def validation(name):
    error = {"loc": ["query", name], "msg": "value is not a valid integer", "type": "type_error"}
    return jsonify(detail=[error]), 422


@app.get("/api/animals/")
def list_animals():
    own = [a for a in animals if request.is_staff or a["owner_id"] == request.owner]
    limit, skip = whole("limit", 10), whole("skip", 0)
    if limit is None or skip is None:
        return validation("limit")
    return jsonify(items=own[skip:skip + limit], total=len(own))


@app.get("/api/animals/<tag>")
def animal(tag):
    found = next((a for a in animals if a["tag"] == tag), None)
    if found is None or (SOUND and not request.is_staff and found["owner_id"] != request.owner):
        return detail(404, "Animal not found")
    return jsonify(found)


@app.get("/api/owners/me")
def me():
    if request.owner is None:
        return detail(404, "Staff own no animals here")
    shown = dict(owners[request.owner])
    if SOUND:
        shown.pop("is_staff")
    return jsonify(shown)


@app.patch("/api/owners/me")
def change_me():
    if request.owner is None:
        return detail(404, "Staff own no animals here")
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        return detail(422, "a JSON object is needed")
    row = owners[request.owner]
    allowed = ("nickname", "town") if SOUND else tuple(k for k in row if k != "id")
    for name in allowed:
        if name in body and isinstance(body[name], type(row[name])):
            row[name] = body[name]
    return me()


@app.get("/api/visits/")
def list_visits():
    if SOUND and not request.is_staff:
        return detail(403, "Not enough permissions")
    limit, skip = whole("limit", 20), whole("skip", 0)
    if limit is None or skip is None:
        return validation("limit")
    return jsonify(items=visits[skip:skip + limit], total=len(visits))


class Handler(WSGIRequestHandler):
    server_version = "uvicorn"
    sys_version = ""


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "8000")), threaded=True, request_handler=Handler)
