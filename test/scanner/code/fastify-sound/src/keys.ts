import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyReply, FastifyRequest } from 'fastify'
import jwt from 'jsonwebtoken'

interface KeyRecord {
  id: string
  sha256: string
  scopes: string[]
}

declare module 'fastify' {
  interface FastifyRequest {
    scopes: string[]
  }
}

const records: KeyRecord[] = JSON.parse(readFileSync('key-hashes.json', 'utf8'))
if (records.length === 0) throw new Error('no keys are configured')

export async function requireKey(request: FastifyRequest, reply: FastifyReply) {
  const apiKey = String(request.headers['x-api-key'] ?? '')
  const sent = createHash('sha256').update(apiKey).digest()
  const record = records.find((each) => timingSafeEqual(Buffer.from(each.sha256, 'hex'), sent))
  if (record === undefined) {
    request.log.warn('refused a key')
    return reply.code(401).send({ error: 'unauthorized' })
  }
  request.scopes = record.scopes
}

export function requireScope(scope: string) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (!request.scopes.includes(scope)) return reply.code(403).send({ error: 'forbidden' })
  }
}

export async function requireCourier(request: FastifyRequest, reply: FastifyReply) {
  const token = request.headers['x-courier-token']
  try {
    jwt.verify(String(token), process.env['COURIER_PUBLIC_KEY'] ?? '', { algorithms: ['ES256'] })
  } catch {
    return reply.code(401).send({ error: 'unauthorized' })
  }
}
