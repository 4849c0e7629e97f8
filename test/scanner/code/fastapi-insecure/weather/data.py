"""Keeps what there is in memory."""


class Table:
    def __init__(self):
        self.rows = {}

    def all(self):
        return list(self.rows.values())

    def of(self, name):
        return self.rows.get(name)

    def replace(self, name, row):
        self.rows[name] = row
        return row

    def delete(self, name):
        self.rows.pop(name, None)


accounts = Table()
forecasts = Table()
