/** Holds the small APIs on which injection-suspected must and must not report. */
import type { Sample, SampleAnswer } from '../sample.ts'
import { json, keyedSample, type SampleRoute } from '../sample-api.ts'
import { isJsonObject } from '../signs/walk-json.ts'

const ACTIVE = { isActive: true } as const
const TEAS = [
  { id: 1, name: 'assam' },
  { id: 2, name: 'sencha' },
]

function searching(name: string, answer: (value: string) => SampleAnswer): SampleRoute {
  const parameters = [{ name, in: 'query', schema: { type: 'string' }, example: 'assam' }]
  return { operation: { parameters }, handle: ({ query }) => answer(query.get(name) ?? '') }
}

/** What a database makes of `… WHERE name = '<value>'`, as far as the rule asks it. */
function selectByName(value: string): readonly unknown[] | 'error' {
  const frame = /^([^']*)' (AND|OR) (\d+)=(\d+) -- $/.exec(value)
  if (frame === null) {
    return value.split("'").length % 2 === 0 ? 'error' : TEAS.filter(({ name }) => name === value)
  }
  const [, name, word, left, right] = frame
  const isTrue = left === right
  if (word === 'OR') return isTrue ? TEAS : TEAS.filter((each) => each.name === name)
  return isTrue ? TEAS.filter((each) => each.name === name) : []
}

/** What a shell prints for `echo kw$((a*b))` behind a semicolon. */
function runEcho(value: string): string {
  const match = /;echo kw\$\(\((\d+)\*(\d+)\)\)$/.exec(value)
  return match === null ? '' : `kw${Number(match[1]) * Number(match[2])}`
}

function renderBraces(value: string): string {
  return value.replace(/\{\{(\d+)\*(\d+)\}\}/, (_, one, other) => String(one * other))
}

export const catches: readonly Sample[] = [
  keyedSample(
    'a quote is an error of the database',
    {
      routes: {
        'GET /v1/teas': searching('name', (value) =>
          selectByName(value) === 'error'
            ? json({ error: 'unrecognized token: "\'assam\'"' }, 500)
            : json(TEAS.filter(({ name }) => name === value)),
        ),
      },
    },
    { ...ACTIVE, also: ['verbose-error'] },
  ),
  keyedSample(
    'conditions are carried out, errors are hidden',
    {
      routes: {
        'GET /teas/search': searching('q', (value) => {
          const found = selectByName(value)
          return json({ found: found === 'error' ? [] : found })
        }),
      },
    },
    ACTIVE,
  ),
  keyedSample(
    'a greeting is rendered as a template',
    {
      routes: {
        'GET /cards/preview': searching('to', (value) =>
          json({ card: { text: `Dear ${renderBraces(value)}`, paper: 'blue' } }),
        ),
      },
    },
    ACTIVE,
  ),
  keyedSample(
    'a host is handed to a shell',
    {
      routes: {
        'GET /tools/lookup': searching('host', (value) =>
          json({ output: `1 answer for ${value.split(';')[0]}\n${runEcho(value)}` }),
        ),
      },
    },
    ACTIVE,
  ),
  keyedSample(
    'what to sort by is part of the query',
    {
      routes: {
        'GET /teas/sorted': searching('sort_by', (value) =>
          /^(?:|assam|\(select \d\))$/.test(value)
            ? json({ teas: TEAS })
            : json({ error: 'internal error' }, 500),
        ),
      },
    },
    ACTIVE,
  ),
  keyedSample(
    'an operator in a body is carried out',
    {
      routes: {
        'POST /teas/find': {
          operation: {
            requestBody: {
              content: { 'application/json': { example: { name: 'assam' } } },
            },
          },
          handle: ({ body }) => json({ found: findTeas(body) }),
        },
      },
    },
    ACTIVE,
  ),
]

function findTeas(body: string): readonly unknown[] {
  let wanted: unknown
  try {
    const parsed: unknown = JSON.parse(body)
    wanted = isJsonObject(parsed) ? parsed['name'] : undefined
  } catch {
    return []
  }
  if (isJsonObject(wanted) && '$ne' in wanted) {
    const unwanted = wanted['$ne']
    return TEAS.filter(({ name }) => name !== unwanted)
  }
  return TEAS.filter(({ name }) => name === wanted)
}

export const ignores: readonly Sample[] = [
  keyedSample(
    'values are compared as they are',
    {
      routes: {
        'GET /v1/teas': searching('name', (value) =>
          json({ data: TEAS.filter(({ name }) => name === value), asked: value }),
        ),
      },
    },
    ACTIVE,
  ),
  keyedSample(
    'what to sort by comes from a list',
    {
      routes: {
        'GET /teas/sorted': searching('sort_by', (value) =>
          /^(?:|assam|name|id)$/.test(value)
            ? json({ teas: TEAS })
            : json({ error: 'sort_by must be name or id' }, 422),
        ),
      },
    },
    ACTIVE,
  ),
  keyedSample(
    'a search by words',
    {
      routes: {
        'GET /search': searching('q', (value) => {
          const words = value.toLowerCase().split(/\W+/)
          return json({ hits: TEAS.filter(({ name }) => words.includes(name)), took: 3 })
        }),
      },
    },
    ACTIVE,
  ),
  keyedSample(
    'odd values are refused',
    {
      routes: {
        'GET /teas/{id}': ({ params }) => {
          const tea = TEAS.find(({ id }) => String(id) === params['id'])
          if (tea !== undefined) return json(tea)
          const isNumber = /^\d+$/.test(params['id'] ?? '')
          return isNumber ? json({ error: 'not found' }, 404) : json({ error: 'invalid id' }, 400)
        },
      },
    },
    ACTIVE,
  ),
]
