import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { buildElf } from '../../../../test/fixtures/binaries/build-elf.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { nativeReader } from './native-reader.ts'

const token = sampleText(40)
const other = sampleText(36)
const read = async (bytes: Buffer) => {
  const { streams } = await collectFrom([nativeReader], 'program', bytes)
  return streams[0]?.text.split('\n') ?? []
}

describe('strings that nothing ends', () => {
  for (const machine of ['x86-64', 'arm64'] as const) {
    it(`are told apart by their addresses in code and in tables: ${machine}`, async () => {
      const strings = ['x-api-key', token, 'next one']
      const tables = ['in a table', other, 'and the last']
      const lines = await read(buildElf({ machine, strings, tables }))
      expect(lines).toEqual(expect.arrayContaining([...strings, ...tables]))
    })
  }

  it('are told apart in a real program of Go', async () => {
    const require = createRequire(createRequire(import.meta.url).resolve('esbuild'))
    const program = require.resolve(`@esbuild/${process.platform}-${process.arch}/bin/esbuild`)
    const lines = new Set(await read(readFileSync(program)))
    for (const text of ['postMessage', 'setInterval', 'XMLDocument']) {
      expect(lines).toContain(text)
    }
  })

  it('are left as they are in programs of others, which may name the middle of one', async () => {
    const bytes = buildElf({ machine: 'x86-64', strings: [token, other] })
    bytes.fill(1, bytes.indexOf('/rustc/'), bytes.indexOf(token))
    expect(await read(bytes)).toContain(token + other)
  })
})
