/** Decides which use of a key is unusual, by what is known of its habits. */

import { limits } from '../../base/limits.ts'
import { countNoun } from '../../base/text/count-noun.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/units.ts'
import type { KeyProfile } from './key-profile.ts'
import type { PendingUse } from './pending-use.ts'
import { OTHERS } from './usage-storage.ts'

export interface UnusualUse {
  readonly kind:
    | 'new_network'
    | 'after_sleep'
    | 'sudden_rate'
    | 'denial_burst'
    | 'after_exposure'
    | 'ended_secret'
  /** Two sentences for people: what was seen, and what it was measured by. */
  readonly seen: string
  readonly threshold: string
  /** The same as numbers. */
  readonly figures: Readonly<Record<string, string | number>>
}

/** `profile` is that of the key before this use. */
export function findUnusualUse(profile: KeyProfile, use: PendingUse): UnusualUse[] {
  return [
    findNewNetwork(profile, use),
    findSleep(profile, use),
    findSuddenRate(profile, use),
    findDenials(profile, use),
    findExposure(use),
  ].filter((each) => each !== undefined)
}

function findNewNetwork(profile: KeyProfile, use: PendingUse): UnusualUse | undefined {
  const { networks, uses } = profile
  const ageMs = use.lastUsedAtMs - profile.firstSeenAtMs
  if (ageMs < limits.unusualNetworkAgeMs || uses < limits.unusualNetworkUsesMin) return undefined
  if (networks.size === 0 || networks.size > limits.unusualNetworksMax) return undefined
  const found = use.sightings.find(
    ({ kind, value }) => kind === 'network' && value !== OTHERS && !networks.has(value),
  )
  if (found === undefined) return undefined
  const days = Math.floor(ageMs / DAY_MS)
  return {
    kind: 'new_network',
    seen:
      `Used from ${found.value} for the first time, after ${countNoun(uses, 'use')} in ` +
      `${countNoun(days, 'day')} from ${countNoun(networks.size, 'other network')}.`,
    threshold:
      `A network counts as new when the key has been used for ` +
      `${limits.unusualNetworkAgeMs / DAY_MS} days and ${limits.unusualNetworkUsesMin} times, ` +
      `from at most ${limits.unusualNetworksMax} networks.`,
    figures: { network: found.value, uses, days, networks: networks.size },
  }
}

function findSleep({ lastUsedAtMs }: KeyProfile, use: PendingUse): UnusualUse | undefined {
  if (lastUsedAtMs === null) return undefined
  const sleptMs = use.lastUsedAtMs - lastUsedAtMs
  if (sleptMs < limits.unusualSleepMs) return undefined
  const days = Math.floor(sleptMs / DAY_MS)
  return {
    kind: 'after_sleep',
    seen: `Used again after ${days} days without any use.`,
    threshold: `A key sleeps when it was not used for ${limits.unusualSleepMs / DAY_MS} days.`,
    figures: { days },
  }
}

function findSuddenRate(profile: KeyProfile, use: PendingUse): UnusualUse | undefined {
  const { hours, busiest } = profile.historyAt(use.lastUsedAtMs)
  if (hours < limits.unusualRateHoursMin) return undefined
  const thisHour = profile.usesInHour(use)
  if (thisHour < limits.unusualRateUsesMin) return undefined
  if (thisHour < busiest * limits.unusualRateFactor) return undefined
  return {
    kind: 'sudden_rate',
    seen: `Used ${thisHour} times in this hour; its busiest hour so far had ${busiest}.`,
    threshold:
      `A rate is sudden from ${limits.unusualRateUsesMin} uses an hour and ` +
      `${limits.unusualRateFactor} times the busiest hour of the last ` +
      `${limits.unusualHistoryMs / DAY_MS} days, when ${limits.unusualRateHoursMin} of these ` +
      'hours had any use.',
    figures: { uses: thisHour, busiestHour: busiest, hoursWithUse: hours },
  }
}

function findDenials(profile: KeyProfile, use: PendingUse): UnusualUse | undefined {
  const worst = profile.worstMinute(use)
  if (worst === undefined || worst.denials < limits.unusualDenialsPerMinute) return undefined
  const { denials, outcome, atMs } = worst
  return {
    kind: 'denial_burst',
    seen: `Denied ${denials} times in the minute of ${new Date(atMs).toISOString()}: ${outcome}.`,
    threshold:
      `It is a burst from ${limits.unusualDenialsPerMinute} denials in one minute, those by ` +
      'limits not counted.',
    figures: { denials, mostly: outcome },
  }
}

function findExposure(use: PendingUse): UnusualUse | undefined {
  const { exposedAtMs, exposedIn } = use.key
  if (exposedAtMs === null || use.lastUsedAtMs <= exposedAtMs) return undefined
  if (!wasSeenSecretUsed(use, exposedAtMs)) return undefined
  const minutes = Math.floor((use.lastUsedAtMs - exposedAtMs) / MINUTE_MS)
  const places = { query: 'in a URL', cookie: 'in a cookie', leak: 'in a public place' }
  return {
    kind: 'after_exposure',
    seen:
      `Used ${formatAge(minutes)} after it was seen ${places[exposedIn ?? 'leak']}: whoever read ` +
      'it there can use it, too.',
    threshold: 'Every use after an exposure counts, until the key is rotated or revoked.',
    figures: { minutesSinceExposure: minutes, exposedIn: exposedIn ?? 'leak' },
  }
}

/** One that was made later is not what was seen; of those that are ending it is known which one. */
function wasSeenSecretUsed({ key, secretUses }: PendingUse, exposedAtMs: number): boolean {
  return key.secrets.some(({ version, createdAtMs, expiresAtMs }) => {
    if (createdAtMs > exposedAtMs) return false
    return expiresAtMs === null || secretUses.some((used) => used.version === version)
  })
}

function formatAge(minutes: number): string {
  if (minutes * MINUTE_MS < 2 * HOUR_MS) return `${minutes} min`
  const hours = Math.floor((minutes * MINUTE_MS) / HOUR_MS)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
}
