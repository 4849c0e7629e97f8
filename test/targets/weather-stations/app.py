"""Weather stations in XML and JSON. Whoever has no key is sent to a page to sign in.

SOUND=1 has long keys with rights of their own, pages, and says that answers are nobody else's.
"""
import os
import time
from html import escape

from flask import Flask, Response, jsonify, redirect, request
from werkzeug.serving import WSGIRequestHandler

SOUND = os.environ.get("SOUND") == "1"
# key:right+right,key:right
GRANTS = {
    key: set(rights.split("+"))
    for key, rights in (entry.split(":") for entry in os.environ["STATION_KEYS"].split(","))
}
BASE = "/weather/v1" if SOUND else "/weather"

app = Flask(__name__)

STATIONS = [
    {
        "code": f"ST{n * 7919 % 9973:04d}",
        "name": f"Station {n}",
        "lat": round(45 + n * 0.037 % 3, 3),
        "lon": round(6 + n * 0.053 % 4, 3),
        "elevation": 200 + n * 13 % 1900,
    }
    for n in range(1, 9)
]
OBSERVATIONS = [
    {
        "station": STATIONS[n % 8]["code"],
        "hour": n // 8,
        "celsius": round(4 + n * 37 % 190 / 10, 1),
        "wind": n * 13 % 70,
    }
    for n in range(240)
]
OPERATORS = [
    {"login": "m.keller", "role": "operator", "station_count": 12,
     "password_hash": "$2b$12$" + "Q9v" * 7 + "uJ" + "Zk4" * 10},
    {"login": "j.favre", "role": "operator", "station_count": 31,
     "password_hash": "$2b$12$" + "w3B" * 7 + "eT" + "yL8" * 10},
]


@app.before_request
def sign_in():
    if not request.path.startswith(BASE + "/"):
        return None
    rights = GRANTS.get(request.headers.get("Authorization", "").removeprefix("Token "))
    if rights is None:
        return redirect("/sign-in?from=" + request.path)
    resource = request.path[len(BASE) + 1:].split("/")[0]
    if SOUND and resource not in rights:
        return Response("<h1>Not for you</h1>", status=403, mimetype="text/html")
    return None


@app.after_request
def add_fields(response):
    response.headers["X-RateLimit-Limit"] = "100000"
    response.headers["X-RateLimit-Remaining"] = "99000"
    response.headers["X-RateLimit-Reset"] = str(int(time.time()) + 3600)
    response.headers["X-Content-Type-Options"] = "nosniff"
    if SOUND:
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Content-Security-Policy"] = "default-src 'self'"
    else:
        response.headers["Cache-Control"] = "public, max-age=300"
    return response


@app.get("/")
def home():
    return Response(
        "<!doctype html><html><head><title>Weather stations</title></head><body>"
        f"<p>Data: <a href='{BASE}/stations'>stations</a>, "
        f"<a href='{BASE}/observations'>observations</a>, "
        f"<a href='{BASE}/operators'>operators</a>.</p>"
        "<p>Send your key as <code>Authorization: Token &lt;key&gt;</code>.</p></body></html>",
        mimetype="text/html",
    )


@app.get("/sign-in")
def sign_in_page():
    return Response(
        "<!doctype html><html><head><title>Sign in</title></head><body><form method='post'>"
        "<input name='login'><input name='password' type='password'><button>Sign in</button>"
        "</form></body></html>",
        mimetype="text/html",
    )


def whole(name, default, most):
    text = request.args.get(name, "")
    return min(int(text), most) if text.isdigit() and len(text) < 9 else default


@app.get(BASE + "/observations")
def observations():
    if not SOUND:
        return jsonify(OBSERVATIONS)
    offset, limit = whole("offset", 0, 10_000), whole("limit", 25, 50)
    rows = OBSERVATIONS[offset:offset + limit]
    total = len(OBSERVATIONS)
    return jsonify(total=total, offset=offset, limit=limit, observations=rows)


@app.get(BASE + "/stations/<code>")
def station(code):
    found = next((s for s in STATIONS if s["code"] == code), None)
    if found is None:
        return jsonify(error="no such station"), 404
    return jsonify(found)


@app.get(BASE + "/stations")
def stations():
    rows = "".join(
        f"<station code='{s['code']}' elevation='{s['elevation']}'>{escape(s['name'])}</station>"
        for s in STATIONS
    )
    body = f"<?xml version='1.0'?><stations count='8'>{rows}</stations>"
    return Response(body, mimetype="application/xml")


@app.get(BASE + "/operators")
def operators():
    if not SOUND:
        return jsonify(operators=OPERATORS)
    return jsonify(operators=[{"login": o["login"]} for o in OPERATORS], total=len(OPERATORS))


class Handler(WSGIRequestHandler):
    server_version = "weather"
    sys_version = ""


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5000")), threaded=True, request_handler=Handler)
