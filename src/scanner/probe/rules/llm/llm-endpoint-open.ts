/** Decides whether strangers may use a language model at the expense of the service. */
import type { Answer } from '../../client/exchange.ts'
import { nameOperation, type Operation } from '../../operation.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import {
  askModel,
  hasModelList,
  hasModelShape,
  isModelOperation,
  isSurelyModel,
  readReply,
} from '../../signs/llm-signs.ts'
import { readJsonBody } from '../../signs/read-json-body.ts'

/** Where model servers list their models. */
const LISTS: readonly string[] = [
  '/v1/models',
  '/models',
  '/api/tags',
  '/api/ps',
  '/openai/v1/models',
]

const QUESTION = 'Reply with the single word: tea'

async function check(scan: ScanContext): Promise<readonly Sighting[]> {
  const found = new Map<string, Sighting>()
  const base = new URL(scan.baseUrl).pathname.replace(/\/$/, '')
  for (const path of new Set([...LISTS, ...LISTS.map((each) => `${base}${each}`)])) {
    const answer = await scan.fetchPath(path)
    if (answer === null || !hasModelList(answer)) continue
    add(scan, found, { method: 'GET', path }, answer, 'lists its models')
  }
  for (const operation of scan.operations) {
    if (!isModelOperation(operation)) continue
    const answer = await askAsStranger(operation, scan)
    if (answer === null || scan.readAccess(answer).access !== 'open') continue
    const isModel = hasModelShape(answer) || isReply(answer, operation)
    if (isModel) add(scan, found, operation, answer, 'answers a question by its model')
  }
  return [...found.values()]
}

/** Questions by POST cost something, and are asked with active probing only. */
async function askAsStranger(operation: Operation, scan: ScanContext): Promise<Answer | null> {
  const known = scan.judgementOf(operation)?.none
  if (known?.access === 'refused') return null
  if (operation.method !== 'GET' && !scan.settings.isActive) return null
  const body = readJsonBody(operation, scan.requestFor(operation, null)) ?? {}
  return await scan.ask(operation, null, askModel(operation, body, QUESTION))
}

/** What was asked for; where only a model can answer, any answer in words. */
function isReply(answer: Answer, operation: Operation): boolean {
  const reply = readReply(answer)?.replaceAll(QUESTION, '')
  if (reply === undefined) return false
  return /\btea\b/i.test(reply) || (isSurelyModel(operation) && /\s\S+\s\S+\s/.test(reply))
}

function add(
  scan: ScanContext,
  found: Map<string, Sighting>,
  place: { method: string; path: string },
  answer: Answer,
  what: string,
): void {
  const operation = { method: place.method, path: place.path }
  const name = nameOperation(operation)
  if (found.has(name)) return
  found.set(name, {
    operation,
    confidence: hasModelList(answer) || hasModelShape(answer) ? 'confirmed' : 'likely',
    detail: `${name} ${what} without a key.`,
    evidence: scan.describe(answer),
  })
}

const ALSO = ['missing-authentication', 'undocumented-operation']

function asks(name: string): Readonly<Record<string, unknown>> {
  const schema = { type: 'object', properties: { [name]: { type: 'string' } } }
  return { requestBody: { content: { 'application/json': { schema } } } }
}

const reply = (text: string) =>
  json({ model: 'small-1', choices: [{ message: { content: text } }] })

export const llmEndpointOpen: TargetRule = {
  id: 'llm-endpoint-open',
  category: 'llm',
  severity: 'high',
  title: 'A language model answers strangers',
  why:
    'Every question costs money or the time of expensive machines, and open models are ' +
    'found and resold within hours. Strangers also get at whatever the model was given: ' +
    'instructions, documents, tools.',
  looksFor:
    'The usual places where model servers list their models, and operations for chat, ' +
    'completion or generation, are asked without a key. With active probing one short ' +
    'question is sent by POST.',
  spares:
    'Operations that turn strangers away, and ones that only share the name, such as a ' +
    'chat between people.',
  remedy:
    'Ask for a key or a session before the model is called, limit the tokens that each ' +
    'caller may use in a day, and keep model servers such as Ollama on the loopback ' +
    'address behind your API.',
  remedyCode: {
    flask: `@app.post("/v1/chat")
@require_key("use:chat")
@limiter.limit("20/minute")
def chat():
    return answer(request.get_json()["message"])`,
    express: `app.post('/v1/chat', requireKey('use:chat'), rateLimit({ limit: 20 }), chat)`,
    nginx: `location /api/ { allow 127.0.0.1; deny all; proxy_pass http://127.0.0.1:11434; }`,
  },
  controls: 'missing-authentication',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  check,
  catches: [
    keyedSample(
      'lists its models for everybody',
      {
        routes: {
          'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]),
          'GET /v1/models': {
            isPublic: true,
            handle: () => json({ object: 'list', data: [{ id: 'small-1', object: 'model' }] }),
          },
        },
      },
      { also: ALSO },
    ),
    keylessSample(
      'answers questions in the query',
      {
        routes: {
          'GET /ask': {
            isPublic: true,
            operation: {
              parameters: [{ name: 'question', in: 'query', schema: { type: 'string' } }],
            },
            handle: () => json({ answer: 'Tea is a drink made of leaves.', tokens: 9 }),
          },
        },
      },
      { also: ALSO },
    ),
    keylessSample(
      'answers a chat by POST',
      {
        routes: {
          'POST /v1/chat/completions': {
            isPublic: true,
            operation: asks('prompt'),
            handle: () => reply('tea'),
          },
        },
      },
      { also: [...ALSO, 'spec-no-security'], isActive: true },
    ),
  ],
  ignores: [
    keyedSample('a guarded model', {
      routes: {
        'GET /v1/models': () => json({ data: [{ id: 'small-1', object: 'model' }] }),
        'POST /v1/chat/completions': { operation: asks('prompt'), handle: () => reply('tea') },
      },
    }),
    keyedSample('a chat between people', {
      routes: {
        'GET /chat/rooms': () => json([{ id: 1, title: 'Tea', members: 4 }]),
        'POST /chat/rooms': { operation: asks('title'), handle: () => json({ id: 2 }, 201) },
      },
    }),
    keylessSample('models of cars', {
      routes: {
        'GET /v1/models': {
          isPublic: true,
          handle: () => json({ data: [{ id: 4, maker: 'Acme', doors: 5 }] }),
        },
      },
    }),
  ],
}
