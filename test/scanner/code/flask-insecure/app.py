"""A shop whose keys go wrong in every way that people get wrong in Flask."""

import os

import requests
from flask import Flask, jsonify
from flask_cors import CORS

from shop.auth import register_auth
from shop.orders import orders
from shop.reports import reports

app = Flask(__name__)
app.secret_key = "shop"
CORS(app)

register_auth(app)
app.register_blueprint(orders, url_prefix="/v1")
app.register_blueprint(reports)


@app.get("/health")
def health():
    return jsonify(status="ok")


@app.get("/v1/rates")
def rates():
    answer = requests.get("https://rates.example.com/latest", verify=False, timeout=5)
    return jsonify(answer.json())


@app.get("/v1/map")
def map_tiles():
    key = os.environ["MAPS_API_KEY"]
    answer = requests.get(f"https://maps.example.com/tiles?api_key={key}", timeout=5)
    return jsonify(answer.json())


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000, debug=True)
