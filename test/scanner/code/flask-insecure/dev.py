"""Starts the shop with a certificate of its own making."""

from app import app

if __name__ == "__main__":
    app.run(ssl_context="adhoc")
