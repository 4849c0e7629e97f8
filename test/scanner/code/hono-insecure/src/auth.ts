import { readFileSync } from 'node:fs'
import type { Context, Next } from 'hono'
import { createMiddleware } from 'hono/factory'
import { decode } from 'hono/jwt'

const teamKeys = readFileSync('team-keys.txt', 'utf8').split('\n')

export const requireKey = createMiddleware(async (c, next) => {
  const key = c.req.header('x-api-key') ?? c.req.query('api_key') ?? ''
  if (!teamKeys.includes(key)) {
    console.error('wrong key', key)
    return c.json({ error: 'unauthorized' }, 401)
  }
  await next()
})

export async function requireOwner(c: Context, next: Next) {
  if (c.req.header('x-owner-key') !== process.env.OWNER_KEY) {
    return c.json({ error: 'forbidden' }, 403)
  }
  return next()
}

export async function requireUser(c: Context, next: Next) {
  const token = c.req.header('authorization')?.split(' ')[1] ?? ''
  const { payload } = decode(token)
  if (!payload.sub) return c.text('unauthorized', 401)
  c.set('user', payload.sub)
  await next()
}

export const requireHook = createMiddleware(async (c, next) => {
  if (c.req.header('x-hook-token') !== 'hook-4-notes') return c.text('no', 401)
  await next()
})
