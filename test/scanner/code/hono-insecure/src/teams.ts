import { Hono } from 'hono'
import { requireHook, requireUser } from './auth'
import { add, list } from './store'

export const teams = new Hono()
  .get('/mine', requireUser, (c) => c.json(list(c.get('user'))))
  .post('/sync', requireHook, async (c) => c.json(add(await c.req.json())))
  .put('/:team', async (c) => c.json(add(await c.req.json())))
