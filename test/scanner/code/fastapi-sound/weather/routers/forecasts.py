"""Forecasts; whoever includes this router guards it."""

from fastapi import APIRouter

from ..data import forecasts

router = APIRouter()


@router.get("/")
async def list_forecasts(limit: int = 20):
    return forecasts.all()[:limit]


@router.get("/{city}")
async def show_forecast(city: str):
    return forecasts.of(city)


@router.put("/{city}")
async def replace_forecast(city: str, forecast: dict):
    return forecasts.replace(city, forecast)
