/** Holds the small APIs on which mass-assignment must and must not report. */
import type { Sample } from '../sample.ts'
import { json, type SoundApi, sampleKeys, soundApi } from '../sample-api.ts'
import { isJsonObject } from '../signs/walk-json.ts'

type Fields = Readonly<Record<string, unknown>>

function takes(...names: readonly string[]): Readonly<Record<string, unknown>> {
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
  const schema = { type: 'object', properties, required: names }
  return { requestBody: { required: true, content: { 'application/json': { schema } } } }
}

function read(body: string): Fields {
  try {
    const value: unknown = JSON.parse(body)
    return isJsonObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** An API that remembers: each scan gets a new one. */
function remembering(name: string, make: (records: Fields[]) => SoundApi): Sample {
  const open = () => soundApi(make([]))()
  return { name, open, keys: sampleKeys, isActive: true }
}

export const catches: readonly Sample[] = [
  remembering('creating a user keeps the role that was sent', (records) => ({
    routes: {
      'POST /v1/users': {
        operation: takes('name', 'email'),
        handle: ({ body }) => {
          const { name, email, role } = read(body)
          const record = { id: records.length + 1, name, email, role: role ?? 'member' }
          records.push(record)
          return json(record, 201)
        },
      },
    },
  })),
  remembering('the answer says nothing, the list shows an administrator', (records) => ({
    routes: {
      'POST /register': {
        operation: takes('username', 'password'),
        handle: ({ body }) => {
          const { username, admin } = read(body)
          records.push({ username, admin: admin === true })
          return json({ status: 'success' })
        },
      },
      'GET /register/list': () => json({ users: records }),
    },
  })),
  remembering('the list shows names alone, the answer shows what was set', (records) => ({
    routes: {
      'GET /v1/helpers': () => json({ people: records.map((each) => ({ name: each['name'] })) }),
      'POST /v1/helpers': {
        operation: takes('name'),
        handle: ({ body }) => {
          const { name, is_staff: isStaff } = read(body)
          records.push({ name })
          return json({ name, is_staff: isStaff ?? 0 }, 201)
        },
      },
    },
  })),
  remembering('changing a profile changes its privileges', (records) => ({
    routes: {
      'GET /api/profile': () => json(records[0] ?? { id: 9, name: 'Ann', is_admin: false }),
      'PATCH /api/profile': {
        operation: takes('name'),
        handle: ({ body }) => {
          const { name, is_admin: isAdmin } = read(body)
          const old = records[0] ?? { id: 9, name: 'Ann', is_admin: false }
          records[0] = { ...old, ...(name ? { name } : {}) }
          if (typeof isAdmin === 'boolean') records[0] = { ...records[0], is_admin: isAdmin }
          return { status: 204 }
        },
      },
    },
  })),
  remembering('strangers sign up as what they like, and the document says so', (records) => ({
    routes: {
      'POST /register': {
        isPublic: true,
        operation: { ...takes('username', 'password', 'role'), security: [] },
        handle: ({ body }) => {
          const { username, role } = read(body)
          records.push({ username, role })
          return json({ id: records.length, username, role }, 201)
        },
      },
    },
  })),
]

export const ignores: readonly Sample[] = [
  remembering('integrations are meant to say the role, the document says', (records) => ({
    routes: {
      'POST /v1/users': {
        operation: takes('name', 'role'),
        handle: ({ body }) => {
          const { name, role } = read(body)
          records.push({ name, role })
          return json({ id: records.length, name, role }, 201)
        },
      },
    },
  })),
  remembering('only known fields are taken', (records) => ({
    routes: {
      'GET /v1/users': () => json(records.slice(-5)),
      'POST /v1/users': {
        operation: takes('name'),
        handle: ({ body }) => {
          const record = { id: records.length + 1, name: read(body)['name'], role: 'member' }
          records.push(record)
          return json(record, 201)
        },
      },
    },
  })),
  remembering('the answer repeats whatever was sent', () => ({
    routes: {
      'POST /v1/quotes': {
        operation: takes('title'),
        handle: ({ body }) => json({ received: read(body) }, 202),
      },
    },
  })),
  remembering('unknown fields are refused', () => ({
    routes: {
      'POST /orders': {
        operation: takes('title'),
        handle: ({ body }) => {
          const unknown = Object.keys(read(body)).filter((name) => name !== 'title')
          if (unknown.length > 0) return json({ error: 'unknown field', fields: unknown }, 422)
          return json({ id: 1, title: 'A' }, 201)
        },
      },
    },
  })),
]
