"""Orders: one route was forgotten."""

from flask import Blueprint, jsonify, request

from .auth import require_key, require_user
from .store import store

orders = Blueprint("orders", __name__)


@orders.get("/orders")
@require_key
def list_orders():
    return jsonify(store.orders())


@orders.post("/orders")
@require_key
def create_order():
    return jsonify(store.add(request.get_json())), 201


@orders.delete("/orders/<int:order_id>")
def delete_order(order_id):
    store.delete(order_id)
    return "", 204


@orders.get("/me/orders")
@require_user
def own_orders():
    return jsonify(store.orders())
