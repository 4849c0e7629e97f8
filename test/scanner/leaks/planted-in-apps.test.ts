import { describe, expect, it } from 'vitest'
import { buildBinaryPlist } from '../../fixtures/binaries/build-binary-plist.ts'
import { buildCompiledXml } from '../../fixtures/binaries/build-compiled-xml.ts'
import { buildDex } from '../../fixtures/binaries/build-dex.ts'
import { buildElf } from '../../fixtures/binaries/build-elf.ts'
import { buildHermes } from '../../fixtures/binaries/build-hermes.ts'
import { buildMachO } from '../../fixtures/binaries/build-mach-o.ts'
import { buildProtoResources, buildProtoXml } from '../../fixtures/binaries/build-proto.ts'
import { buildResources } from '../../fixtures/binaries/build-resources.ts'
import { buildZip } from '../../fixtures/containers/build-zip.ts'
import { githubToken, keywardKey, plainKey, stripeKey } from '../../fixtures/leaks/made-up-keys.ts'
import { findIn } from '../../fixtures/leaks/search-leaks.ts'
import { makeFolder } from '../../fixtures/sources/git-folder.ts'

const zip = (files: Readonly<Record<string, string | Buffer>>): Buffer =>
  buildZip(Object.entries(files).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) })))

describe('a planted key in an app', () => {
  it('is found in each part of an Android app and of what it is delivered in', async () => {
    const attributes = { name: 'com.example.API_KEY', value: plainKey(1) }
    const apk = zip({
      'AndroidManifest.xml': buildCompiledXml({ elements: [{ tag: 'meta-data', attributes }] }),
      'classes.dex': buildDex({
        strings: ['hello', stripeKey(2), keywardKey(3)],
        fields: { CLIENT_SECRET: plainKey(4) },
      }),
      'resources.arsc': buildResources({ strings: { app_name: 'Shop', pay: githubToken(5) } }),
      'lib/arm64-v8a/libshop.so': buildElf({ machine: 'arm64', strings: ['x', githubToken(6)] }),
      'assets/index.android.bundle': buildHermes({ strings: ['app', keywardKey(7)] }),
      'assets/sdk.jar': zip({ 'sdk/config.json': `{"stripe": "${stripeKey(8)}"}` }),
    })
    const folder = makeFolder()
    folder.write('all.xapk', zip({ 'manifest.json': '{}', 'base.apk': apk }))
    folder.write(
      'app.aab',
      zip({
        'base/resources.pb': buildProtoResources({ api_secret: plainKey(9) }),
        'base/manifest/AndroidManifest.xml': buildProtoXml([
          { tag: 'meta-data', attributes: { name: 'a.API_KEY', value: plainKey(10) } },
        ]),
        'base/dex/classes.dex': buildDex({ strings: ['b', githubToken(11)] }),
      }),
    )
    const at = 'all.xapk!base.apk!'
    const { found, report } = await findIn(folder.path)
    expect(found).toEqual(
      [
        `generic-api-key ${at}AndroidManifest.xml:10 ${plainKey(1)}`,
        `stripe-secret-key ${at}classes.dex ${stripeKey(2)}`,
        `keyward-key ${at}classes.dex ${keywardKey(3)}`,
        `generic-api-key ${at}classes.dex ${plainKey(4)}`,
        `github-token ${at}resources.arsc!string/pay ${githubToken(5)}`,
        `github-token ${at}lib/arm64-v8a/libshop.so ${githubToken(6)}`,
        `keyward-key ${at}assets/index.android.bundle ${keywardKey(7)}`,
        `stripe-secret-key ${at}assets/sdk.jar!sdk/config.json:1 ${stripeKey(8)}`,
        `generic-api-key app.aab!base/resources.pb!string/api_secret ${plainKey(9)}`,
        `generic-api-key app.aab!base/manifest/AndroidManifest.xml:10 ${plainKey(10)}`,
        `github-token app.aab!base/dex/classes.dex ${githubToken(11)}`,
      ].toSorted(),
    )
    expect(report.coverage.skipped).toEqual([])
    const weights = report.findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`)
    expect(weights).toContain('stripe-secret-key critical')
    expect(weights).toContain('generic-api-key high')
  })

  it('is found in each part of an iOS app', async () => {
    const at = 'Payload/Shop.app/'
    const folder = makeFolder()
    folder.write(
      'shop.ipa',
      zip({
        [`${at}Shop`]: buildMachO({ strings: ['x', githubToken(1)], wideStrings: [stripeKey(2)] }),
        [`${at}Info.plist`]: buildBinaryPlist({ Backend: { APIKey: plainKey(3) } }),
        [`${at}Config.plist`]:
          '<?xml version="1.0"?><plist version="1.0"><dict><key>token</key>' +
          `<string>${keywardKey(4)}</string></dict></plist>`,
        [`${at}main.jsbundle`]: buildHermes({ strings: ['one', keywardKey(5), 'größer'] }),
      }),
    )
    const { found, report } = await findIn(folder.path)
    expect(found).toEqual(
      [
        `github-token shop.ipa!${at}Shop ${githubToken(1)}`,
        `stripe-secret-key shop.ipa!${at}Shop ${stripeKey(2)}`,
        `generic-api-key shop.ipa!${at}Info.plist!Backend.APIKey ${plainKey(3)}`,
        `keyward-key shop.ipa!${at}Config.plist!token:1 ${keywardKey(4)}`,
        `keyward-key shop.ipa!${at}main.jsbundle ${keywardKey(5)}`,
      ].toSorted(),
    )
    expect(report.coverage.skipped).toEqual([])
  })
})
