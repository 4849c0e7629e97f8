"""Weather for subscribers, mended."""

import os

import httpx
import uvicorn
from fastapi import Depends, FastAPI, Request, Security
from fastapi.middleware.cors import CORSMiddleware
from slowapi import Limiter
from slowapi.middleware import SlowAPIMiddleware

from weather.auth import key_id_of, require_key
from weather.routers import accounts, forecasts, pages

app = FastAPI(title="Weather")
app.state.limiter = Limiter(key_func=key_id_of, default_limits=["100/minute"])
app.add_middleware(SlowAPIMiddleware)
app.add_middleware(CORSMiddleware, allow_origins=["https://weather.example.com"])
app.include_router(forecasts.router, prefix="/v1/forecasts", dependencies=[Depends(require_key)])
app.include_router(accounts.router, prefix="/v1/accounts")
app.include_router(pages.router)


@app.middleware("http")
async def log_requests(request: Request, call_next):
    print("request", request.method, request.url.path)
    return await call_next(request)


@app.get("/healthz")
async def healthz():
    return {"status": "ok"}


@app.get("/v1/stations", dependencies=[Depends(require_key)])
async def stations():
    async with httpx.AsyncClient() as client:
        answer = await client.get("https://stations.example.com/all")
    return answer.json()


@app.post("/v1/stations", dependencies=[Security(require_key, scopes=["stations:write"])])
async def add_station(station: dict):
    headers = {"Authorization": f"Bearer {os.environ['STATIONS_TOKEN']}"}
    async with httpx.AsyncClient(headers=headers) as client:
        answer = await client.post("https://stations.example.com/add", json=station)
    return answer.json()


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=8000)
