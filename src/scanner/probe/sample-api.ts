/** Decides what a sound small API answers, so that a sample is that and one flaw. */

import type { Sample, SampleAnswer, SampleApi, SampleRequest } from './sample.ts'
import { nameResource } from './signs/name-resource.ts'

/** `params` are the values of `{name}` in the path of the route. */
export type SampleHandler = (
  request: SampleRequest & { readonly params: Readonly<Record<string, string>> },
) => SampleAnswer

export interface SampleRoute {
  /** Asked only with a good key, unless `isPublic`; answers with an object or an array. */
  readonly handle: SampleHandler
  readonly isPublic?: boolean
  /** Merged into the operation of the document. */
  readonly operation?: Readonly<Record<string, unknown>>
  /** Left out of the document. */
  readonly isUndocumented?: boolean
}

export interface SoundApi {
  /** By `GET /v1/users/{id}`. A function alone is a guarded, documented route. */
  readonly routes: Readonly<Record<string, SampleRoute | SampleHandler>>
  /** Texts of keys that open guarded routes; `defaultSampleKeys` when left out. */
  readonly keys?: readonly string[]
  /** Replaces the answer to a request without a good key; `sent` is null where there is no key. */
  readonly refuse?: (request: SampleRequest, sent: string | null) => SampleAnswer
  /** Reads the key of a request; the field X-API-Key when left out. */
  readonly readKey?: (request: SampleRequest) => string | null
  /** Replaces the answer for a path that does not exist. */
  readonly notFound?: (request: SampleRequest) => SampleAnswer
  /** Fields of every answer, over the sound ones; null removes one. Names lower case. */
  readonly headers?: Readonly<Record<string, string | null>>
  /** Merged into the OpenAPI document at /openapi.json; null: there is none. */
  readonly document?: Readonly<Record<string, unknown>> | null
  /**
   * Every key opens everything. Left out: keys have scopes, and as soon as there are two resources
   * there is an operation, `GET /v1/exports`, for which no given key is enough.
   */
  readonly isUnscoped?: boolean
  /** Sees each answer last. */
  readonly change?: (answer: SampleAnswer, request: SampleRequest) => SampleAnswer
}

/** Two good keys of a sound form, put together here so that no scanner takes them for real. */
export const sampleKeys: Readonly<Record<string, string>> = {
  first: `shop_live_${'Zk3vQ8yT1mXc'}${'p7RwB2nLd9GsHf4JtKe6Vu5AxYq0CiOM'}`,
  second: `shop_live_${'b5NtW9aE2rUo'}${'L1hXz8KvPq3MfYc7DjSg0TiRw6BnVe4A'}`,
}

/** What a sound API sends with every answer. */
const SOUND_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
}

/** Guesses at one place, one after the other, after which a sound API answers 429. */
const GUESSES_MAX = 12

export function json(body: unknown, status = 200): SampleAnswer {
  return { status, body }
}

/**
 * Guards its routes by a key in X-API-Key, says so in its document, limits use and guesses, answers
 * 404 and 405 where it should, and sends the fields that an API should send.
 */
export function soundApi(given: SoundApi): () => SampleApi {
  const sound = given.isUnscoped === true ? given : { ...given, routes: withScopedRoute(given) }
  return () => {
    const guesses = { path: '', count: 0 }
    return (request) => {
      const answer = answerSoundly(sound, request, guesses)
      const changed = sound.change === undefined ? answer : sound.change(answer, request)
      const fields = { ...SOUND_HEADERS, ...sound.headers, ...changed.headers }
      const headers = Object.fromEntries(
        Object.entries(fields).filter((each): each is [string, string] => each[1] !== null),
      )
      return { ...changed, headers }
    }
  }
}

/** A sample of a sound API with both keys given to the scan. */
export function keyedSample(name: string, sound: SoundApi, more: Partial<Sample> = {}): Sample {
  return { name, open: soundApi(sound), keys: sampleKeys, ...more }
}

/** The same without any key. */
export function keylessSample(name: string, sound: SoundApi, more: Partial<Sample> = {}): Sample {
  return { name, open: soundApi(sound), ...more }
}

