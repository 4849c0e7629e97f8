import { describe, expect, it } from 'vitest'
import { buildBinaryPlist } from '../../../../test/fixtures/binaries/build-binary-plist.ts'
import { buildCompiledXml } from '../../../../test/fixtures/binaries/build-compiled-xml.ts'
import { buildDex } from '../../../../test/fixtures/binaries/build-dex.ts'
import { buildElf } from '../../../../test/fixtures/binaries/build-elf.ts'
import { buildHermes } from '../../../../test/fixtures/binaries/build-hermes.ts'
import { buildFatMachO, buildMachO } from '../../../../test/fixtures/binaries/build-mach-o.ts'
import {
  buildProtoResources,
  buildProtoXml,
} from '../../../../test/fixtures/binaries/build-proto.ts'
import { buildResources } from '../../../../test/fixtures/binaries/build-resources.ts'
import { buildUnity } from '../../../../test/fixtures/binaries/build-unity.ts'
import { mutate } from '../../../../test/fixtures/binaries/mutate.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { binaryReaders } from './binary-readers.ts'

const strings = ['one', 'two-is-longer', 'größer 😀', 'x'.repeat(300), 'https://a.example/?k=v']
const named = Object.fromEntries(strings.map((text, index) => [`name_${index}`, text]))
const elements = strings.map((value) => ({ tag: 'meta-data', attributes: { name: 'n', value } }))
const pyc = [`\x6f\x0d\x0d\x0a${'\0'.repeat(12)}`, 'z\x05first', 'a\x06\0\0\0second', 'Z\x01x']
const mach = buildMachO({ strings, wideStrings: strings })

const samples: Readonly<Record<string, Buffer>> = {
  'classes.dex': buildDex({ strings, fields: named, calls: named }),
  'container.dex': buildDex({ strings, puts: named, version: '041' }),
  'resources.arsc': buildResources({ strings: named, arrays: { list: strings } }),
  'sparse.arsc': buildResources({ strings: named, encoding: 'utf16le', form: 'sparse' }),
  'compact.arsc': buildResources({ strings: named, orphans: ['orphan'], form: 'compact' }),
  'AndroidManifest.xml': buildCompiledXml({ elements }),
  'resources.pb': buildProtoResources(named, { list: strings }),
  'res/layout.xml': buildProtoXml(elements),
  'index.android.bundle': buildHermes({ strings }),
  'global-metadata.dat': buildUnity(strings),
  'main.jsbundle': buildHermes({ strings, version: 99 }),
  'program.elf': buildElf({ machine: 'x86-64', strings, tables: strings }),
  App: buildFatMachO([mach, mach]),
  'Info.plist': buildBinaryPlist({ ...named, list: strings, data: Buffer.from(strings[1] ?? '') }),
  'module.pyc': Buffer.from(pyc.join('\0'), 'latin1'),
  'Text.plist': Buffer.from('<plist><dict><key>a</key><array><string>b</string></array></dict>'),
}
const MUTATIONS = 1_500
/** A few hundred bytes that take longer than this have found a way to make much of little. */
const SLOWEST_MS = 1_000

/** Nothing in them says where they end. */
const WITHOUT_END = new Set(['App', 'program.elf', 'module.pyc'])

describe('a hostile binary', () => {
  for (const [name, sample] of Object.entries(samples)) {
    it(`is read to where it breaks: ${name}`, async () => {
      let slowestMs = 0
      let skips = 0
      for (let seed = 1; seed <= MUTATIONS; seed++) {
        const started = performance.now()
        const collected = await collectFrom(binaryReaders, name, mutate(sample, seed))
        slowestMs = Math.max(slowestMs, performance.now() - started)
        skips += collected.skips.length
        for (const { reason } of collected.skips) expect(reason).toMatch(/^[\x20-\x7e]{1,160}$/)
      }
      expect(slowestMs).toBeLessThan(SLOWEST_MS)
      if (!WITHOUT_END.has(name)) expect(skips).toBeGreaterThan(0)
    })
  }

  it('is empty', async () => {
    for (const name of Object.keys(samples)) {
      const { texts } = await collectFrom(binaryReaders, name, Buffer.alloc(0))
      expect(texts).toEqual([])
    }
  })
})
