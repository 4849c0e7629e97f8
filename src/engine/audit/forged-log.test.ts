import { describe, expect, it } from 'vitest'
import {
  createAuditSigner,
  exportAuditText,
  findAuditFault,
  joinLines,
  linesOf,
  openAuditLog,
} from '../../../test/fixtures/audit-log.ts'
import { formatExportLine } from './export-line.ts'
import { parseVerifierKey } from './verifier-key.ts'

describe('a forged export', () => {
  const signer = createAuditSigner()

  it('that changes an event and all hashes after it is caught by the next checkpoint', async () => {
    const { engine } = await openAuditLog(signer)
    const lines = linesOf(await exportAuditText(engine, signer, { tenant: 'shop' }))
    let previousHash = ''
    const forged = lines.map((line) => {
      const fields = JSON.parse(line)
      if (fields.type !== undefined) return line
      if (fields.target.id === 'key_1' && fields.seq < 4) fields.after.name = 'forged'
      if (previousHash !== '') fields.previousHash = previousHash
      const again = formatExportLine(fields)
      previousHash = JSON.parse(again).hash
      return again
    })
    expect(await findAuditFault(joinLines(forged))).toMatchObject({
      line: 1 + forged.findIndex((line) => JSON.parse(line).type === 'checkpoint'),
      why: expect.stringMatching(/events 1 to \d of shop are not those that were signed/),
    })
  })

  it('by another key proves nothing when the right key, or a checkpoint, is at hand', async () => {
    const { engine } = await openAuditLog(signer)
    const mine = await exportAuditText(engine, signer)
    const notes = linesOf(mine).flatMap((line) => JSON.parse(line).note ?? [])
    const forger = createAuditSigner()
    const forgery = await openAuditLog(forger)
    const text = await exportAuditText(forgery.engine, forger)
    expect(await findAuditFault(text)).toBeUndefined()
    expect(await findAuditFault(text, { key: signer.verifierKey })).toMatchObject({
      why: expect.stringContaining('another public key'),
    })
    expect(await findAuditFault(text, { notes })).toMatchObject({
      why: expect.stringContaining('not signed by the key'),
    })
    const stranger = createAuditSigner('zzzzzz012345')
    const strange = await exportAuditText((await openAuditLog(stranger)).engine, stranger)
    expect(await findAuditFault(strange, { notes })).toMatchObject({
      why: expect.stringContaining('another authority'),
    })
    expect(parseVerifierKey(JSON.parse(mine.split('\n')[0] ?? '').publicKey)).toBeDefined()
  })
})

describe('a hostile file', () => {
  it('is refused line by line, whatever is in it', async () => {
    const signer = createAuditSigner()
    const { engine } = await openAuditLog(signer)
    const lines = linesOf(await exportAuditText(engine, signer))
    for (const line of [
      '[]',
      'null',
      '{"type":"x"}',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
      '{"at":1e999}',
      '{"at":"\\ud800"}',
      '{"__proto__":{"type":"end"},"hash":"x","type":"end"}',
      formatExportLine({ type: 'tenant', tenant: '../x', size: 2 } as never),
      formatExportLine({ type: 'tenant', line: 2, tenant: 'a', size: 2 ** 60 } as never),
      formatExportLine({ type: 'end', line: 2, events: 'x'.repeat(1_000) } as never),
    ]) {
      const fault = await findAuditFault(joinLines([lines[0] ?? '', line, ...lines.slice(1)]))
      expect(fault?.line).toBe(2)
      expect(fault?.why.length).toBeLessThan(300)
    }
    expect(await findAuditFault('')).toMatchObject({ line: 1 })
    expect(await findAuditFault(Buffer.alloc(9_000_000, 0x20))).toMatchObject({ line: 1 })
    const long = `${lines[0]}\n${' '.repeat(5_000_000)}`
    expect(await findAuditFault(long)).toMatchObject({
      line: 2,
      why: expect.stringContaining('longer'),
    })
  })
})