function withScopedRoute({ routes }: SoundApi): SoundApi['routes'] {
  const guarded = Object.entries(routes).filter(([, route]) => toRoute(route).isPublic !== true)
  const resources = new Set(guarded.map(([name]) => nameResource(split(name).template)))
  if (resources.size < 2) return routes
  return { ...routes, 'GET /v1/exports': () => json({ error: 'forbidden' }, 403) }
}

function answerSoundly(
  sound: SoundApi,
  request: SampleRequest,
  guesses: { path: string; count: number },
): SampleAnswer {
  const { method, path } = request
  if (sound.document !== null && path === '/openapi.json' && isRead(method)) {
    return json(describeSoundApi(sound))
  }
  const found = Object.entries(sound.routes)
    .map(([name, route]) => ({ ...split(name), route: toRoute(route) }))
    .map((each) => ({ ...each, params: matchPath(each.template, path) }))
    .filter((each) => each.params !== null)
  if (found.length === 0) return sound.notFound?.(request) ?? json({ error: 'not found' }, 404)
  const chosen =
    found.find((each) => each.method === method) ??
    (method === 'HEAD' ? found.find((each) => each.method === 'GET') : undefined)
  if (chosen === undefined) {
    const allow = [...new Set(found.map((each) => each.method)), 'OPTIONS'].join(', ')
    if (method === 'OPTIONS') return { status: 204, headers: { allow } }
    return { status: 405, headers: { allow }, body: { error: 'method not allowed' } }
  }
  if (chosen.route.isPublic !== true) {
    const sent = sound.readKey === undefined ? readHeader(request) : sound.readKey(request)
    const keys = sound.keys ?? Object.values(sampleKeys)
    if (sent === null || !keys.includes(sent)) return refuse(sound, request, sent, guesses)
  }
  guesses.count = 0
  const answer = chosen.route.handle({ ...request, params: chosen.params ?? {} })
  const limit = { 'ratelimit-policy': '"default";q=100;w=60', ratelimit: '"default";r=99;t=60' }
  return { ...answer, headers: { ...limit, ...answer.headers } }
}

function refuse(
  sound: SoundApi,
  request: SampleRequest,
  sent: string | null,
  guesses: { path: string; count: number },
): SampleAnswer {
  const isSame = guesses.path === request.path && sent !== null
  guesses.count = isSame ? guesses.count + 1 : 1
  guesses.path = request.path
  if (guesses.count > GUESSES_MAX) {
    return { status: 429, headers: { 'retry-after': '1' }, body: { error: 'slow down' } }
  }
  if (sound.refuse !== undefined) return sound.refuse(request, sent)
  const headers = { 'www-authenticate': 'ApiKey realm="sample"' }
  return { status: 401, headers, body: { error: 'unauthorized' } }
}

function readHeader(request: SampleRequest): string | null {
  return request.headers['x-api-key'] ?? null
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

function toRoute(route: SampleRoute | SampleHandler): SampleRoute {
  return typeof route === 'function' ? { handle: route } : route
}

function split(name: string): { readonly method: string; readonly template: string } {
  const [method = '', template = ''] = name.split(' ')
  return { method, template }
}

/** Null when the path is another one. */
function matchPath(template: string, path: string): Record<string, string> | null {
  const wanted = template.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? ''
    if (/^\{.*\}$/.test(segment)) params[segment.slice(1, -1)] = value
    else if (segment !== value) return null
  }
  return params
}

function describeSoundApi({ routes, document }: SoundApi): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, given] of Object.entries(routes)) {
    const route = toRoute(given)
    if (route.isUndocumented === true) continue
    const { method, template } = split(name)
    const parameters = [...template.matchAll(/\{([^}]+)\}/g)].map(([, each]) => ({
      name: each,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }))
    const operation = {
      parameters,
      responses: { 200: { description: 'OK' } },
      ...(route.isPublic === true ? { security: [] } : {}),
      ...route.operation,
    }
    paths[template] = { ...paths[template], [method.toLowerCase()]: operation }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Sample', version: '1.0.0' },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } },
    },
    security: [{ key: [] }],
    paths,
    ...document,
  }
}
