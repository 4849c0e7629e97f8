/**
 * The attack: somebody who is not GitHub, nor knows a secret, reports keys to have them stopped, or
 * to learn which ones are real.
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openLeakReports } from '../../../test/fixtures/open-leak-reports.ts'

const MINUTE_MS = 60_000
const INVALID = [401, 'report_signature_invalid']

async function openShop() {
  const opened = await openLeakReports()
  await opened.call('PATCH', '/v1/apis/shop', { body: { keyPolicy: { onLeak: 'revoke' } } })
  const { id, text } = await opened.createShopKey()
  const isRevoked = async () => (await opened.engine.storage.findKey(id))?.revokedAtMs !== null
  const body = JSON.stringify([{ token: text, type: 'key', url: '', source: 'commit' }])
  return { ...opened, id, text, body, isRevoked }
}

describe("a report in GitHub's name", () => {
  it('with a signature that is not over these bytes is refused', async () => {
    const { postGithub, github, body, isRevoked } = await openShop()
    const signed = github.sign(body)
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const other = sign('sha256', Buffer.from(body), privateKey).toString('base64')
    const field = 'github-public-key-signature'
    const forged: [string, Record<string, string>][] = [
      [`${body} `, signed],
      [JSON.stringify(JSON.parse(body), null, 1), signed],
      [body, {}],
      [body, { ...signed, [field]: other }],
      [body, { ...signed, [field]: '' }],
      [body, { ...signed, [field]: 'AAAA' }],
      [body, { ...signed, [field]: `${signed[field]}, ${signed[field]}` }],
      [body, { ...signed, 'github-public-key-identifier': '__proto__' }],
      [body, { ...signed, 'github-public-key-identifier': '0'.repeat(64) }],
    ]
    for (const [text, headers] of forged) {
      const { status, json } = await postGithub(text, headers)
      expect([status, json.code]).toEqual(INVALID)
    }
    expect(await isRevoked()).toBe(false)
    expect((await postGithub(body)).status).toBe(200)
    expect(await isRevoked()).toBe(true)
  })

  it('tells nothing of keys before it is proven (enumeration)', async () => {
    const { postGithub, text, engine } = await openShop()
    let lookups = 0
    const { storage } = engine
    const findKey = storage.findKey.bind(storage)
    storage.findKey = (id) => {
      lookups++
      return findKey(id)
    }
    const answers = new Set<string>()
    for (const token of [text, `${text.slice(0, -1)}x`, 'nothing']) {
      const body = JSON.stringify([{ token, type: 'key', url: '', source: '' }])
      const { status, json } = await postGithub(body, {})
      answers.add(JSON.stringify([status, { ...json, requestId: '' }]))
    }
    expect(answers.size).toBe(1)
    expect(lookups).toBe(0)
  })

  it('has the keys fetched once a minute, however many it names (amplification)', async () => {
    const { post, github, clock } = await openShop()
    const flood = (from: number) =>
      Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          post('/v1/leaks/github', '[]', {
            'github-public-key-identifier': `${from + index}`.padStart(64, '0'),
            'github-public-key-signature': 'MEQCIQDaMKqr',
          }),
        ),
      )
    for (const { status } of await flood(0)) expect(status).toBe(401)
    await flood(100)
    expect(github.fetches()).toBe(1)
    clock.advanceMs(MINUTE_MS)
    await flood(200)
    expect(github.fetches()).toBe(2)
  })

  it('is too large to be read', async () => {
    const { postGithub } = await openShop()
    const large = `[${' '.repeat(4_200_000)}]`
    expect((await postGithub(large)).status).toBe(413)
    const many = Array.from({ length: 10_001 }, () => ({ token: 'x', type: 't' }))
    expect((await postGithub(many)).status).toBe(400)
  })
})

describe('keys of GitHub', () => {
  it('that are new are found within a minute, and old ones are not trusted for ever', async () => {
    const { postGithub, github, clock } = await openShop()
    expect((await postGithub([])).status).toBe(200)
    github.rotate()
    expect((await postGithub([])).status).toBe(401)
    clock.advanceMs(MINUTE_MS)
    expect((await postGithub([])).status).toBe(200)
    github.answer = { status: 500, body: '' }
    clock.advanceMs(2 * 60 * MINUTE_MS)
    expect((await postGithub([])).status).toBe(200)
    clock.advanceMs(23 * 60 * MINUTE_MS)
    expect((await postGithub([])).status).toBe(503)
  })
})

describe('a webhook', () => {
  it('with another secret, none, or an old time is refused (replay)', async () => {
    const { postWebhook, post, secret, clock, text, isRevoked } = await openShop()
    const body = { leaks: [{ token: text }] }
    const answers = [
      await postWebhook(body, randomBytes(32)),
      await postWebhook(body, secret, clock.nowMs() - 6 * MINUTE_MS),
      await postWebhook(body, secret, clock.nowMs() + 6 * MINUTE_MS),
      await post('/v1/leaks', JSON.stringify(body), { 'webhook-signature': 'v1,' }),
    ]
    for (const { status, json } of answers) expect([status, json.code]).toEqual(INVALID)
    expect((await post('/v1/leaks', JSON.stringify(body), {})).json.code).toBe('unauthorized')
    expect(await isRevoked()).toBe(false)
    expect((await postWebhook(body)).status).toBe(200)
    expect(await isRevoked()).toBe(true)
  })

  it('that comes again does nothing, even to a key that was released meanwhile', async () => {
    const { postWebhook, call, createShopKey, engine } = await openLeakReports()
    await call('PATCH', '/v1/apis/shop', { body: { keyPolicy: { onLeak: 'quarantine' } } })
    const { id, text } = await createShopKey()
    const body = { leaks: [{ token: text, url: 'https://paste.example.com/1' }] }
    await postWebhook(body)
    expect((await engine.storage.findKey(id))?.quarantinedAtMs).not.toBeNull()
    await call('POST', `/v1/keys/${id}/release`)
    await postWebhook(body)
    expect((await engine.storage.findKey(id))?.quarantinedAtMs).toBeNull()
  })
})
