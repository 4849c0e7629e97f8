/** Attack: one holder of a signing key fills the room for signed bodies: others have none. */
import http from 'node:http'
import { expect, it, vi } from 'vitest'
import {
  createSigningKey,
  type SigningKey,
  send,
  signRequest,
} from '../../test/fixtures/sign-request.ts'
import { type GatewayFixture, startGateway } from '../../test/fixtures/start-gateway.ts'
import { limits } from '../base/limits.ts'

/** So many of the largest bodies may one owner have under way. */
const OWN = limits.signedBodiesBytesMax / limits.signedBodyBytesMax / limits.signedBodiesParts

const ALL = { scopes: ['*:*'] }

/** Begins a long body and leaves it at that; what is answered all the same is told. */
async function drip(gateway: GatewayFixture, by: SigningKey, onStatus: (status: number) => void) {
  const signed = await signRequest(by, { url: `${gateway.url}/v1/users`, body: 'never whole' })
  const headers = { ...signed.headers, 'Content-Length': limits.signedBodyBytesMax }
  const asked = http.request(signed.url, { method: 'POST', headers, agent: false })
  asked.on('response', (res) => onStatus(res.statusCode ?? 0)).on('error', () => {})
  asked.write('never')
  return asked
}

async function flood(gateway: GatewayFixture, keys: readonly SigningKey[], count: number) {
  const refused: number[] = []
  const asked = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      drip(gateway, keys[index % keys.length] as SigningKey, (status) => refused.push(status)),
    ),
  )
  await vi.waitFor(() => expect(refused).toHaveLength(count - OWN))
  expect(new Set(refused)).toEqual(new Set([503]))
  return { end: () => asked.map((each) => each.destroy()) }
}

async function statusOf(gateway: GatewayFixture, by: SigningKey): Promise<number> {
  const signed = await signRequest(by, { url: `${gateway.url}/v1/users`, body: 'whole' })
  return (await send(signed)).status
}

it('refuses that key alone, and only while its bodies are under way', async () => {
  const gateway = await startGateway()
  const loud = await createSigningKey(gateway.engine, ALL)
  const quiet = await createSigningKey(gateway.engine, ALL)
  const { end } = await flood(gateway, [loud], OWN + 4)
  expect(await statusOf(gateway, quiet)).toBe(200)
  expect(await statusOf(gateway, loud)).toBe(503)
  const log = gateway.logLines.join('')
  expect(log).toContain('refused for now')
  expect(log).not.toContain('"stack"')
  end()
  await vi.waitFor(async () => expect(await statusOf(gateway, loud)).toBe(200))
})

it('gives many keys of one owner no more than one key', async () => {
  const gateway = await startGateway()
  const keys = await Promise.all(
    Array.from({ length: 3 }, () => createSigningKey(gateway.engine, { ...ALL, owner: 'acme' })),
  )
  const { end } = await flood(gateway, keys, OWN + 4)
  const [own] = keys
  if (own !== undefined) expect(await statusOf(gateway, own)).toBe(503)
  expect(await statusOf(gateway, await createSigningKey(gateway.engine, ALL))).toBe(200)
  end()
})

it('counts bodies without a length as they come', async () => {
  const gateway = await startGateway()
  const key = await createSigningKey(gateway.engine, ALL)
  const body = 'x'.repeat(limits.signedBodyBytesMax)
  const begin = async (written: number) => {
    const signed = await signRequest(key, { url: `${gateway.url}/v1/users`, body })
    const headers = { ...signed.headers, 'Transfer-Encoding': 'chunked' }
    const asked = http.request(signed.url, { method: 'POST', headers, agent: false })
    const status = new Promise<number>((resolve) => {
      asked.on('response', (res) => resolve(res.resume().statusCode ?? 0)).on('error', () => {})
    })
    asked.write(body.slice(0, written))
    return { asked, status, end: () => asked.end(body.slice(written)) }
  }
  const small = await Promise.all(Array.from({ length: 3 * OWN }, () => begin(10)))
  const [first, ...others] = small
  first?.end()
  expect(await first?.status).toBe(200)
  const large = await Promise.all(Array.from({ length: OWN }, () => begin(body.length - 1)))
  const statuses = await Promise.race(large.map(({ status }) => status))
  expect(statuses).toBe(503)
  for (const { asked } of [...others, ...large]) asked.destroy()
  await vi.waitFor(async () => expect(await statusOf(gateway, key)).toBe(200))
})

it('counts bodies that wait for a slow upstream, too', async () => {
  const waiting: http.ServerResponse[] = []
  const upstream = http.createServer((req, res) => {
    req.resume().on('end', () => waiting.push(res))
  })
  const gateway = await startGateway({}, { upstream })
  const loud = await createSigningKey(gateway.engine, ALL)
  const body = 'x'.repeat(limits.signedBodyBytesMax)
  const ask = async () =>
    send(await signRequest(loud, { url: `${gateway.url}/v1/users`, body })).catch(() => null)
  const asked = Array.from({ length: OWN }, ask)
  await vi.waitFor(() => expect(waiting).toHaveLength(OWN))
  expect(await statusOf(gateway, loud)).toBe(503)
  for (const res of waiting.splice(0)) res.end('done')
  expect((await Promise.all(asked)).map((answer) => answer?.status)).toEqual(Array(OWN).fill(200))
  const last = ask()
  await vi.waitFor(() => expect(waiting).toHaveLength(1))
  waiting[0]?.end('done')
  expect((await last)?.status).toBe(200)
})
