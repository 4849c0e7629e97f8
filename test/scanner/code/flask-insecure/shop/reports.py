"""Reports, by a view class and with a page that shows a key to whoever looks."""

import os

from flask import Blueprint, jsonify, render_template
from flask.views import MethodView

from .auth import require_admin
from .store import store

reports = Blueprint("reports", __name__, url_prefix="/reports")


class Sales(MethodView):
    decorators = [require_admin]

    def get(self):
        return jsonify(store.sales())


class Customers(MethodView):
    def get(self):
        return jsonify(store.customers())


reports.add_url_rule("/sales", view_func=Sales.as_view("sales"))
reports.add_url_rule("/customers", view_func=Customers.as_view("customers"))


@reports.get("/dashboard")
@require_admin
def dashboard():
    return render_template("dashboard.html", payment_secret=os.environ["PAYMENT_SECRET_KEY"])
