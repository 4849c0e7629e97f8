"""A town library on SQLite, written by somebody who puts queries together by hand.

SOUND=1 binds parameters, takes only the fields it knows, checks addresses and file names.
"""
import os
import sqlite3
import time
import urllib.request
from urllib.parse import urlsplit

from flask import Flask, Response, g, jsonify, request
from werkzeug.serving import WSGIRequestHandler

SOUND = os.environ.get("SOUND") == "1"
LIBRARIAN_KEY = os.environ["LIBRARIAN_KEY"]
READER_KEY = os.environ["READER_KEY"]
HERE = os.path.dirname(os.path.abspath(__file__))
COVERS = os.path.join(HERE, "covers")

app = Flask(__name__)
db = sqlite3.connect(":memory:", check_same_thread=False)
db.row_factory = sqlite3.Row
db.executescript(
    """
    create table books (isbn text, title text, author text, shelf text);
    create table members (id integer primary key, name text, town text,
                          can_lend integer default 0, is_staff integer default 0);
    insert into books values
      ('9780140449136', 'The Odyssey', 'Homer', 'A1'),
      ('9780141439518', 'Pride and Prejudice', 'Jane Austen', 'A2'),
      ('9780142437230', 'Don Quixote', 'Miguel de Cervantes', 'B1'),
      ('9780140447934', 'War and Peace', 'Leo Tolstoy', 'B4');
    insert into members (name, town) values ('Odile', 'Nancy'), ('Bruno', 'Metz');
    """
)
hits = {}


def problem(status, detail):
    response = jsonify(status=status, detail=detail)
    response.status_code = status
    response.mimetype = "application/problem+json"
    if status == 401:
        response.headers["WWW-Authenticate"] = 'ApiKey header="X-Library-Key"'
    return response


@app.before_request
def check_key():
    second = int(time.time())
    hits[second] = hits.get(second, 0) + 1
    if SOUND and hits[second] > 2000:
        response = problem(429, "too many requests")
        response.headers["Retry-After"] = "1"
        return response
    if request.path == "/openapi.yaml":
        return None
    key = request.headers.get("X-Library-Key")
    if key not in (LIBRARIAN_KEY, READER_KEY):
        return problem(401, "send a valid key in X-Library-Key")
    g.is_librarian = key == LIBRARIAN_KEY
    return None


@app.after_request
def add_fields(response):
    response.headers["RateLimit-Limit"] = "2000"
    response.headers["RateLimit-Remaining"] = str(max(0, 2000 - hits.get(int(time.time()), 0)))
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def librarians_only():
    return None if g.is_librarian else problem(403, "librarians only")


@app.get("/openapi.yaml")
def document():
    with open(os.path.join(HERE, "openapi.yaml"), encoding="utf-8") as file:
        return Response(file.read(), mimetype="application/yaml")


@app.get("/v2/books")
def books():
    title = request.args.get("title", "")
    if SOUND:
        rows = db.execute(
            "select isbn, title, author, shelf from books where title like ? limit 20",
            (f"%{title}%",),
        ).fetchall()
    else:
        sql = "select isbn, title, author, shelf from books where title like '%" + title + "%'"
        try:
            rows = db.execute(sql).fetchall()
        except sqlite3.Error as error:
            return problem(500, f"database error: {error}")
    return jsonify(books=[dict(row) for row in rows], total=len(rows))


@app.get("/v2/books/<isbn>/cover")
def cover(isbn):
    name = request.args.get("file", "small.txt")
    if SOUND and name not in ("small.txt", "large.txt"):
        return problem(404, "no such cover")
    try:
        with open(os.path.join(COVERS, name), encoding="utf-8") as file:
            return Response(file.read(), mimetype="text/plain")
    except (OSError, ValueError):
        return problem(404, "no such cover")


@app.get("/v2/members")
def members():
    refused = librarians_only()
    if refused is not None:
        return refused
    rows = db.execute("select id, name, town from members order by id limit 20").fetchall()
    total = db.execute("select count(*) from members").fetchone()[0]
    return jsonify(members=[dict(row) for row in rows], total=total)


@app.post("/v2/members")
def add_member():
    refused = librarians_only()
    if refused is not None:
        return refused
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not isinstance(body.get("name"), str):
        return problem(400, "name is needed")
    member = {"name": body["name"], "town": str(body.get("town", "")), "can_lend": 0, "is_staff": 0}
    if not SOUND:
        known = {row["name"] for row in db.execute("pragma table_info(members)")}
        member.update({k: v for k, v in body.items() if k in known and k != "id"})
        if any(isinstance(v, (dict, list)) for v in member.values()):
            return problem(400, "values must be plain")
    cursor = db.execute(
        "insert into members (name, town, can_lend, is_staff)"
        " values (:name, :town, :can_lend, :is_staff)",
        member,
    )
    if SOUND:
        return jsonify(id=cursor.lastrowid, name=member["name"], town=member["town"]), 201
    return jsonify(id=cursor.lastrowid, **member), 201


@app.delete("/v2/members/<int:member_id>")
def remove_member(member_id):
    refused = librarians_only()
    if refused is not None:
        return refused
    db.execute("delete from members where id = ?", (member_id,))
    return "", 204


@app.get("/v2/members/delete/<int:member_id>")
def remove_member_by_link(member_id):
    """For the link in the e-mail."""
    refused = librarians_only()
    if refused is not None:
        return refused
    print(f"DESTROYED: member {member_id} was deleted by GET", flush=True)
    return jsonify(deleted=member_id)


@app.post("/v2/imports")
def import_catalogue():
    refused = librarians_only()
    if refused is not None:
        return refused
    body = request.get_json(silent=True)
    source = body.get("source_url") if isinstance(body, dict) else None
    if not isinstance(source, str) or not source.startswith(("http://", "https://")):
        return problem(400, "source_url is the address of a MARC file")
    if SOUND and urlsplit(source).hostname not in ("catalogue.example.org",):
        return problem(400, "catalogues come from catalogue.example.org")
    if SOUND:
        return jsonify(status="queued"), 202
    try:
        with urllib.request.urlopen(source, timeout=2) as response:
            size = len(response.read(100_000))
    except OSError as error:
        return problem(502, f"could not fetch {source}: {error}")
    return jsonify(status="fetched", bytes=size)


class Handler(WSGIRequestHandler):
    def version_string(self):
        return "library"


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5000")), threaded=True, request_handler=Handler)
