"""Reports, by view classes and a page that is given no key."""

from flask import Blueprint, jsonify, render_template
from flask.views import MethodView

from .auth import require_scope
from .store import store

reports = Blueprint("reports", __name__, url_prefix="/reports")


class Sales(MethodView):
    decorators = [require_scope("read:reports")]

    def get(self):
        return jsonify(store.sales())


class Customers(MethodView):
    def get(self):
        return jsonify(store.customers())


reports.add_url_rule("/sales", view_func=Sales.as_view("sales"))
reports.add_url_rule("/customers", view_func=Customers.as_view("customers"))


@reports.get("/dashboard")
@require_scope("read:reports")
def dashboard():
    return render_template("dashboard.html", sales=store.sales())
