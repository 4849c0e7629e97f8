import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { pycReader } from './pyc-reader.ts'

const directory = mkdtempSync(join(tmpdir(), 'keyward-pyc-'))
afterAll(() => rmSync(directory, { recursive: true }))

it('gives each string of compiled Python without the length before it', async () => {
  const values = [51, 65, 300].map((length) => sampleText(length))
  const source = join(directory, 'a.py')
  const compiled = join(directory, 'a.pyc')
  const lines = values.map((value, index) => `key_${index} = "${value}"`)
  writeFileSync(source, [...lines, 'text = "größer 😀 than"', 'print(key_0 + "x")'].join('\n'))
  const script = 'import py_compile, sys; py_compile.compile(sys.argv[1], cfile=sys.argv[2])'
  execFileSync('python3', ['-c', script, source, compiled])
  const { streams, skips } = await collectFrom([pycReader], 'a.pyc', readFileSync(compiled))
  const expected = [...values, 'größer 😀 than']
  expect(streams[0]?.text.split('\n')).toEqual(expect.arrayContaining(expected))
  expect(skips).toEqual([])
})
