/** Holds the small APIs on which bola-cross-key must and must not report. */
import type { Sample, SampleRequest } from '../sample.ts'
import { json, keyedSample, sampleKeys } from '../sample-api.ts'

interface Owned {
  readonly key: string
  readonly id: string
}

/** Each tenant sees its own in the list; what an item shows to others, `item` decides. */
function tenantApi(
  first: readonly string[],
  second: readonly string[],
  item: (request: SampleRequest, object: Owned) => ReturnType<typeof json>,
) {
  const all: Owned[] = [
    ...first.map((id) => ({ key: sampleKeys['first'] ?? '', id })),
    ...second.map((id) => ({ key: sampleKeys['second'] ?? '', id })),
  ]
  const own = (request: SampleRequest) =>
    all.filter(({ key }) => key === request.headers['x-api-key'])
  return {
    routes: {
      'GET /v1/invoices': (request: SampleRequest) =>
        json({ invoices: own(request).map(({ id }) => ({ id })) }),
      'GET /v1/invoices/{id}': (request: SampleRequest) => {
        const id = request.path.split('/').at(-1)
        const object = all.find((each) => each.id === id)
        return object === undefined ? json({ error: 'not found' }, 404) : item(request, object)
      },
    },
  }
}

/** Two users see each other's notes in the list; `more` is what the note itself shows. */
function noteApi(more: Readonly<Record<string, string>>) {
  const nameOf = (request: SampleRequest) =>
    request.headers['x-api-key'] === sampleKeys['first'] ? 'ann' : 'ben'
  return {
    routes: {
      'GET /v1/me': (request: SampleRequest) => json({ username: nameOf(request) }),
      'GET /v1/notes': () =>
        json({ notes: ['ann', 'ben'].map((user) => ({ slug: `day-of-${user}`, user })) }),
      'GET /v1/notes/{slug}': ({ path }: SampleRequest) => {
        const slug = path.split('/').at(-1) ?? ''
        const owner = /^day-of-(ann|ben)$/.exec(slug)?.[1]
        return owner === undefined
          ? json({ error: 'not found' }, 404)
          : json({ slug, owner, words: 17, ...more })
      },
    },
  }
}

function show({ id }: Owned) {
  return json({ id, number: `N-${id}`, amount: 120, lines: [{ text: 'Hosting', amount: 120 }] })
}

function isOwner(request: SampleRequest, { key }: Owned): boolean {
  return request.headers['x-api-key'] === key
}

const FIRST_IDS = ['a81kq', 'b77xm']
const SECOND_IDS = ['q52rt', 'z19vn']

export const catches: readonly Sample[] = [
  keyedSample(
    'lists are separate, items are not',
    tenantApi(FIRST_IDS, SECOND_IDS, (_, object) => show(object)),
  ),
  keyedSample(
    'what lies below an object that only counts up',
    {
      routes: {
        'GET /orders': ({ headers }) =>
          json([{ id: headers['x-api-key'] === sampleKeys['first'] ? 1001 : 1002 }]),
        'GET /orders/{id}/parts': ({ params }) => json([{ part: `p-${params['id']}` }]),
      },
    },
    { also: ['sequential-identifiers'] },
  ),
  keyedSample('no list; the object names its tenant', {
    routes: {
      'GET /contracts/{contractId}': {
        handle: () =>
          json({ contract: { ref: 'c-7', tenant_id: 'alpha', value: 900, term: '2y' } }),
        operation: {
          parameters: [
            {
              name: 'contractId',
              in: 'path',
              required: true,
              schema: { type: 'string' },
              example: 'c-7',
            },
          ],
        },
      },
    },
  }),
  keyedSample(
    'a list for all shows titles, the item the password of its owner',
    noteApi({ password: 'moon-over-bern' }),
    { also: ['excessive-data-exposure', 'secret-in-response'] },
  ),
  keyedSample('refuses others with 200 on one resource and forgets another', {
    routes: {
      'GET /orders': (request) =>
        json({
          data: (request.headers['x-api-key'] === sampleKeys['first'] ? FIRST_IDS : SECOND_IDS).map(
            (order_id) => ({ order_id, state: 'paid' }),
          ),
        }),
      'GET /orders/{order_id}': ({ params }) =>
        json({ data: { order_id: params['order_id'], state: 'paid', total: 17, city: 'Bern' } }),
    },
    refuse: () => json({ success: false, message: 'invalid key' }),
  }),
]

export const ignores: readonly Sample[] = [
  keyedSample(
    'others get 404',
    tenantApi(FIRST_IDS, SECOND_IDS, (request, object) =>
      isOwner(request, object) ? show(object) : json({ error: 'not found' }, 404),
    ),
  ),
  keyedSample(
    'others get 200 and an error',
    tenantApi(FIRST_IDS, SECOND_IDS, (request, object) =>
      isOwner(request, object) ? show(object) : json({ success: false, error: 'forbidden' }),
    ),
  ),
  keyedSample('notes of all users are for all users', noteApi({ text: 'Bring your own cup.' })),
  keyedSample('users see who each other is', {
    routes: {
      'GET /users/{username}': {
        handle: ({ params }) =>
          json({ username: params['username'], joined: '2024-01-02', posts: 4 }),
        operation: {
          parameters: [
            {
              name: 'username',
              in: 'path',
              required: true,
              schema: { type: 'string' },
              example: 'ann',
            },
          ],
        },
      },
    },
  }),
  keyedSample('both keys see the same objects', {
    routes: {
      'GET /v1/machines': () => json([{ id: 'm-1' }, { id: 'm-9' }]),
      'GET /v1/machines/{id}': ({ params }) => json({ id: params['id'], speed: 4, watts: 90 }),
    },
  }),
  keyedSample(
    'others get an empty shell',
    tenantApi(FIRST_IDS, SECOND_IDS, (request, object) =>
      isOwner(request, object) ? show(object) : json({ id: object.id, lines: [] }),
    ),
  ),
]
