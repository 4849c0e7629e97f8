"""A small shop API of users and posts, with the key check that so many small APIs have."""
import itertools
import os

from flask import Flask, abort, jsonify, request
from werkzeug.exceptions import HTTPException

app = Flask(__name__)

# Comma separated. Nothing to set while developing.
ALLOWED_KEYS = set(os.environ.get("API_KEYS", "").split(","))

users = {
    1: {"id": 1, "name": "Alice", "email": "alice@example.com"},
    2: {"id": 2, "name": "Bob", "email": "bob@example.com"},
}
posts = {
    1: {"id": 1, "user_id": 1, "title": "Hello", "body": "The shop is open."},
    2: {"id": 2, "user_id": 2, "title": "News", "body": "We have bicycles now."},
}
next_user_id = itertools.count(3)
next_post_id = itertools.count(3)


@app.before_request
def check_api_key():
    if request.path == "/healthz":
        return
    key = request.headers.get("X-API-Key", "")
    if key not in ALLOWED_KEYS:
        app.logger.warning("refused key %r for %s %s", key, request.method, request.path)
        abort(401, "a valid X-API-Key is needed")


@app.errorhandler(HTTPException)
def answer_in_json(error):
    return jsonify(error=error.name, message=error.description), error.code


def find_or_404(table, item_id):
    if item_id not in table:
        abort(404, f"there is no {item_id}")
    return table[item_id]


def read_fields(*names):
    """The named fields of the JSON body, all of them text; anything else is a 400."""
    body = request.get_json()
    if not isinstance(body, dict):
        abort(400, "a JSON object is needed")
    for name in names:
        if not isinstance(body.get(name), str) or not body[name]:
            abort(400, f"{name} is needed")
    return {name: body[name] for name in names}


def read_post():
    fields = read_fields("title", "body")
    user_id = request.get_json().get("user_id")
    if not isinstance(user_id, int) or user_id not in users:
        abort(400, "user_id must be the id of a user")
    return {"user_id": user_id, **fields}


@app.get("/healthz")
def healthz():
    return jsonify(status="ok")


@app.get("/v1/users")
def list_users():
    return jsonify(users=list(users.values()))


@app.post("/v1/users")
def create_user():
    fields = read_fields("name", "email")
    user = {"id": next(next_user_id), **fields}
    users[user["id"]] = user
    return jsonify(user), 201, {"Location": f"/v1/users/{user['id']}"}


@app.get("/v1/users/<int:user_id>")
def get_user(user_id):
    return jsonify(find_or_404(users, user_id))


@app.put("/v1/users/<int:user_id>")
def update_user(user_id):
    user = find_or_404(users, user_id)
    user.update(read_fields("name", "email"))
    return jsonify(user)


@app.delete("/v1/users/<int:user_id>")
def delete_user(user_id):
    find_or_404(users, user_id)
    del users[user_id]
    return "", 204


@app.get("/v1/posts")
def list_posts():
    return jsonify(posts=list(posts.values()))


@app.post("/v1/posts")
def create_post():
    fields = read_post()
    post = {"id": next(next_post_id), **fields}
    posts[post["id"]] = post
    return jsonify(post), 201, {"Location": f"/v1/posts/{post['id']}"}


@app.get("/v1/posts/<int:post_id>")
def get_post(post_id):
    return jsonify(find_or_404(posts, post_id))


@app.put("/v1/posts/<int:post_id>")
def update_post(post_id):
    post = find_or_404(posts, post_id)
    post.update(read_post())
    return jsonify(post)


@app.delete("/v1/posts/<int:post_id>")
def delete_post(post_id):
    find_or_404(posts, post_id)
    del posts[post_id]
    return "", 204


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(os.environ.get("PORT", "5000")))
