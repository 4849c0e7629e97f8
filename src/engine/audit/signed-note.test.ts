import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AuditSigner } from './audit-signer.ts'
import { formatCheckpoint, parseCheckpoint, parseOrigin } from './checkpoint.ts'
import { openNote, parseNote, signNote } from './signed-note.ts'
import {
  createVerifierKey,
  formatFingerprint,
  formatVerifierKey,
  parseVerifierKey,
} from './verifier-key.ts'

/** The example of the specification (C2SP signed-note). */
const SPEC_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const SPEC_NOTE =
  'This is an example message.\n\n— example.com/foo ' +
  'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'

/** The example of Go's own implementation, golang.org/x/mod/sumdb/note. */
const GO_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const GO_SEED = 'gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM='
const GO_TEXT =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n"
const GO_NOTE =
  `${GO_TEXT}\n— PeterNeumann ` +
  'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'

function keyOf(text: string) {
  const key = parseVerifierKey(text)
  if (key === undefined) throw new Error('not a key')
  return key
}

/** RFC 8410: how a bare Ed25519 seed stands in PKCS #8. */
function keyFromSeed(seed: string) {
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(seed, 'base64'),
  ])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

describe('a signed note', () => {
  it('of the specification and of Go opens, with the key that belongs to it only', () => {
    expect(openNote(SPEC_NOTE, keyOf(SPEC_KEY))).toBe('This is an example message.\n')
    expect(openNote(GO_NOTE, keyOf(GO_KEY))).toBe(GO_TEXT)
    expect(openNote(GO_NOTE, keyOf(SPEC_KEY))).toBeUndefined()
  })

  it('is signed byte for byte as Go does', () => {
    const signer = { key: keyOf(GO_KEY), privateKey: keyFromSeed(GO_SEED) }
    expect(signNote(GO_TEXT, signer)).toBe(GO_NOTE)
  })

  it('may carry signatures of witnesses, and texts with empty lines', () => {
    const witnessed = `${GO_NOTE}— witness.example ${Buffer.alloc(80, 7).toString('base64')}\n`
    expect(openNote(witnessed, keyOf(GO_KEY))).toBe(GO_TEXT)
    const signer = { key: keyOf(GO_KEY), privateKey: keyFromSeed(GO_SEED) }
    const text = 'Ognuno sta solo\n\ned è subito sera.\n'
    expect(openNote(signNote(text, signer), signer.key)).toBe(text)
  })

  it('is worthless when a signature by the name and id of the key does not fit', () => {
    const forged = `— PeterNeumann x08go/${'A'.repeat(85)}=\n`
    expect(parseNote(GO_NOTE + forged)?.signatures).toHaveLength(2)
    expect(openNote(GO_NOTE + forged, keyOf(GO_KEY))).toBeUndefined()
  })

  it('does not open after any byte of it was changed', () => {
    const bytes = Buffer.from(GO_NOTE)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ by
        expect(openNote(changed.toString(), keyOf(GO_KEY))).not.toBe(GO_TEXT)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is refused in any other form', () => {
    const line = GO_NOTE.slice(GO_TEXT.length + 1)
    for (const note of [
      '',
      GO_TEXT,
      `${GO_TEXT}\n`,
      `${GO_TEXT}${line}`,
      `${GO_TEXT}\n${line.slice(0, -1)}`,
      `${GO_TEXT}\n${line.replace('—', '-')}`,
      `${GO_TEXT}\n${line.replace(' x08', '  x08')}`,
      `${GO_TEXT}\n${line.replace('=', '')}`,
      `${GO_TEXT}\n${line.replace('nAM=', 'nAN=')}`,
      `${GO_TEXT}\n— PeterNeumann x08gow==\n`,
      `${GO_TEXT}\n${line}\r\n`,
      `\u0007${GO_NOTE}`,
      `${GO_NOTE}${'— a AAAAAAAA\n'.repeat(20_000)}`,
    ]) {
      expect(openNote(note, keyOf(GO_KEY))).toBeUndefined()
    }
  })
})

describe('a verifier key', () => {
  it('is written as it was read', () => {
    for (const text of [SPEC_KEY, GO_KEY]) expect(formatVerifierKey(keyOf(text))).toBe(text)
    expect(formatFingerprint(keyOf(GO_KEY))).toMatch(/^SHA256:(?:[0-9a-f]{4}-){15}[0-9a-f]{4}$/)
  })

  it('is refused when its id, its type or its form is wrong', () => {
    for (const text of [
      '',
      GO_KEY.replace('c74f20a3', 'c74f20a4'),
      GO_KEY.replace('+ARpc', '+AhpC'),
      GO_KEY.replace('PeterNeumann', 'Peter Neumann'),
      GO_KEY.replace('PeterNeumann', ''),
      `${GO_KEY}=`,
      GO_KEY.slice(0, -4),
      `${GO_KEY}\n`,
    ]) {
      expect(parseVerifierKey(text)).toBeUndefined()
    }
  })
})

describe('a checkpoint', () => {
  it('reads the example of the specification (C2SP tlog-checkpoint)', () => {
    const text =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
    const checkpoint = parseCheckpoint(text)
    expect(checkpoint).toEqual({
      origin: 'example.com/behind-the-sofa',
      size: 20852163,
      root: '0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62',
    })
    if (checkpoint !== undefined) expect(formatCheckpoint(checkpoint)).toBe(text)
    expect(parseCheckpoint(`${text}extension\n`)).toEqual(checkpoint)
  })

  it('is refused in any other form', () => {
    const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='
    for (const text of [
      '',
      `a\n1\n`,
      `a\n1\n${root}`,
      `\n1\n${root}\n`,
      `a\n01\n${root}\n`,
      `a\n-1\n${root}\n`,
      `a\n1e3\n${root}\n`,
      `a\n9007199254740993\n${root}\n`,
      `a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n`,
      `a\n1\nAAAA\n`,
      `a\n1\n${root}\n\n`,
    ]) {
      expect(parseCheckpoint(text)).toBeUndefined()
    }
  })

  it('is signed for one tenant of one authority', () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const jwk = privateKey.export({ format: 'jwk' }) as never
    const signer = new AuditSigner({ authorityId: 'AbCdEf012345', jwk })
    const head = { tenant: 'shop', size: 0, frontier: [], lastHash: '' }
    const pruned = { prunedSize: 0, prunedHash: '', prunedFrontier: [] }
    const note = signer.signHead({ ...head, ...pruned })
    const text = openNote(note, signer.getLogKey('shop')) ?? ''
    expect(parseCheckpoint(text)).toMatchObject({ origin: 'keyward/AbCdEf012345/shop', size: 0 })
    expect(parseOrigin('keyward/AbCdEf012345/shop')).toEqual({
      authorityId: 'AbCdEf012345',
      tenant: 'shop',
    })
    expect(openNote(note, signer.getLogKey('crm'))).toBeUndefined()
    expect(openNote(note, signer.verifierKey)).toBeUndefined()
    const other = createVerifierKey('keyward/AbCdEf012345/shop', keyOf(GO_KEY).material)
    expect(openNote(note, other)).toBeUndefined()
  })
})
