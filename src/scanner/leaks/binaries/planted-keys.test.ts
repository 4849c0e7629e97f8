import { describe, expect, it } from 'vitest'
import { buildBinaryPlist } from '../../../../test/fixtures/binaries/build-binary-plist.ts'
import { buildCompiledXml } from '../../../../test/fixtures/binaries/build-compiled-xml.ts'
import { buildDex } from '../../../../test/fixtures/binaries/build-dex.ts'
import { buildElf } from '../../../../test/fixtures/binaries/build-elf.ts'
import { buildHermes } from '../../../../test/fixtures/binaries/build-hermes.ts'
import { buildMachO } from '../../../../test/fixtures/binaries/build-mach-o.ts'
import {
  buildProtoResources,
  buildProtoXml,
} from '../../../../test/fixtures/binaries/build-proto.ts'
import { buildResources } from '../../../../test/fixtures/binaries/build-resources.ts'
import { buildZip } from '../../../../test/fixtures/containers/build-zip.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { findInStream } from '../../secrets/find-in-stream.ts'
import { findInText } from '../../secrets/find-in-text.ts'
import { sampleText, sampleWithChecksum } from '../../secrets/sample-secret.ts'
import { zipReader } from '../containers/zip-reader.ts'
import { binaryReaders } from './binary-readers.ts'

const github = (seed: number): string => `ghp_${sampleWithChecksum(seed)}`
const hidden = (seed: number): string => sampleText(32, undefined, 90 + seed)
const zip = (files: Readonly<Record<string, Buffer>>): Buffer =>
  buildZip(Object.entries(files).map(([name, bytes]) => ({ name, bytes })))

/** Of each place the secrets that stand there, by all patterns that apply to it. */
async function findAll(name: string, bytes: Buffer) {
  const { texts, streams, skips } = await collectFrom([...binaryReaders, zipReader], name, bytes)
  const found: string[] = []
  for (const { place, text } of texts) {
    for (const { secret } of findInText(text)) found.push(`${place} ${secret}`)
  }
  for (const { place, text, isBinary } of streams) {
    const chunks = (async function* () {
      yield Buffer.from(text)
    })()
    await findInStream(chunks, { isBinary }, (each) => found.push(`${place} ${each.found.secret}`))
  }
  return { found: found.sort(), skips }
}

describe('a key that was planted', () => {
  it('is found in each part of an Android application, where it is', async () => {
    const apk = zip({
      'classes.dex': buildDex({
        strings: ['a', github(1), 'z'],
        fields: { API_KEY: hidden(1) },
        calls: { 'X-Api-Key': hidden(2) },
      }),
      'resources.arsc': buildResources({ strings: { token: github(2), api_secret: hidden(3) } }),
      'AndroidManifest.xml': buildCompiledXml({
        elements: [{ tag: 'meta-data', attributes: { name: 'a.API_KEY', value: hidden(4) } }],
      }),
      'assets/index.android.bundle': buildHermes({ strings: ['abc', github(3), 'def'] }),
      'lib/arm64-v8a/libapp.so': buildElf({ machine: 'arm64', strings: ['abc', github(4), 'def'] }),
    })
    const { found, skips } = await findAll('all.xapk', zip({ 'base.apk': apk }))
    const at = 'all.xapk!base.apk!'
    expect(found).toEqual(
      [
        `${at}classes.dex ${github(1)}`,
        `${at}classes.dex ${hidden(1)}`,
        `${at}classes.dex ${hidden(2)}`,
        `${at}resources.arsc!string/token ${github(2)}`,
        `${at}resources.arsc!string/api_secret ${hidden(3)}`,
        `${at}AndroidManifest.xml ${hidden(4)}`,
        `${at}assets/index.android.bundle ${github(3)}`,
        `${at}lib/arm64-v8a/libapp.so ${github(4)}`,
      ].sort(),
    )
    expect(skips).toEqual([])
  })

  it('is found in an app bundle, where it is', async () => {
    const attributes = { name: 'a.API_KEY', value: hidden(1) }
    const { found } = await findAll(
      'app.aab',
      zip({
        'base/resources.pb': buildProtoResources({ api_secret: hidden(2) }),
        'base/manifest/AndroidManifest.xml': buildProtoXml([{ tag: 'meta-data', attributes }]),
      }),
    )
    expect(found).toEqual([
      `app.aab!base/manifest/AndroidManifest.xml ${hidden(1)}`,
      `app.aab!base/resources.pb!string/api_secret ${hidden(2)}`,
    ])
  })

  it('is found in each part of an iOS application, where it is', async () => {
    const at = 'Payload/App.app/'
    const { found } = await findAll(
      'app.ipa',
      zip({
        [`${at}App`]: buildMachO({ strings: ['abc', github(1)], wideStrings: [github(2)] }),
        [`${at}Info.plist`]: buildBinaryPlist({ Service: { API_KEY: hidden(1) } }),
        [`${at}main.jsbundle`]: buildHermes({ strings: [github(3), 'größer'], version: 98 }),
        [`${at}en.lproj/Localizable.strings`]: Buffer.from(
          `\ufeff"api_secret" = "${hidden(2)}";\n`,
          'utf16le',
        ),
      }),
    )
    expect(found).toEqual(
      [
        `app.ipa!${at}App ${github(1)}`,
        `app.ipa!${at}App ${github(2)}`,
        `app.ipa!${at}Info.plist!Service.API_KEY ${hidden(1)}`,
        `app.ipa!${at}main.jsbundle ${github(3)}`,
        `app.ipa!${at}en.lproj/Localizable.strings ${hidden(2)}`,
      ].sort(),
    )
  })
})
