/** Keeps checkpoints that came from elsewhere, to be compared with what a log says of itself. */

import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { countNoun } from '../../base/text/count-noun.ts'
import { formatOrigin, parseCheckpoint, parseOrigin } from './checkpoint.ts'
import { formatBrief } from './format-brief.ts'
import { openNote, parseNote } from './signed-note.ts'
import { createVerifierKey, type VerifierKey } from './verifier-key.ts'

export class TrustedCheckpoints {
  readonly #roots = new Map<string, Map<number, string>>()
  #count = 0

  get count(): number {
    return this.#count
  }

  /** By name. */
  get tenants(): readonly string[] {
    return [...this.#roots.keys()].sort()
  }

  /** Hex; undefined when nobody kept a checkpoint of that size. */
  findRoot(tenant: string, size: number): string | undefined {
    return this.#roots.get(tenant)?.get(size)
  }

  /** Ascending. */
  listSizes(tenant: string): readonly number[] {
    return [...(this.#roots.get(tenant)?.keys() ?? [])].sort((left, right) => left - right)
  }

  /** Why it cannot be trusted, or undefined. Error `body_too_large` when there are too many. */
  add(note: string, authorityId: string, material: string): string | undefined {
    const claimed = parseCheckpoint(parseNote(note)?.text ?? '')
    if (claimed === undefined) return 'is not a signed checkpoint'
    const { origin, size, root } = claimed
    const owner = parseOrigin(origin)
    const log = formatBrief(origin)
    if (owner?.authorityId !== authorityId) return `is of another authority: ${log}`
    if (openNote(note, logKeyOf(owner.tenant, authorityId, material)) === undefined) {
      return `is not signed by the key of the export: ${log}, ${countNoun(size, 'event')}`
    }
    const roots = this.#roots.get(owner.tenant) ?? new Map<number, string>()
    const known = roots.get(size)
    if (known !== undefined && known !== root) {
      return `contradicts another: ${log} had two histories of ${countNoun(size, 'event')}`
    }
    if (known !== undefined) return undefined
    if (this.#count >= limits.auditCheckpointsReadMax) {
      const detail = `There are more than ${limits.auditCheckpointsReadMax} checkpoints.`
      throw new KeywardError('body_too_large', { detail })
    }
    this.#count++
    this.#roots.set(owner.tenant, roots.set(size, root))
    return undefined
  }
}

export function logKeyOf(tenant: string, authorityId: string, material: string): VerifierKey {
  return createVerifierKey(formatOrigin(authorityId, tenant), material)
}
