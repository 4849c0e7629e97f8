import { Router } from 'express'
import { requireScope } from '../auth.js'

export const orders = Router()

orders.get('/orders', requireScope('read:orders'), async (req, res) => res.json(await list()))
orders.post('/orders', requireScope('write:orders'), async (req, res) => {
  res.status(201).json(await add(req.body))
})
