import { describe, expect, it } from 'vitest'
import { readCodeSample } from '../../../test/scanner/read-code-sample.ts'
import type { Finding } from '../finding.ts'
import type { ScanReport } from '../scan-report.ts'
import { joinCode } from './join-code.ts'

const SOURCE = [
  'from flask import Flask, abort, request',
  'app = Flask(__name__)',
  'def require_key(view):',
  '    def checked(**given):',
  '        if request.headers.get("X-API-Key", "") != load_key():',
  '            abort(401)',
  '        return view(**given)',
  '    return checked',
  '@app.get("/v1/users/<int:user_id>")',
  'def user(user_id):',
  '    return load(user_id)',
  '@app.get("/v1/orders")',
  '@require_key',
  'def orders():',
  '    return load_orders()',
  '@app.delete("/v1/orders/<int:order_id>")',
  'def drop(order_id):',
  '    return drop_order(order_id)',
  'app.run(port=5000, host="127.0.0.1", debug=True)',
].join('\n')

function live(ruleId: string, method: string, path: string): Finding {
  return {
    ruleId,
    category: 'authentication',
    severity: 'high',
    confidence: 'confirmed',
    title: ruleId,
    why: '',
    remedy: '',
    helpUri: 'https://example.com',
    operation: { method, path },
    mappings: { owasp: [], pciDss: [], soc2: [], cwe: [] },
    fingerprint: `${ruleId} ${method} ${path}`,
  }
}

async function join(...findings: readonly Finding[]) {
  const report = { findings, score: 7 } as unknown as ScanReport
  return joinCode(report, await readCodeSample({ 'app.py': SOURCE }))
}

describe('joinCode', () => {
  it('matches paths whose parameters have other names', async () => {
    const { findings, source } = await join(live('missing-authentication', 'GET', '/v1/users/{id}'))
    expect(findings[0]?.source).toMatchObject({
      path: 'app.py',
      line: 9,
      ruleId: 'route-without-auth',
    })
    expect(findings[0]?.location).toEqual({ path: 'app.py', line: 9 })
    const open = source?.findings.filter(({ ruleId }) => ruleId === 'route-without-auth')
    expect(open?.map(({ provenBy }) => provenBy)).toEqual([
      [
        {
          ruleId: 'missing-authentication',
          fingerprint: 'missing-authentication GET /v1/users/{id}',
          operation: { method: 'GET', path: '/v1/users/{id}' },
        },
      ],
      [],
    ])
  })

  it('takes HEAD for GET, and a slash at the end for none', async () => {
    const { findings } = await join(live('missing-authentication', 'HEAD', '/v1/users/{id}/'))
    expect(findings[0]?.source?.line).toBe(9)
  })

  it('does not take another method for the same operation', async () => {
    const { findings } = await join(live('missing-authentication', 'PUT', '/v1/orders/{id}'))
    expect(findings[0]?.source).toBeUndefined()
  })

  it('names the route where no flaw in the source is behind it', async () => {
    const { findings } = await join(live('pii-in-response', 'GET', '/v1/orders'))
    expect(findings[0]?.source).toMatchObject({ line: 12, ruleId: null, route: 'GET /v1/orders' })
  })

  it('links a flaw of the whole program with whatever operation shows it', async () => {
    const { source } = await join(live('verbose-error', 'GET', '/v1/orders'))
    const debug = source?.findings.find(({ ruleId }) => ruleId === 'flask-debug')
    expect(debug?.provenBy).toHaveLength(1)
  })

  it('leaves the score as it was, and flaws unproven that were not seen live', async () => {
    const { score, source } = await join()
    expect(score).toBe(7)
    expect(source?.findings.length).toBeGreaterThan(2)
    for (const { provenBy } of source?.findings ?? []) expect(provenBy).toEqual([])
  })
})
