import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Context, Next } from 'hono'
import { createMiddleware } from 'hono/factory'
import { verify } from 'hono/jwt'

const records: { id: string; hash: string; scopes: string[] }[] = JSON.parse(
  readFileSync(process.env.KEY_HASHES ?? 'key-hashes.json', 'utf8'),
)
if (records.length === 0) throw new Error('no keys are configured')

export const requireKey = createMiddleware(async (c, next) => {
  const sent = createHash('sha256')
    .update(c.req.header('x-api-key') ?? '')
    .digest()
  const found = records.find(({ hash }) => timingSafeEqual(Buffer.from(hash, 'hex'), sent))
  if (found === undefined) {
    console.error('wrong key at', c.req.path)
    return c.json({ error: 'unauthorized' }, 401)
  }
  c.set('keyId', found.id)
  c.set('scopes', found.scopes)
  await next()
})

export const requireScope = (scope: string) =>
  createMiddleware(async (c, next) => {
    if (!c.get('scopes').includes(scope)) return c.json({ error: 'forbidden' }, 403)
    await next()
  })

export async function requireUser(c: Context, next: Next) {
  const token = c.req.header('authorization')?.split(' ')[1] ?? ''
  try {
    const payload = await verify(token, process.env.JWT_SECRET as string, 'HS256')
    c.set('user', payload.sub)
  } catch {
    return c.text('unauthorized', 401)
  }
  await next()
}
