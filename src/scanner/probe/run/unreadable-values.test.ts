/** Attack: values that throw where they are made a text of, so that the whole scan ends. */
import { describe, expect, it } from 'vitest'
import { inventoryOf } from '../../../../test/scanner/inventory-of.ts'
import { scanSample } from '../../../../test/scanner/serve-sample.ts'
import { json, keyedSample } from '../sample-api.ts'

const noText = { toString: 1, valueOf: 2 }
const info = { title: 't', version: '1' }
const paths = { '/boxes': { get: { responses: {} } } }
const growing = {
  url: `/${'{a}'.repeat(600)}`,
  variables: { a: { default: 'x'.repeat(4_000_000) } },
}

describe('a document with values that are no text', () => {
  it.each([
    ['as its version', `{"openapi":"3.0.0","openapi":${JSON.stringify(noText)},"paths":{}}`],
    [
      'as its schema',
      `{"openapi":"3.0.0","openapi":7,"info":{"schema":${JSON.stringify(noText)}}}`,
    ],
    [
      'in an address',
      { servers: [{ url: '/{a}', variables: { a: { default: noText } } }], openapi: '3.0.0' },
    ],
    ['that grow without end', { openapi: '3.0.0', servers: [growing] }],
    ['as its schemes', { swagger: '2.0', host: 'a.example', schemes: [noText] }],
  ])('is read or refused, never the end of a scan: %s', async (_, document) => {
    const whole = typeof document === 'string' ? null : { ...document, info, paths }
    const body = whole === null ? document : JSON.stringify(whole)
    const { names } = await inventoryOf({ '/openapi.json': body, '/users': [{ name: 'Ann' }] })
    expect(names).toContain('GET /users')
  })
})

describe('an answer with values that are no text', () => {
  it('is judged', async () => {
    const sample = keyedSample('no text', {
      routes: { 'GET /v1/users': () => json({ status: noText }) },
      refuse: () => json({ status: noText }),
    })
    const { report } = await scanSample(sample, [])
    expect(report.stopped).toBeUndefined()
  })

  it('names things by half a character', async () => {
    const half = '\ud800abc'
    const sample = keyedSample('half', {
      routes: {
        'GET /v1/users': () => json([{ id: half }, { id: `${half}d` }]),
        'GET /v1/users/{id}': () => json({ id: half }),
        'GET /v1/users/{id}/orders': () => json([{ id: half, orderId: half }]),
        'GET /v1/users/{id}/orders/{orderId}': () => json({ id: half }),
      },
    })
    const { report } = await scanSample(sample, [])
    expect(report.stopped).toBeUndefined()
  })
})
