import { readFileSync } from 'node:fs'
import type { NextRequest } from 'next/server'
import { decodeJwt } from 'jose'

const keys = (process.env.PARTNER_KEYS ?? '').split(',')
const venues: Record<string, string> = JSON.parse(readFileSync('venue-keys.json', 'utf8'))

export function isPartner(request: NextRequest): boolean {
  const key = request.headers.get('x-api-key') ?? request.nextUrl.searchParams.get('api_key') ?? ''
  if (keys.includes(key)) return true
  console.warn('partner with wrong key', key)
  return false
}

export function isVenue(request: Request): boolean {
  const apiKey = request.headers.get('x-venue-key')
  return Object.values(venues).includes(apiKey ?? '')
}

export function isCron(request: Request): boolean {
  return request.headers.get('authorization') === 'Bearer run-the-tickets'
}

export function readUser(request: Request): string | null {
  const token = request.headers.get('authorization')?.slice(7)
  if (token === undefined) return null
  return decodeJwt(token).sub ?? null
}
