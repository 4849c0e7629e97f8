"""Accounts: each route names its own guard, and two forgot to."""

from fastapi import APIRouter, Depends

from ..auth import current_user, require_operator
from ..data import accounts

router = APIRouter()


@router.get("/me")
async def own_account(user=Depends(current_user)):
    return accounts.of(user["sub"])


@router.get("/", dependencies=[Depends(require_operator)])
async def list_accounts():
    return accounts.all()


@router.get("/{account_id}")
async def show_account(account_id: int):
    return accounts.of(account_id)


@router.delete("/{account_id}", status_code=204)
async def delete_account(account_id: int):
    accounts.delete(account_id)
