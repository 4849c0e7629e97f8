/** Decides what tokens of samples look like: made at run time, so that none stands in code. */
import { createHmac } from 'node:crypto'
import type { Sample, SampleRequest } from './sample.ts'
import { json, keyedSample } from './sample-api.ts'
import { encodeJwtPart } from './signs/parse-jwt.ts'

/** A secret that nobody guesses. */
const STRONG = `${'kN8vQ2x'}${'RmT5wLc'}${'9ZbY3hJ'}${'dPf6sGa'}${'4Ue7'}`

/** Of the sample API's clock: fifteen minutes before its hour is over. */
export const sampleDate = { date: 'Thu, 15 Jan 2026 12:45:00 GMT' }

const SOUND_CLAIMS = {
  iss: 'https://login.sample.test',
  aud: 'sample-api',
  sub: 'u-81',
  iat: 1_768_478_400,
  exp: 1_768_478_400 + 3_600,
}

export function sampleToken(
  claims: Readonly<Record<string, unknown>> = {},
  secret: string = STRONG,
): string {
  const all = Object.entries({ ...SOUND_CLAIMS, ...claims }).filter(([, value]) => value !== null)
  const header = encodeJwtPart({ alg: 'HS256', typ: 'JWT' })
  const body = `${header}.${encodeJwtPart(Object.fromEntries(all))}`
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
}

/** The token of a request with a bearer token; null where there is none. */
export function readBearer({ headers }: SampleRequest): string | null {
  const field = headers['authorization'] ?? ''
  return field.startsWith('Bearer ') ? field.slice(7) : null
}

/** A sound API whose only key is this token, given to the scan. */
export function tokenSample(name: string, token: string): Sample {
  return keyedSample(
    name,
    {
      routes: { 'GET /v1/parcels': () => json([{ code: 'P-1', weight: 2 }]) },
      keys: [token],
      readKey: readBearer,
      headers: sampleDate,
    },
    { keys: { user: token } },
  )
}
