import { Hono } from 'hono'
import { requireKey, requireScope, requireUser } from './auth'
import { add, list } from './store'

export const teams = new Hono()
  .get('/mine', requireUser, (c) => c.json(list(c.get('user'))))
  .post('/sync', requireKey, requireScope('sync'), async (c) => c.json(add(await c.req.json())))
  .put('/:team', requireKey, requireScope('write:teams'), async (c) => {
    return c.json(add(await c.req.json()))
  })
