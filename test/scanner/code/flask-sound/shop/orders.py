"""Orders, each with the scope that it takes."""

from flask import Blueprint, jsonify, request

from .auth import require_scope, require_user
from .store import store

orders = Blueprint("orders", __name__)


@orders.get("/orders")
@require_scope("read:orders")
def list_orders():
    return jsonify(store.orders())


@orders.post("/orders")
@require_scope("write:orders")
def create_order():
    return jsonify(store.add(request.get_json())), 201


@orders.delete("/orders/<int:order_id>")
@require_scope("delete:orders")
def delete_order(order_id):
    store.delete(order_id)
    return "", 204


@orders.get("/me/orders")
@require_user
def own_orders():
    return jsonify(store.orders())
