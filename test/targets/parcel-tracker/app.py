"""Parcels of several merchants. Refuses with 200 and {"success": false}, as many small APIs do.

SOUND=1 is the same API after a review: keys in the header only, everything looked up by merchant,
no debugger, no open administration.
"""
import os
import time
import uuid
from collections import defaultdict

from flask import Flask, Response, g, jsonify, request
from werkzeug.serving import WSGIRequestHandler

SOUND = os.environ.get("SOUND") == "1"

app = Flask(__name__)

# token -> merchant
MERCHANTS = dict(pair.split("=") for pair in os.environ["MERCHANT_TOKENS"].split(","))
ADMIN_TOKEN = os.environ["ADMIN_TOKEN"]

PLACES = ["Bergen", "Turku", "Aarhus", "Malmo", "Riga", "Gdansk"]


def make_parcels():
    rows = []
    for number in range(1001, 1013):
        parcel_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"parcel-{number}")) if SOUND else number
        rows.append(
            {
                "id": parcel_id,
                "merchant": "nordkap" if number % 2 else "fjellstova",
                "recipient": f"Recipient of {number}",
                "destination": PLACES[number % len(PLACES)],
                "weight_grams": 250 + number % 7 * 130,
                "status": "in_transit" if number % 3 else "delivered",
            }
        )
    return rows


PARCELS = make_parcels()
COURIERS = [
    {"name": "Ingrid Solheim", "email": "ingrid.solheim@posten-nord.no", "phone": "+47 412 55 018",
     "date_of_birth": "1984-03-17"},
    {"name": "Pekka Lahtinen", "email": "pekka.lahtinen@posten-nord.no", "phone": "+47 412 55 193",
     "date_of_birth": "1990-11-02"},
    {"name": "Marek Wolski", "email": "marek.wolski@posten-nord.no", "phone": "+47 412 55 277",
     "date_of_birth": "1979-08-29"},
]
STARTED = time.time()
hits = defaultdict(list)


def fail(message):
    return jsonify(success=False, message=message)


@app.before_request
def limit():
    if not SOUND:
        return None
    now = time.time()
    recent = [t for t in hits[request.remote_addr] if t > now - 10]
    hits[request.remote_addr] = recent + [now]
    g.remaining = 6000 - len(recent)
    if g.remaining <= 0:
        return fail("Slow down"), 429, {"Retry-After": "10"}
    return None


@app.after_request
def headers(response):
    if SOUND:
        response.headers["X-RateLimit-Limit"] = "6000"
        response.headers["X-RateLimit-Remaining"] = str(getattr(g, "remaining", 0))
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        response.headers["Referrer-Policy"] = "no-referrer"
    return response


def current_merchant():
    token = request.headers.get("X-Merchant-Token")
    if not token and not SOUND:
        token = request.args.get("token")
    return MERCHANTS.get(token)


@app.get("/")
def index():
    links = {"parcels": "/api/v1/parcels", "couriers": "/api/v1/couriers", "status": "/status"}
    return jsonify(service="parcel tracker", links=links)


@app.get("/status")
def status():
    return jsonify(success=True, status="ok")


@app.get("/robots.txt")
def robots():
    return Response("User-agent: *\nDisallow: /admin/\n", mimetype="text/plain")


@app.get("/api/v1/parcels")
def list_parcels():
    merchant = current_merchant()
    if merchant is None:
        return fail("X-Merchant-Token is missing or wrong")
    own = [p for p in PARCELS if p["merchant"] == merchant]
    raw = request.args.get("page", "1")
    if SOUND and (not raw.isdigit() or len(raw) > 6):
        return fail("page must be a number"), 400
    page = int(raw)
    rows = own[(page - 1) * 5:page * 5]
    return jsonify(success=True, page=page, total=len(own), parcels=rows)


@app.get("/api/v1/parcels/<parcel_id>")
def show_parcel(parcel_id):
    merchant = current_merchant()
    if merchant is None:
        return fail("X-Merchant-Token is missing or wrong")
    if SOUND:
        own = [p for p in PARCELS if p["merchant"] == merchant]
        parcel = next((p for p in own if p["id"] == parcel_id), None)
    else:
        parcel = next((p for p in PARCELS if p["id"] == int(parcel_id)), None)
    if parcel is None:
        return fail("No such parcel"), 404
    return jsonify(success=True, parcel=parcel)


@app.get("/api/v1/couriers")
def couriers():
    if not SOUND:
        return jsonify(success=True, couriers=COURIERS)
    if current_merchant() is None:
        return fail("X-Merchant-Token is missing or wrong")
    return jsonify(success=True, couriers=[{"name": c["name"]} for c in COURIERS])


def admin_refused():
    if SOUND and request.headers.get("X-Admin-Token") != ADMIN_TOKEN:
        return fail("Administrators only")
    return None


@app.get("/admin/")
def admin():
    return admin_refused() or Response(
        "<html><head><title>Admin</title></head><body><h1>Parcel tracker</h1><ul>"
        "<li><a href='/admin/merchants'>Merchants</a></li>"
        "<li><a href='/admin/reset?confirm=1'>Reset the database</a></li></ul></body></html>",
        mimetype="text/html",
    )


@app.get("/admin/merchants")
def admin_merchants():
    counts = [
        {"merchant": m, "parcels": sum(p["merchant"] == m for p in PARCELS), "plan": "pro"}
        for m in sorted(set(MERCHANTS.values()))
    ]
    return admin_refused() or jsonify(success=True, merchants=counts)


@app.get("/admin/reset")
def admin_reset():
    refused = admin_refused()
    if refused is not None:
        return refused
    print("DESTROYED: the database was reset", flush=True)
    if request.args.get("confirm"):
        PARCELS.clear()
    return jsonify(success=True)


class Handler(WSGIRequestHandler):
    def version_string(self):
        return "parcels" if SOUND else super().version_string()


if __name__ == "__main__":
    app.run(
        port=int(os.environ.get("PORT", "5000")),
        debug=not SOUND,
        use_reloader=False,
        threaded=True,
        request_handler=Handler,
    )
