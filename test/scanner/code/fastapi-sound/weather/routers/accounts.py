"""Accounts: one's own for users, all of them for operators."""

from fastapi import APIRouter, Depends, Security

from ..auth import current_user, require_key
from ..data import accounts

router = APIRouter()
operator = Security(require_key, scopes=["accounts:write"])


@router.get("/me")
async def own_account(user=Depends(current_user)):
    return accounts.of(user["sub"])


@router.get("/", dependencies=[operator])
async def list_accounts():
    return accounts.all()


@router.get("/{account_id}")
async def show_account(account_id: int, caller=operator):
    return accounts.of(account_id)


@router.delete("/{account_id}", status_code=204, dependencies=[operator])
async def delete_account(account_id: int):
    accounts.delete(account_id)
