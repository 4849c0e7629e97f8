"""Courses and their bookings, in the manner of a big framework: slashes at the end, pages, details.

SOUND=1 looks whose booking it is, shows only what a client needs, and hides what went wrong.
"""
import os
import sqlite3
import time
import uuid

from flask import Flask, jsonify, request
from werkzeug.serving import WSGIRequestHandler

SOUND = os.environ.get("SOUND") == "1"
# token=school:role
TOKENS = {
    token: dict(zip(("school", "role"), rest.split(":")))
    for token, rest in (entry.split("=") for entry in os.environ["TOKENS"].split(","))
}
PAGE_SIZE = 10

app = Flask(__name__)
app.json.sort_keys = False

db = sqlite3.connect(":memory:", check_same_thread=False)
db.row_factory = sqlite3.Row
db.execute(
    "create table bookings (id text, school text, course text, seats int, contact_email text,"
    " internal_notes text, payment_token text)"
)
COURSES = [
    {"slug": "first-aid", "title": "First aid", "hours": 9},
    {"slug": "welding", "title": "Welding for beginners", "hours": 24},
    {"slug": "bookkeeping", "title": "Bookkeeping", "hours": 30},
]
for number in range(1, 31):
    booking_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"booking {number}"))
    db.execute(
        "insert into bookings values (?, ?, ?, ?, ?, ?, ?)",
        (
            booking_id,
            "hilltop" if number % 2 else "riverside",
            COURSES[number % 3]["slug"],
            1 + number % 4,
            f"office{number}@{'hilltop' if number % 2 else 'riverside'}-school.org",
            "paid late last year" if number % 5 == 0 else "",
            uuid.uuid5(uuid.NAMESPACE_OID, f"payment {number}").hex,
        ),
    )


@app.before_request
def authenticate():
    if not request.path.startswith("/api/"):
        return None
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    request.client = TOKENS.get(token) if scheme.lower() == "token" else None
    is_open = request.path == "/api/courses/"
    if not SOUND:
        is_open = is_open or request.path.startswith("/api/internal/")
    if request.client is None and not is_open:
        response = jsonify(detail="Authentication credentials were not provided.")
        response.headers["WWW-Authenticate"] = "Token"
        return response, 401
    return None


@app.after_request
def finish(response):
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Vary"] = "Accept, Authorization"
    response.headers["Cache-Control"] = "private"
    if SOUND:
        response.headers["X-RateLimit-Limit"] = "3600"
        response.headers["X-RateLimit-Remaining"] = str(3600 - int(time.time()) % 600)
    return response


def paginate(rows, path):
    raw = request.args.get("page", "1")
    page = int(raw) if raw.isdigit() and 0 < len(raw) < 6 else 1
    start = (page - 1) * PAGE_SIZE
    more = start + PAGE_SIZE < len(rows)
    return jsonify(
        count=len(rows),
        next=f"{request.host_url.rstrip('/')}{path}?page={page + 1}" if more else None,
        previous=f"{request.host_url.rstrip('/')}{path}?page={page - 1}" if page > 1 else None,
        results=rows[start:start + PAGE_SIZE],
    )


def shown(row):
    names = ("id", "course", "seats") if SOUND else tuple(row.keys())
    return {name: row[name] for name in names}


@app.get("/api/")
def root():
    base = request.host_url.rstrip("/")
    names = ["courses", "bookings", "staff"] + ([] if SOUND else ["internal/flags"])
    return jsonify({name: f"{base}/api/{name}/" for name in names})


@app.get("/api/courses/")
def courses():
    return paginate(COURSES, "/api/courses/")


@app.get("/api/bookings/")
def bookings():
    order = request.args.get("ordering", "course")
    if SOUND and order not in ("course", "seats"):
        return jsonify(detail="ordering is course or seats"), 400
    try:
        rows = db.execute(
            f"select * from bookings where school = ? order by {order}",
            (request.client["school"],),
        ).fetchall()
    except sqlite3.Error as error:
        return jsonify(detail=f"sqlite3.OperationalError: {error}"), 500
    return paginate([shown(row) for row in rows], "/api/bookings/")


@app.get("/api/bookings/<booking_id>/")
def booking(booking_id):
    row = db.execute("select * from bookings where id = ?", (booking_id,)).fetchone()
    if row is None or (SOUND and row["school"] != request.client["school"]):
        return jsonify(detail="Not found."), 404
    return jsonify(shown(row))


@app.get("/api/staff/")
def staff():
    if SOUND and request.client["role"] != "admin":
        return jsonify(detail="You do not have permission to perform this action."), 403
    return paginate([{"initials": "JM"}, {"initials": "PO"}], "/api/staff/")


@app.get("/api/internal/flags/")
def flags():
    if SOUND and request.client["role"] != "admin":
        return jsonify(detail="You do not have permission to perform this action."), 403
    return jsonify(new_checkout=True, legacy_sync_host="10.20.4.17", sync_user="sync")


class Handler(WSGIRequestHandler):
    server_version = "courses"
    sys_version = ""


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "8000")), threaded=True, request_handler=Handler)
