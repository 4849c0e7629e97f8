import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { formatVerifierKey } from '../../src/engine/audit/verifier-key.ts'
import type { Evidence } from '../../src/server/evidence/create-evidence.ts'
import { openEvidence } from '../fixtures/open-evidence.ts'
import { runHere } from './in-process.ts'

const LATER = '2099-01-01T00:00:00Z'

const folder = mkdtempSync(join(tmpdir(), 'keyward-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function open() {
  const management = await openEvidence()
  const admin = await management.createAdminKey({ scopes: ['read:*'] })
  const url = `http://127.0.0.1:${management.listener.port}`
  const environment = { KEYWARD_API_KEY: admin, KEYWARD_URL: url }
  const run = (...words: string[]) => runHere(words, environment)
  return { ...management, run, url, admin }
}

describe('keyward evidence', () => {
  it.each(['json', 'html'])('writes %s with a signature that proves it', async (format) => {
    await using server = await open()
    const file = join(folder, `proof.${format}`)
    const made = await server.run('evidence', '--framework', 'pci-dss', '--output', file)
    expect([made.code, made.stderr]).toEqual([0, ''])
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(readFileSync(file, 'utf8').startsWith(format === 'html' ? '<!doctype' : '{')).toBe(true)
    const alone = await runHere(['evidence', 'verify', file, '--json'])
    expect([alone.code, JSON.parse(alone.stdout)]).toMatchObject([0, { result: 'consistent' }])
    const key = formatVerifierKey(server.signer.verifierKey)
    const proven = await runHere(['evidence', 'verify', file, '--public-key', key])
    expect([proven.code, proven.stdout]).toEqual([0, expect.stringContaining('Proven')])
    writeFileSync(file, readFileSync(file, 'utf8').replace('PCI', 'pci'))
    const changed = await runHere(['evidence', 'verify', file, '--public-key', key])
    expect([changed.code, changed.stdout]).toEqual([1, expect.stringContaining('changed since')])
  })

  it('replaces nothing unless told to, and writes both files or neither', async () => {
    await using server = await open()
    const file = join(folder, 'kept.json')
    writeFileSync(`${file}.sig`, 'of another file')
    const ask = ['evidence', '--framework', 'soc2', '--output', file]
    expect((await server.run(...ask)).code).toBe(2)
    expect(() => statSync(file)).toThrow()
    expect((await server.run(...ask, '--force')).code).toBe(0)
    expect((await runHere(['evidence', 'verify', file])).code).toBe(0)
  })

  it('takes no ending for a form that it is not, unless the form is named', async () => {
    await using server = await open()
    const file = join(folder, 'proof.pdf')
    const ask = ['evidence', '--framework', 'soc2', '--output', file]
    const { code, stderr } = await server.run(...ask)
    expect([code, stderr]).toEqual([2, expect.stringContaining('neither .json nor .html')])
    expect(() => statSync(file)).toThrow()
    expect((await server.run(...ask, '--format', 'json')).code).toBe(0)
    expect(readFileSync(file, 'utf8').startsWith('{')).toBe(true)
  })

  it('tells, and ends with 1, where the audit log was tampered with', async () => {
    await using server = await open()
    const [first] = await server.engine.storage.readAuditEvents({ tenant: 'shop' }, 0, 1)
    Object.assign(first?.event ?? {}, { actor: { kind: 'local', id: 'nobody' } })
    const file = join(folder, 'tampered.html')
    const { code, stdout } = await server.run('evidence', '--framework', 'soc2', '--output', file)
    expect([code, stdout]).toEqual([1, expect.stringContaining('NOT PROVEN: event 1 of shop')])
    expect(readFileSync(file, 'utf8')).toContain('class="proof broken"')
    const printed = await server.run('evidence', '--framework', 'soc2')
    expect([printed.code, printed.stdout]).toEqual([1, expect.stringContaining('NOT PROVEN')])
  })

  it('prints the document where no file is named', async () => {
    await using server = await open()
    const { stdout } = await server.run('evidence', '--framework', 'soc2', '--api', 'shop')
    expect(JSON.parse(stdout)).toMatchObject({ framework: { id: 'soc2' }, api: 'shop' })
  })

  it('tells commands and requests that work, and show the same', async () => {
    await using server = await open()
    const words = ['evidence', '--framework', 'pci-dss', '--api', 'shop']
    const evidence = JSON.parse((await server.run(...words)).stdout) as Evidence
    const audit = join(folder, 'audit.ndjson')
    const queries = new Map(
      evidence.controls.flatMap((control) => control.queries.map((each) => [each.table, each])),
    )
    expect([...queries.keys()].sort()).toEqual(evidence.tables.map(({ name }) => name).sort())
    for (const { command, request } of queries.values()) {
      for (const line of command.replaceAll('audit.ndjson', audit).split(', then ')) {
        const ran = await server.run(...line.split(' ').slice(1))
        expect([line, ran.code, ran.stderr]).toEqual([line, 0, ''])
      }
      const [method, path = ''] = request.split(' ')
      const headers = { 'x-api-key': server.admin }
      const { status } = await fetch(`${server.url}${path}`, { method: method ?? '', headers })
      expect([request, status]).toEqual([request, 200])
    }
    const reviews = queries.get('accessReviews')?.command.split(' ').slice(1) ?? []
    const again = JSON.parse((await server.run(...reviews, '--json')).stdout)
    const table = evidence.tables.find(({ name }) => name === 'accessReviews')
    expect(again.items).toHaveLength(table?.total ?? -1)
  })

  it('names the option that is wrong, also where only the server can tell', async () => {
    await using server = await open()
    const { stderr } = await server.run('evidence', '--framework', 'soc2', '--from', LATER)
    expect(stderr).toContain('\n  --from must be before the end of the period\n')
  })

  it.each([
    [['evidence']],
    [['evidence', '--framework', 'iso']],
    [['evidence', '--framework', 'soc2', '--format', 'html', '--json']],
    [['evidence', '--framework', 'soc2', '--from', 'yesterday']],
    [['evidence', 'verify', join(folder, 'none.html')]],
    [['evidence', 'verify', folder]],
  ])('refuses %j', async (words) => {
    await using server = await open()
    expect((await server.run(...words)).code).toBe(2)
  })
})
