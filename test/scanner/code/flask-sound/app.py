"""The same shop, mended: keys are hashed, scoped, limited, and asked for before every route."""

import os

import requests
from flask import Flask, g, jsonify
from flask_cors import CORS
from flask_limiter import Limiter

from shop.auth import register_auth
from shop.orders import orders
from shop.reports import reports

app = Flask(__name__)
app.secret_key = os.environ["SESSION_SECRET"]
CORS(app, origins=["https://shop.example.com"])
Limiter(lambda: g.key_id, app=app, default_limits=["100 per minute"])

register_auth(app)
app.register_blueprint(orders, url_prefix="/v1")
app.register_blueprint(reports)


@app.get("/health")
def health():
    return jsonify(status="ok")


@app.get("/v1/rates")
def rates():
    answer = requests.get("https://rates.example.com/latest", timeout=5)
    return jsonify(answer.json())


@app.get("/v1/map")
def map_tiles():
    headers = {"X-API-Key": os.environ["MAPS_API_KEY"]}
    answer = requests.get("https://maps.example.com/tiles", headers=headers, timeout=5)
    return jsonify(answer.json())


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=5000)
