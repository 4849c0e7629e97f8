/** Decides which unusual use becomes an audit event: one of a kind for a key and hour. */
import { GenerationalCache } from '../../base/generational-cache.ts'
import { limits } from '../../base/limits.ts'
import { HOUR_MS } from '../../base/units.ts'
import type { AuditDraft } from '../audit/audit-event.ts'
import type { AuditFilter, AuditStorage } from '../audit/audit-storage.ts'
import { draftSystemEvent } from '../audit/draft-event.ts'
import type { UnusualUse } from './find-unusual-use.ts'
import type { UsedKey } from './pending-use.ts'
import { OTHERS, type Sighting } from './usage-storage.ts'

const ACTION = 'key.unusual_use'

/** Whose use it was, when and from where. */
export interface NotedUse {
  readonly key: Pick<UsedKey, 'id' | 'apiId'>
  readonly lastUsedAtMs: number
  readonly sightings: readonly Pick<Sighting, 'kind' | 'value'>[]
  /** Where it was a single address. */
  readonly address?: string | undefined
}

export class UnusualUseTeller {
  readonly #storage: AuditStorage
  /** Key id and kind → when it was last told. The log itself knows what came before a restart. */
  readonly #toldAtMs = new GenerationalCache<string, number>(limits.cachedKeysMax)
  #hourAtMs = 0
  #toldInHour = 0
  #withheld = 0
  #untold: AuditDraft[] = []

  constructor(storage: AuditStorage) {
    this.#storage = storage
  }

  /** Remembers what is worth an event; `tell` writes it. */
  async note(use: NotedUse, found: readonly UnusualUse[]): Promise<void> {
    for (const unusual of found) {
      const atMs = use.lastUsedAtMs
      if (await this.#wasToldLately(use.key.id, unusual, atMs)) continue
      if (!this.#takePlace(atMs)) continue
      this.#toldAtMs.set(nameOf(use.key.id, unusual), atMs)
      this.#untold.push(toEvent(use, unusual, this.#withheld))
      this.#withheld = 0
    }
  }

  /** What cannot be written is kept for the next time. */
  async tell(): Promise<void> {
    if (this.#untold.length === 0) return
    await this.#storage.appendTrail({ events: this.#untold, revocations: [] })
    this.#untold = []
  }

  async #wasToldLately(keyId: string, unusual: UnusualUse, atMs: number): Promise<boolean> {
    const name = nameOf(keyId, unusual)
    const known = this.#toldAtMs.find(name)
    if (known !== undefined) return atMs - known < limits.unusualQuietMs
    const filter: AuditFilter = {
      action: ACTION,
      targetId: keyId,
      fromMs: atMs - limits.unusualQuietMs + 1,
      // A machine whose clock was ahead before it was restarted has told nothing of now.
      toMs: atMs + 1,
    }
    const page = { cursor: null, size: limits.pageSizeDefault } as const
    const { items } = await this.#storage.listAuditEvents(filter, page)
    const told = items.find(({ details }) => isAlike(details, unusual))
    if (told !== undefined) this.#toldAtMs.set(name, told.atMs)
    return told !== undefined
  }

  /** False when this hour has had its share: the next event tells how many were left out. */
  #takePlace(atMs: number): boolean {
    const hourAtMs = atMs - (atMs % HOUR_MS)
    if (hourAtMs > this.#hourAtMs) {
      this.#hourAtMs = hourAtMs
      this.#toldInHour = 0
    }
    // When none can be written for hours, they do not pile up either.
    const { length } = this.#untold
    if (Math.max(this.#toldInHour, length) >= limits.unusualEventsPerHourMax) {
      this.#withheld++
      return false
    }
    this.#toldInHour++
    return true
  }
}

/** Each secret of a key is told of by itself. */
function nameOf(keyId: string, { kind, figures }: UnusualUse): string {
  return `${keyId} ${kind} ${figures['secretVersion'] ?? ''}`
}

function isAlike(details: Readonly<Record<string, unknown>>, unusual: UnusualUse): boolean {
  const { kind, figures } = unusual
  return details['kind'] === kind && details['secretVersion'] === figures['secretVersion']
}

function toEvent(use: NotedUse, unusual: UnusualUse, withheld: number) {
  const { key, lastUsedAtMs, address = null } = use
  const { kind, seen, threshold, figures } = unusual
  const from = listNetworks(use)
  return draftSystemEvent({
    tenant: key.apiId,
    action: ACTION,
    outcome: 'noticed',
    atMs: lastUsedAtMs,
    address,
    target: { kind: 'key', id: key.id },
    details: {
      kind,
      seen,
      threshold,
      ...figures,
      ...(from.length > 0 ? { from } : {}),
      ...(withheld > 0 ? { withheld } : {}),
    },
  })
}

/** Whoever reads of a use asks first where it came from. */
function listNetworks({ sightings }: NotedUse): string[] {
  const networks = sightings.filter(({ kind, value }) => kind === 'network' && value !== OTHERS)
  return networks.slice(0, limits.unusualNetworksMax).map(({ value }) => value)
}
