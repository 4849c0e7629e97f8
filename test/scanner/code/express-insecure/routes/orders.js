import { Router } from 'express'

export const orders = Router()

orders.get('/orders', async (req, res) => res.json(await list()))
orders.post('/orders', async (req, res) => res.status(201).json(await add(req.body)))
