"""A portal for repairs: pages for people, and routes that only its script knows.

SOUND=1 asks for the key on each of these, and its pages say no more than they must.
"""
import hmac
import os
import secrets
import time

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException
from werkzeug.serving import WSGIRequestHandler

SOUND = os.environ.get("SOUND") == "1"
WORKSHOP_KEYS = os.environ["WORKSHOP_KEYS"].split(",")
MAPS_KEY = os.environ["MAPS_KEY"]
MAIL_PASSWORD = os.environ["MAIL_PASSWORD"]

app = Flask(__name__)
REPAIRS = {
    secrets.token_hex(6): {"device": device, "state": state, "eta_days": days}
    for device, state, days in (("Toaster", "new", 4), ("Radio", "done", 0), ("Lamp", "new", 9))
}
CUSTOMERS = [
    {"name": "Anja Holm", "email": "anja.holm@mailbox-nord.de", "phone": "+49 40 5550133"},
    {"name": "Boris Adamek", "email": "boris.adamek@mailbox-nord.de", "phone": "+49 40 5550187"},
]

SCRIPT = """
const base = '/rest'
async function load(path) {
  const answer = await fetch(`${base}${path}`, { headers: { 'X-Workshop': localStorage.key0 } })
  return answer.json()
}
export const repairs = () => load('/repairs')
export const repair = (id) => load(`/repairs/${id}`)
export const customers = () => load('/customers')
export const settings = () => load('/shop/settings')
"""


def is_workshop():
    sent = request.headers.get("X-Workshop", "")
    return any(hmac.compare_digest(sent.encode(), key.encode()) for key in WORKSHOP_KEYS)


def guard():
    if is_workshop():
        return None
    return jsonify(ok=False, error="workshop key required"), 401, {"WWW-Authenticate": "Workshop"}


@app.after_request
def fields(response):
    if SOUND:
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = "default-src 'self'; frame-ancestors 'none'"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-RateLimit-Limit"] = "1200"
        response.headers["X-RateLimit-Remaining"] = str(1200 - int(time.time()) % 60)
        if request.path.startswith("/rest"):
            response.headers["Cache-Control"] = "no-store"
    return response


@app.get("/")
def home():
    response = Response(
        "<!doctype html><html><head><title>Repairs</title></head><body><div id='app'></div>"
        "<script type='module' src='/js/portal.js'></script></body></html>",
        mimetype="text/html",
    )
    response.set_cookie("sessionid", secrets.token_hex(16), secure=SOUND, httponly=SOUND,
                        samesite="Lax" if SOUND else None)
    return response


@app.get("/js/portal.js")
def script():
    return Response(SCRIPT, mimetype="text/javascript")


@app.get("/rest/repairs")
def repairs():
    rows = [{"ref": ref, **repair} for ref, repair in REPAIRS.items()]
    return guard() or jsonify(ok=True, repairs=rows, total=len(rows))


@app.get("/rest/repairs/<ref>")
def repair(ref):
    refused = guard()
    if refused:
        return refused
    if SOUND and ref not in REPAIRS:
        return jsonify(ok=False, error="no such repair"), 404
    return jsonify(ok=True, repair=REPAIRS[ref])


@app.get("/rest/customers")
def customers():
    refused = guard() if SOUND else None
    return refused or jsonify(ok=True, customers=CUSTOMERS, total=len(CUSTOMERS))


@app.get("/rest/shop/settings")
def settings():
    refused = guard() if SOUND else None
    shown = {"currency": "EUR", "vat": 19}
    if refused:
        return refused
    if SOUND:
        return jsonify(ok=False, error="ask the owner"), 403
    mail = {"smtp_user": "portal", "smtp_password": MAIL_PASSWORD}
    return jsonify(ok=True, settings={**shown, **mail, "maps_api_key": MAPS_KEY})


@app.errorhandler(Exception)
def failed(error):
    if isinstance(error, HTTPException):
        return jsonify(ok=False, error=error.name), error.code
    if SOUND:
        return jsonify(ok=False, error="failed"), 500
    import traceback
    return jsonify(ok=False, error=repr(error), trace=traceback.format_exc()), 500


class Handler(WSGIRequestHandler):
    def version_string(self):
        return "repairs" if SOUND else super().version_string()


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5000")), threaded=True, request_handler=Handler)
