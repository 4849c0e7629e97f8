/** Makes an answer as the client would hand it over, without a socket: for what only reads it. */
import { randomInt } from 'node:crypto'
import type { Answer } from '../../src/scanner/probe/client/exchange.ts'
import { ReceivedAnswer, readAnswerHeaders } from '../../src/scanner/probe/client/read-answer.ts'

export interface FixtureAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Objects and arrays are JSON. */
  readonly body?: unknown
  readonly url?: string
  readonly method?: string
}

export function answerOf(fixture: FixtureAnswer): Answer {
  const { status = 200, headers = {}, body, method = 'GET' } = fixture
  const { url = 'http://api.sample.test/v1/users' } = fixture
  const isJson = typeof body === 'object' && body !== null
  const text = body === undefined ? '' : isJson ? JSON.stringify(body) : String(body)
  const type: Readonly<Record<string, string>> = isJson
    ? { 'content-type': 'application/json' }
    : {}
  const bytes = Buffer.from(text)
  return new ReceivedAnswer({
    request: { method, url },
    status,
    headers: readAnswerHeaders(Object.entries({ ...type, ...headers }).flat()),
    body: bytes,
    bodyBytes: bytes.length,
    isCut: false,
    durationMs: randomInt(1, 50),
  })
}
