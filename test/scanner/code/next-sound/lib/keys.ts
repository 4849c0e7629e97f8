import { createHash, timingSafeEqual } from 'node:crypto'
import { jwtVerify } from 'jose'
import { listKeyHashes } from './key-hashes'

export async function hasScope(request: Request, scope: string): Promise<boolean> {
  const sent = createHash('sha256')
    .update(request.headers.get('x-api-key') ?? '')
    .digest()
  for (const { sha256, scopes } of await listKeyHashes()) {
    if (timingSafeEqual(sent, Buffer.from(sha256, 'hex'))) return scopes.includes(scope)
  }
  console.warn('request with wrong key', new URL(request.url).pathname)
  return false
}

export async function readUser(request: Request): Promise<string | null> {
  const token = request.headers.get('authorization')?.slice(7) ?? ''
  const secret = new TextEncoder().encode(process.env.JWT_SECRET)
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'] })
    return payload.sub ?? null
  } catch {
    return null
  }
}
