import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  appendEvents,
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

  it('is caught whatever well-formed thing was changed, with every hash made anew', async () => {
    const { engine } = await openAuditLog(signer)
    const lines = linesOf(await exportAuditText(engine, signer))
    const parsed = lines.map((line) => JSON.parse(line) as Fields)
    const places = parsed.flatMap((fields, line) =>
      listPlaces(fields)
        .filter(([name = '']) => !MADE_ANEW.has(name))
        .map((path) => ({ line, path })),
    )
    expect(places.length).toBeGreaterThan(100)
    for (const { line, path } of places) {
      const forged = structuredClone(parsed)
      spoil(forged[line] ?? {}, path)
      const text = joinLines(hashAnew(forged))
      expect(await findAuditFault(text), `${line + 1} ${path.join('.')}`).toBeDefined()
    }
  })

  it('is caught when events were taken out, doubled or moved, with hashes made anew', async () => {
    const { engine } = await openAuditLog(signer)
    const parsed = linesOf(await exportAuditText(engine, signer)).map((line) => JSON.parse(line))
    const isEvent = (fields: Fields) => fields['type'] === undefined
    const events = parsed.flatMap((fields, index) => (isEvent(fields) ? [index] : []))
    for (const at of events) {
      for (const changed of [
        parsed.toSpliced(at, 1),
        parsed.toSpliced(at, 0, parsed[at]),
        parsed.toSpliced(at, 1).toSpliced(at + 1, 0, parsed[at]),
      ]) {
        const fault = await findAuditFault(joinLines(hashAnew(structuredClone(changed))))
        expect(fault).toBeDefined()
      }
    }
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

type Fields = Record<string, unknown>

const MADE_ANEW = new Set(['hash', 'line', 'seq', 'previousHash'])

/** Paths to everything in it that is no object or list. */
function listPlaces(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, each]) => listPlaces(each, [...path, name]))
}

function spoil(fields: Fields, path: readonly string[]): void {
  const [name = '', ...rest] = path
  const value = fields[name]
  if (rest.length > 0) spoil(value as Fields, rest)
  else if (typeof value === 'string') fields[name] = value === '' ? 'x' : `${value.slice(0, -1)}~`
  else if (typeof value === 'number') fields[name] = value + 1
  else fields[name] = value === null ? 'x' : null
}

/** What somebody without the key would do: numbers, links and hashes fit again. */
function hashAnew(lines: readonly Fields[]): string[] {
  const lastHashes = new Map<unknown, unknown>()
  const seqs = new Map<unknown, number>()
  return lines.map((fields, index) => {
    const { type, tenant } = fields
    if (type === 'tenant') {
      lastHashes.set(tenant, fields['lastHash'])
      seqs.set(tenant, Number(fields['size']))
    }
    if (type !== undefined) fields['line'] = index + 1
    else {
      const seq = (seqs.get(tenant) ?? 0) + 1
      seqs.set(tenant, seq)
      Object.assign(fields, { seq, previousHash: lastHashes.get(tenant) ?? '' })
    }
    const line = formatExportLine(fields as never)
    if (type === undefined) lastHashes.set(tenant, JSON.parse(line).hash)
    return line
  })
}

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

  it('is refused whatever was done to it on the way', async () => {
    const signer = createAuditSigner()
    const { engine } = await openAuditLog(signer)
    await appendEvents(engine, 'crm', 2)
    const text = await exportAuditText(engine, signer)
    const bytes = Buffer.from(text)
    const lines = linesOf(text)
    const indexOf = (part: string) => lines.findIndex((line) => line.includes(part))
    const event = lines.findIndex((line) => JSON.parse(line).seq === 1)
    const change = (at: number, from: string | RegExp, to: string) =>
      joinLines(lines.map((line, index) => (index === at ? line.replace(from, to) : line)))
    const cutInLetter = bytes.subarray(0, bytes.indexOf('é') + 1)
    const swapped = text.replaceAll(/"tenant":"(crm|shop)"/g, (_all, tenant) =>
      tenant === 'crm' ? '"tenant":"shop"' : '"tenant":"crm"',
    )
    const deep = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
    const cases: readonly (readonly [string | Buffer, number])[] = [
      [gzipSync(text), 1],
      [Buffer.concat([Buffer.from('\ufeff'), bytes]), 1],
      [Buffer.from(text, 'utf16le'), 1],
      [text.replaceAll('\n', '\r\n'), 1],
      [text + text, lines.length + 1],
      [`${text}\u0000`, lines.length + 1],
      [`${text}\n`, lines.length + 1],
      [cutInLetter, cutInLetter.toString().split('\n').length],
      [joinLines(lines.slice(0, -1)), lines.length],
      [change(event, '"seq":1', '"seq":1e0'), event + 1],
      [change(event, '"seq":1', '"seq":1.0'), event + 1],
      [change(event, '"seq":1', '"seq":2,"seq":1'), event + 1],
      [change(event, '"seq":1', '"seq":1 '), event + 1],
      [change(event, '"outcome"', '"out\\u0063ome"'), event + 1],
      [change(indexOf('é'), 'é', 'é'.normalize('NFD')), indexOf('é') + 1],
      [change(event, /"tenant":"\w+"/, `"tenant":"\u001b[2J${'x'.repeat(999)}"`), event + 1],
      [swapped, indexOf('"tenant":"crm"') + 1],
      ...[500, 2_400, 2_600, 9_000].map((depth) => [change(1, /.*/, deep(depth)), 2] as const),
    ]
    for (const [file, line] of cases) {
      const fault = await findAuditFault(file)
      expect(fault?.line, fault?.why).toBe(line)
      expect(fault?.why.length).toBeLessThan(200)
    }
  })

  it('is refused when its header would say anything but what was exported', async () => {
    const signer = createAuditSigner()
    const { engine } = await openAuditLog(signer)
    const [line = '', ...rest] = linesOf(await exportAuditText(engine, signer))
    const { hash: _hash, ...header } = JSON.parse(line)
    for (const changes of [
      { exportedAt: '\u001b[2J2026-05-06T07:08:09.010Z' },
      { tenant: '\u202eshop' },
      { from: 'yesterday' },
      { authority: '\u202eAbCdEf01234' },
      { publicKey: header.publicKey.replace('AbCdEf012345', 'AbCdEf012346') },
    ]) {
      const forged = formatExportLine({ ...header, ...changes })
      expect(await findAuditFault(joinLines([forged, ...rest]))).toMatchObject({ line: 1 })
    }
  })
})
