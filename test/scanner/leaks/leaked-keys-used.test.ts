import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startFlaskShop } from '../../../examples/flask-shop/start-flask-shop.ts'
import { encodeBase62 } from '../../../src/base/base62.ts'
import { crc32Ascii } from '../../../src/base/crc32.ts'
import { sampleText } from '../../../src/scanner/secrets/sample-secret.ts'
import { githubToken, keywardKey, plainKey } from '../../fixtures/leaks/made-up-keys.ts'
import { expectHidden } from '../../fixtures/leaks/search-leaks.ts'
import { startTarget } from '../../fixtures/open-scan-client.ts'
import { makeFolder } from '../../fixtures/sources/git-folder.ts'
import { runKeyward, startKeyward } from '../../fixtures/start-keyward.ts'

const document = new URL('../../../examples/flask-shop/openapi.yaml', import.meta.url)

const closings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closings.splice(0)) await close()
})

/** A server that nobody named: whoever asks it anything was misled. */
async function startBystander() {
  const asked: string[] = []
  const origin = await startTarget((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.end('{}')
  })
  return { origin, asked }
}

describe('keyward leaks --try', () => {
  it('tells what a key opens at the given API, and asks nobody else', async () => {
    const shop = await startFlaskShop({ API_KEYS: `${plainKey(1)},${plainKey(2)}` })
    closings.push(() => shop.close())
    const bystander = await startBystander()
    const text = readFileSync(document, 'utf8')
    const misleading = text.replace(/^servers:\n(?:[ -].*\n)*/m, '')
    const folder = makeFolder({
      'config.py':
        `API_URL = '${bystander.origin}/'\napi_key = '${plainKey(1)}'\n` +
        `token = '${githubToken(3)}'\n`,
      'api.yaml': `${misleading}\nservers:\n  - url: ${bystander.origin}\n`,
    })
    const args = ['leaks', 'config.py', '--try', shop.url, '--openapi', 'api.yaml']
    const { code, stdout, stderr } = await runKeyward([...args, '--format', 'json'], {
      cwd: folder.path,
    })
    expect([code, stderr]).toEqual([1, expect.any(String)])
    const { findings } = JSON.parse(stdout)
    expect(findings).toMatchObject([
      { ruleId: 'github-token', impact: { target: shop.url, opens: [] } },
      { ruleId: 'generic-api-key', severity: 'critical', confidence: 'confirmed' },
    ])
    const opens = ['/v1/posts', '/v1/posts/{id}', '/v1/users', '/v1/users/{id}']
    expect(findings[1].impact.opens).toEqual(opens.map((path) => `GET ${path}`))
    expectHidden(stdout + stderr, [plainKey(1), plainKey(2), githubToken(3)])
    expect(bystander.asked).toEqual([])
  })

  it('tells the leaks although the API does not answer, and sends nothing unasked', async () => {
    const bystander = await startBystander()
    const folder = makeFolder({ 'a.txt': `${bystander.origin}/ ${githubToken(1)}\n` })
    const plain = await runKeyward(['leaks', '.'], { cwd: folder.path })
    expect([plain.code, bystander.asked]).toEqual([1, []])
    const args = ['leaks', '.', '--try', 'http://127.0.0.1:9']
    const { code, stdout, stderr } = await runKeyward(args, { cwd: folder.path })
    expect([code, stderr]).toEqual([1, expect.stringContaining('--try failed')])
    expect(stdout).toContain('github-token')
  })
})

describe('keyward leaks --revoke', () => {
  it('revokes a key whose secret is right, and none that only carries its id', async () => {
    const keyward = await startKeyward()
    closings.push(() => keyward.stop())
    await keyward.call('POST', '/v1/apis', { id: 'shop', prefix: 'shop_live' })
    const make = async (name: string) =>
      (await keyward.call('POST', '/v1/keys', { api: 'shop', name })).body
    const [leaked, safe] = [await make('leaked'), await make('safe')]
    const isAllowed = async (key: string) =>
      (await keyward.call('POST', '/v1/keys/verify', { key, api: 'shop' })).body.allowed
    expect([await isAllowed(leaked.secret), await isAllowed(safe.secret)]).toEqual([true, true])

    const bystander = await startBystander()
    const start = safe.secret.slice(0, 'shop_live_'.length + 12)
    const folder = makeFolder({
      'a.js': `const key = '${leaked.secret}' // ${bystander.origin}\n`,
      'b.txt': `${forge(start)}\n${keywardKey(9, 'other_live')}\n`,
    })
    const revoke = () =>
      runKeyward(
        ['leaks', '.', '--revoke', '--url', keyward.url, '--format', 'json'].concat([
          '--api-key-file',
          join(keyward.directory, 'admin.key'),
        ]),
        { cwd: folder.path },
      )
    const first = await revoke()
    expect(first.code).toBe(1)
    expect(listOutcomes(first.stdout)).toEqual([
      `a.js:1 revoked ${leaked.id}`,
      'b.txt:1 not-issued-here null',
      'b.txt:2 not-issued-here null',
    ])
    expect([await isAllowed(leaked.secret), await isAllowed(safe.secret)]).toEqual([false, true])
    expect(listOutcomes((await revoke()).stdout)[0]).toBe(`a.js:1 already-revoked ${leaked.id}`)
    const secrets = [leaked.secret, safe.secret, keyward.adminKey].map((key) => key.slice(-38))
    // The ids of keys may be seen.
    expectHidden(first.stdout + first.stderr + keyward.output(), secrets)
    expect(bystander.asked).toEqual([])
  })
})

/** A well-formed key with the id of another, and a secret of its own. */
function forge(start: string): string {
  const text = start + sampleText(32, undefined, 7)
  return text + encodeBase62(crc32Ascii(text), 6)
}

interface Told {
  readonly location: { readonly path: string; readonly line: number }
  readonly revocation: { readonly outcome: string; readonly keyId: string | null }
}

function listOutcomes(stdout: string): readonly string[] {
  const findings: readonly Told[] = JSON.parse(stdout).findings
  return findings
    .map(({ location, revocation }) => {
      return `${location.path}:${location.line} ${revocation.outcome} ${revocation.keyId}`
    })
    .toSorted()
}
