import { expect, it } from 'vitest'
import { buildUnity } from '../../../../test/fixtures/binaries/build-unity.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { unityReader } from './unity-reader.ts'

const strings = ['before-it', sampleText(40), 'größer 😀', 'afterwards']
const read = (bytes: Buffer) => collectFrom([unityReader], 'global-metadata.dat', bytes)

for (const version of [24, 29, 31]) {
  it(`gives each string of a Unity game a line: version ${version}`, async () => {
    const { streams, skips } = await read(buildUnity(strings, version))
    expect(streams.map(({ text }) => text)).toEqual([`${strings.join('\n')}\n`])
    expect(skips).toEqual([])
  })
}

it('reads a table of another layout as plain strings, and says so', async () => {
  const bytes = buildUnity(strings)
  bytes.writeUInt32LE(0xffff, 32)
  const { streams, skips } = await read(bytes)
  expect(streams.at(-1)?.text).toContain(strings[1])
  expect(skips[0]?.reason).toMatch(/layout that is not known; .* plain strings only/)
})
