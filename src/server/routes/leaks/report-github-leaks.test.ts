import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openLeakReports } from '../../../../test/fixtures/open-leak-reports.ts'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { DOCUMENTED, DOCUMENTED_BEFORE } from '../../../../test/fixtures/start-github.ts'

const matchOf = (token: string, url = 'https://github.com/octocat/hello/blob/main/.env') => {
  return { token, type: 'keyward_api_key', url, source: 'content' }
}

describe('200', () => {
  it.each([
    ['current', DOCUMENTED],
    ['older', DOCUMENTED_BEFORE],
  ])('for the report that GitHub documents, %s', async (_, { keyId, signature, body }) => {
    const { post } = await openLeakReports()
    const answer = await post('/v1/leaks/github', body, {
      'github-public-key-identifier': keyId,
      'github-public-key-signature': signature,
    })
    expect(answer.status).toBe(200)
    const token_hash = hash('sha256', 'some_token', 'hex')
    expect(answer.json).toEqual([{ token_hash, token_type: 'some_type', label: 'false_positive' }])
  })

  it('labels what is real, and reacts by the policy of the API', async () => {
    const { postGithub, createShopKey, call, engine } = await openLeakReports()
    await call('PATCH', '/v1/apis/shop', { body: { keyPolicy: { onLeak: 'revoke' } } })
    const { id, text } = await createShopKey()
    const { json } = await postGithub([matchOf('not ours'), matchOf(text)])
    expect(json).toMatchObject([{ label: 'false_positive' }, { label: 'true_positive' }])
    expect((await engine.storage.findKey(id))?.revokedAtMs).not.toBeNull()
  })

  it('takes as many matches at once as GitHub may send', async () => {
    const { postGithub, createShopKey } = await openLeakReports()
    const { text } = await createShopKey()
    const noise = Array.from({ length: 2_000 }, (_, index) => matchOf(`token ${index}`))
    const { status, json } = await postGithub([...noise, matchOf(text)])
    const labels = (json as unknown as { label: string }[]).map(({ label }) => label)
    expect([status, labels.length, labels.at(-1)]).toEqual([200, 2_001, 'true_positive'])
  })

  it('takes members that GitHub may add, and places that it does not know', async () => {
    const { postGithub, createShopKey } = await openLeakReports()
    const match = { token: 'x', type: 't', url: null, commit: 'abc', nested: { a: 1 } }
    expect((await postGithub([match])).status).toBe(200)
    const { text } = await createShopKey()
    const snippet = `API_KEY=${text}`
    const { status, json } = await postGithub([{ ...matchOf(text), snippet, in: [snippet] }])
    expect([status, json]).toMatchObject([200, [{ label: 'true_positive' }]])
    expect((await postGithub([])).status).toBe(200)
  })

  it('takes the address of a page that holds the key itself, and logs no key', async () => {
    const { postGithub, createShopKey, engine, logLines } = await openLeakReports()
    const { id, text } = await createShopKey()
    const url = `https://shop.example.com/users?api_key=${encodeURIComponent(text)}`
    expect((await postGithub([matchOf(text, url)])).status).toBe(200)
    const page = { cursor: null, size: 10 }
    const { items } = await engine.storage.listAuditEvents({ targetId: id }, page)
    expect(items[0]?.action).toBe('key.leak_reported')
    expect(JSON.stringify(items)).not.toContain(text.slice(-38))
    expect(logLines.join('')).not.toContain(text.slice(-38))
  })
})

describe('404', () => {
  it('where it is not set up, whatever is sent', async () => {
    const { call } = await openManagement()
    for (const body of ['[]', '{', JSON.stringify([matchOf('x')])]) {
      const { status, json } = await call('POST', '/v1/leaks/github', { key: null, body })
      expect([status, json.code]).toEqual([404, 'route_not_found'])
    }
  })
})

describe('503', () => {
  it.each([
    ['an error', { status: 500, body: '' }],
    ['no JSON', { status: 200, body: '<html>' }],
    ['no list', { status: 200, body: '{"public_keys":7}' }],
    ['a list without end', { status: 200, body: '['.repeat(200_000) }],
    ['a redirect', { status: 302, body: '', location: 'http://169.254.169.254/' }],
  ])('where the keys cannot be fetched: %s', async (_, answer) => {
    const { github, postGithub, keyLogLines } = await openLeakReports()
    github.answer = answer
    const { status, json } = await postGithub([])
    expect([status, json.code]).toEqual([503, 'reporter_keys_unavailable'])
    expect(keyLogLines[0]).toContain('keys of the reporter cannot be fetched')
  })
})
