/** Decides how rate limits and quotas are written in one word: `burst=10/1s`, `10000/month`. */
import { formatDuration, parseDuration } from './parse-duration.ts'

export interface RateLimitInput {
  readonly name: string
  readonly limit: number
  readonly windowMs: number
  readonly per: 'key' | 'owner'
}

export interface QuotaInput {
  readonly limit: number
  readonly period: 'total' | 'day' | 'month'
  readonly per: 'key' | 'owner'
}

export const RATE_LIMIT_EXAMPLES = '100/1m, burst=10/1s or team=5000/1h/owner'
export const QUOTA_EXAMPLES = '10000/month, 500/day/owner or 1000000/total'

/** `[name=]limit/window[/owner]`; the name is `default` unless given. */
export function parseRateLimit(text: string): RateLimitInput | undefined {
  const parts = /^(?:([A-Za-z0-9][A-Za-z0-9_-]*)=)?(\d{1,7})\/(\w+)(?:\/(key|owner))?$/.exec(text)
  if (parts === null) return undefined
  const [, name = 'default', limit = '', window = '', per = 'key'] = parts
  const windowMs = parseDuration(/^(?:ms|s|m|h|d)$/.test(window) ? `1${window}` : window)
  if (windowMs === undefined) return undefined
  return { name, limit: Number(limit), windowMs, per: per === 'owner' ? 'owner' : 'key' }
}

/** `limit/period[/owner]`. */
export function parseQuota(text: string): QuotaInput | undefined {
  const parts = /^(\d{1,16})\/(total|day|month)(?:\/(key|owner))?$/.exec(text)
  if (parts === null) return undefined
  const [, limit = '', period = '', per = 'key'] = parts
  return {
    limit: Number(limit),
    period: period as QuotaInput['period'],
    per: per === 'owner' ? 'owner' : 'key',
  }
}

export function formatRateLimit({ name, limit, windowMs, per }: RateLimitInput): string {
  const prefix = name === 'default' ? '' : `${name}=`
  return `${prefix}${limit}/${formatDuration(windowMs)}${per === 'owner' ? '/owner' : ''}`
}

export function formatQuota({ limit, period, per }: QuotaInput): string {
  return `${limit}/${period}${per === 'owner' ? '/owner' : ''}`
}
