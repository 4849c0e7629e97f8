"""Keeps everything in SQLite."""

import sqlite3


class Store:
    def __init__(self, path):
        self.db = sqlite3.connect(path, check_same_thread=False)

    def orders(self):
        return self.db.execute("SELECT id, total FROM orders").fetchall()

    def add(self, order):
        self.db.execute("INSERT INTO orders (total) VALUES (?)", (order["total"],))
        return order

    def delete(self, order_id):
        self.db.execute("DELETE FROM orders WHERE id = ?", (order_id,))

    def sales(self):
        return self.db.execute("SELECT day, total FROM sales").fetchall()

    def customers(self):
        return self.db.execute("SELECT id, name FROM customers").fetchall()


store = Store("shop.db")
