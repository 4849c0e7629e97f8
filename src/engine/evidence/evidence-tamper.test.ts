import { describe, expect, it } from 'vitest'
import { createAuditSigner } from '../../../test/fixtures/audit-log.ts'
import { createVerifierKey } from '../audit/verifier-key.ts'
import { checkEvidenceSeal } from './evidence-seal.ts'

const FILE = Buffer.from('{"schema":"keyward.evidence/1","keys":2}\n')

describe('a signature of evidence', () => {
  const signer = createAuditSigner()
  const note = signer.signEvidence(FILE)
  const faultOf = (bytes: Uint8Array, text = note, known = signer.verifierKey) =>
    checkEvidenceSeal(bytes, text, known).fault

  it('is of exactly that file, and names the key', () => {
    expect(faultOf(FILE)).toBeUndefined()
    const alone = checkEvidenceSeal(FILE, note, undefined)
    expect(alone.fault).toBeUndefined()
    expect(alone.key?.material).toBe(signer.verifierKey.material)
  })

  it('is of no file with any bit flipped, cut off or added to', () => {
    for (let at = 0; at < FILE.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const bytes = Buffer.from(FILE)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
        expect(faultOf(bytes)).toContain('changed since')
      }
      expect(faultOf(FILE.subarray(0, at))).toContain('changed since')
    }
    expect(faultOf(Buffer.concat([FILE, Buffer.from('\n')]))).toContain('changed since')
  })

  it('is worth nothing with any character changed', () => {
    for (let at = 0; at < note.length; at++) {
      const other = note[at] === 'A' ? 'B' : 'A'
      const changed = `${note.slice(0, at)}${other}${note.slice(at + 1)}`
      expect(faultOf(FILE, changed)).toBeTypeOf('string')
    }
  })

  it('cannot be made with another key, even one of the same name', () => {
    const forger = createAuditSigner(signer.authorityId)
    const forged = forger.signEvidence(FILE)
    expect(faultOf(FILE, forged)).toContain('another key')
    const named = forged.replace(/^keyward\/.*$/m, note.split('\n')[3] ?? '')
    expect(faultOf(FILE, named)).toBe('the signature is not genuine')
  })

  it('is no other note that the key signs', () => {
    const seal = signer.signExport(FILE.length, 'ab'.repeat(32))
    expect(faultOf(FILE, seal)).toBe('it is no signature of evidence')
    const unknown = createVerifierKey('keyward/other', signer.verifierKey.material)
    expect(faultOf(FILE, note, unknown)).toBeUndefined()
    expect(faultOf(FILE, '')).toBe('it is no signature of evidence')
  })
})
