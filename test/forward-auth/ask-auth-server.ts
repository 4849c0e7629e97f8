/** Asks /forward-auth as a proxy does, for tests. */
import http, { type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import type { AuthServer } from './start-auth-server.ts'

export interface Ask {
  readonly key?: string
  readonly method?: string
  readonly uri?: string
  readonly headers?: OutgoingHttpHeaders
  /** Of the question itself, not of the request that is asked about. */
  readonly by?: string
  readonly at?: string
  readonly body?: string
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Asks as nginx does, about `GET /v1/users` of the shop unless the question says otherwise. */
export async function ask(server: AuthServer, question: Ask = {}): Promise<Answer> {
  const { key, method = 'GET', uri = '/v1/users', by = 'GET' } = question
  const headers = {
    'X-Original-Method': method,
    'X-Original-URI': uri,
    ...(key === undefined ? {} : { 'X-API-Key': key }),
    ...question.headers,
  }
  const url = `${server.url}${question.at ?? '/forward-auth?api=shop'}`
  return await new Promise((resolve, reject) => {
    const request = http.request(url, { method: by, headers, agent: false }, (res) => {
      const { statusCode: status = 0, headers } = res
      readText(res).then((body) => resolve({ status, headers, body }), reject)
    })
    request.on('error', reject)
    request.end(question.body)
  })
}

export async function askCode(server: AuthServer, question: Ask): Promise<[number, string]> {
  const { status, body } = await ask(server, question)
  return [status, status === 204 ? '' : (JSON.parse(body).code as string)]
}
