import { describe, expect, it } from 'vitest'
import { buildProtoResources } from '../../../../test/fixtures/binaries/build-proto.ts'
import { buildResources } from '../../../../test/fixtures/binaries/build-resources.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { protoResourcesReader, resourcesReader } from './resources-reader.ts'

const token = sampleText(39)
const read = (bytes: Buffer) => collectFrom([resourcesReader], 'resources.arsc', bytes)

describe('compiled resources', () => {
  for (const encoding of ['utf8', 'utf16le'] as const) {
    for (const form of ['plain', 'sparse', 'short', 'compact'] as const) {
      it(`are told by name: ${encoding}, ${form}`, async () => {
        const strings = { app_name: 'Größe 😀 and more', google_maps_key: token }
        const { texts, skips } = await read(buildResources({ strings, encoding, form }))
        expect(texts.map(({ place, text }) => [place, text])).toEqual([
          ['resources.arsc!string/app_name', 'app_name = "Größe 😀 and more"'],
          ['resources.arsc!string/google_maps_key', `google_maps_key = "${token}"`],
        ])
        expect(skips).toEqual([])
      })
    }
  }

  it('are told by the name of the list that holds them', async () => {
    const { texts } = await read(buildResources({ strings: {}, arrays: { keys: [token, 'none'] } }))
    expect(texts).toEqual([
      { place: 'resources.arsc!array/keys', text: `keys = "${token}"`, position: {} },
    ])
  })

  it('are searched where no resource names them', async () => {
    const { streams } = await read(buildResources({ strings: {}, orphans: [token] }))
    expect(streams[0]).toMatchObject({ isBinary: true, text: `${token}\n` })
  })

  it('are long: lengths of two bytes and of two units', async () => {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const long = token.repeat(encoding === 'utf8' ? 9 : 900)
      const { texts } = await read(buildResources({ strings: { long }, encoding }))
      expect(texts[0]?.text).toBe(`long = "${long}"`)
    }
  })

  it('that are the names of files are passed over', async () => {
    const { texts } = await read(buildResources({ strings: { icon: 'res/drawable/$icon__0.xml' } }))
    expect(texts).toEqual([])
  })

  it('do not break the line of the report by their names', async () => {
    const { texts } = await read(buildResources({ strings: { [`a\n\x1b[31m${token}`]: token } }))
    expect(texts[0]?.place).toMatch(/^resources\.arsc!string\/a··\[31m/)
  })
})

describe('resources of an app bundle', () => {
  it('are told by name', async () => {
    const bytes = buildProtoResources({ google_maps_key: token }, { keys: ['first-one', token] })
    const { texts, skips } = await collectFrom([protoResourcesReader], 'base/resources.pb', bytes)
    expect(texts.map(({ place, text }) => [place, text])).toEqual([
      ['resources.pb!string/google_maps_key', `google_maps_key = "${token}"`],
      ['resources.pb!array/keys', 'keys = "first-one"'],
      ['resources.pb!array/keys', `keys = "${token}"`],
    ])
    expect(skips).toEqual([])
  })
})
