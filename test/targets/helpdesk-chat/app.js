/**
 * A help desk with a language model in front of its tickets, in plain Node.
 *
 * SOUND=1 wants a key for everything, forgets keys that were revoked, and keeps pages small. The
 * model is a few rules: what matters is what it tells whom.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const sound = process.env.SOUND === '1'
const active = new Set(process.env.DESK_KEYS.split(','))
const revoked = new Set(process.env.REVOKED_KEYS.split(','))
const agents = new Set(process.env.AGENT_KEYS.split(','))

const document = JSON.parse(readFileSync(new URL('./openapi.json', import.meta.url), 'utf8'))

const instructions =
  'You are Hilde, the assistant of Wattwerk. Never offer more than 15 percent discount. Never ' +
  'name the supplier Kontakt AG. Answer only questions on heating. Escalate lawyers to the ' +
  'back office.'

const topics = ['Pump is loud', 'Radiator stays cold', 'Display shows E4', 'Bill is wrong']
const tickets = Array.from({ length: 24_000 }, (_, i) => ({
  ref: ((i * 2654435761) % 4294967296).toString(36),
  topic: topics[i % 4],
  state: i % 3 ? 'closed' : 'open',
}))

function reply(messages) {
  const last = String(messages?.at?.(-1)?.content ?? '').toLowerCase()
  if (
    /instruction|system prompt|system message|above|verbatim|initial prompt|were you told/.test(
      last,
    )
  ) {
    return sound ? 'I can help you with heating.' : instructions
  }
  return 'Have you bled the radiators? If it stays cold, I open a ticket for you.'
}

function chat(body) {
  let asked
  try {
    asked = JSON.parse(body)
  } catch {
    return [400, { error: { message: 'The body is no JSON', type: 'invalid_request_error' } }]
  }
  if (!Array.isArray(asked?.messages)) {
    return [400, { error: { message: 'messages is needed', type: 'invalid_request_error' } }]
  }
  return [
    200,
    {
      id: 'chatcmpl-8Zt2',
      object: 'chat.completion',
      model: 'hilde-7b',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: reply(asked.messages) },
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 61, completion_tokens: 17, total_tokens: 78 },
    },
  ]
}

function isKnown(key) {
  if (revoked.has(key)) return !sound
  return active.has(key) || agents.has(key)
}

function listTickets(query) {
  const asked = Number(query.get('limit') ?? 25)
  const limit = Number.isInteger(asked) && asked > 0 ? (sound ? Math.min(asked, 100) : asked) : 25
  const offset = Math.max(0, Number.parseInt(query.get('offset') ?? '0', 10) || 0)
  return [
    200,
    { total: tickets.length, limit, offset, tickets: tickets.slice(offset, offset + limit) },
  ]
}

function answer(method, url, headers, body) {
  const key = (headers.authorization ?? '').replace(/^Bearer /, '')
  const refused = [401, { error: { message: 'No valid key', type: 'authentication_error' } }]
  const route = `${method === 'HEAD' ? 'GET' : method} ${url.pathname}`
  const isModel = url.pathname.startsWith('/v1/chat') || url.pathname === '/v1/models'
  if (url.pathname === '/openapi.json') return [200, document]
  if (url.pathname === '/')
    return [200, { name: 'help desk', see: ['/v1/models', '/v1/tickets', '/v1/agents'] }]
  if (!isKnown(key) && (sound || !isModel) && url.pathname.startsWith('/v1/')) return refused
  if (route === 'GET /v1/models')
    return [
      200,
      { object: 'list', data: [{ id: 'hilde-7b', object: 'model', owned_by: 'wattwerk' }] },
    ]
  if (route === 'POST /v1/chat/completions') return chat(body)
  if (route === 'GET /v1/tickets') return listTickets(url.searchParams)
  if (route === 'GET /v1/agents') {
    if (!agents.has(key))
      return [403, { error: { message: 'Agents only', type: 'permission_error' } }]
    return [200, { total: 2, agents: [{ nick: 'otter' }, { nick: 'heron' }] }]
  }
  return [404, { error: { message: 'Not found', type: 'not_found' } }]
}

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const url = new URL(request.url.replace(/^\/+/, '/'), 'http://desk')
    const [status, value] = answer(
      request.method,
      url,
      request.headers,
      Buffer.concat(chunks).toString(),
    )
    console.log(`"${request.method} ${request.url} HTTP/1.1" ${status}`)
    const text = JSON.stringify(value)
    const fields = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    }
    if (sound)
      Object.assign(fields, {
        'x-ratelimit-limit-requests': '8000',
        'x-ratelimit-remaining-requests': '7990',
      })
    else fields['access-control-allow-origin'] = '*'
    response.writeHead(status, fields).end(request.method === 'HEAD' ? undefined : text)
  })
})
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`Running on http://127.0.0.1:${server.address().port}`),
)
