/** Decides what a report shows of an exchange: enough to check, nothing secret, nothing harmful. */
import { STATUS_CODES } from 'node:http'
import { limits } from '../../../base/limits.ts'
import type { KeyPlacement } from '../../scan-settings.ts'
import { maskSecret } from '../../secrets/mask-secret.ts'
import type { Answer, ProbeRequest } from '../client/exchange.ts'
import { isSecretName, type Masker } from './open-masker.ts'
import { showHarmless } from './show-harmless.ts'

/** Fields of an answer that tell something about its safety, in the order in which they show. */
const TELLING =
  /^(?:content-(?:type|length)|location|www-authenticate|set-cookie|allow|access-control-.*|vary)$/
const ALSO_TELLING =
  /^(?:cache-control|retry-after|(?:x-)?ratelimit.*|strict-transport-security|server|x-powered-by)$/

export function describeAnswer(
  answer: Answer,
  masker: Masker,
  placement: KeyPlacement,
): { readonly request: string; readonly response: string } {
  return {
    request: describeRequest(answer.request, masker, placement),
    response: describeResponse(answer, masker),
  }
}

function describeRequest(request: ProbeRequest, masker: Masker, placement: KeyPlacement): string {
  const url = new URL(request.url)
  const query = [...url.searchParams].map(([name, value]) => {
    const isSecret = isSecretName(name) || name === placement.name
    return `${encodeURIComponent(name)}=${isSecret ? maskSecret(value) : encodeURIComponent(value)}`
  })
  const search = query.length === 0 ? '' : `?${query.join('&')}`
  const lines = [`${request.method} ${url.pathname}${search}`, `Host: ${url.host}`]
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    const isSecret = isSecretName(name) || name.toLowerCase() === placement.name.toLowerCase()
    lines.push(`${name}: ${isSecret ? hideValue(value) : value}`)
  }
  if (request.body !== undefined && request.body !== '') lines.push('', request.body)
  return show(lines.join('\n'), masker)
}

function describeResponse(answer: Answer, masker: Masker): string {
  const lines = [`${answer.status} ${STATUS_CODES[answer.status] ?? ''}`.trim()]
  for (const [name, value] of answer.headers.entries) {
    if (lines.length > limits.evidenceFieldsMax) break
    if (!TELLING.test(name) && !ALSO_TELLING.test(name)) continue
    const shown = name === 'set-cookie' ? value.replace(/=[^;]*/, '=…') : value
    lines.push(`${name}: ${shown.slice(0, limits.evidenceFieldLengthMax)}`)
  }
  const body = answer.text.slice(0, limits.evidenceReadMax)
  return show(`${lines.join('\n')}\n\n${body}`.trim(), masker)
}

/** Masked before it is cut: half a secret is not known for one. */
function show(text: string, masker: Masker): string {
  const masked = hidePersonalData(masker(text.slice(0, limits.evidenceReadMax * 2)))
  return showHarmless(masked, limits.evidenceLengthMax)
}

function hidePersonalData(text: string): string {
  return text
    .replace(/\b([A-Za-z0-9])[A-Za-z0-9._%+-]{0,63}@([A-Za-z0-9.-]{1,200})/g, '$1…@$2')
    .replace(/\b(\d{4})[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}\b/g, '$1…')
}

/** Keeps the word in front: `Bearer shop_…`. */
function hideValue(value: string): string {
  const space = value.indexOf(' ')
  return space < 0
    ? maskSecret(value)
    : `${value.slice(0, space + 1)}${maskSecret(value.slice(space + 1))}`
}
