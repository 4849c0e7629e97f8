import { Hono } from 'hono'
import { add, list } from './store'

export const notes = new Hono()

notes.get('/', (c) => c.json(list()))
notes.post('/', async (c) => c.json(add(await c.req.json()), 201))
