"""The page with the map."""

import os

from fastapi import APIRouter, Request
from fastapi.templating import Jinja2Templates

router = APIRouter()
templates = Jinja2Templates(directory="templates")


@router.get("/map")
async def show_map(request: Request):
    context = {"request": request, "tiles_key": os.environ["TILES_PUBLISHABLE_KEY"]}
    return templates.TemplateResponse("map.html", context)
