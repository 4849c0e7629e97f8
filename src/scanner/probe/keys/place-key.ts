/** Decides how a request carries the text of a key: in a field, in the query or in a cookie. */
import type { KeyPlacement } from '../../scan-settings.ts'
import type { ProbeRequest } from '../client/exchange.ts'

export function placeKey(request: ProbeRequest, place: KeyPlacement, text: string): ProbeRequest {
  const value = place.scheme + (isBasic(place) ? toBasic(text) : text)
  if (place.in === 'query') {
    const url = new URL(request.url)
    url.searchParams.set(place.name, value)
    return { ...request, url: url.href }
  }
  const headers = { ...request.headers }
  const name = place.in === 'cookie' ? 'Cookie' : place.name
  const existing = Object.keys(headers).find((each) => each.toLowerCase() === name.toLowerCase())
  if (place.in === 'cookie') {
    const before = existing === undefined ? '' : `${headers[existing]}; `
    headers[existing ?? name] = `${before}${place.name}=${encodeURIComponent(value)}`
  } else {
    if (existing !== undefined) delete headers[existing]
    headers[name] = value
  }
  return { ...request, headers }
}

/** As a person writes it: `header X-API-Key`, `header Authorization: Bearer`, `query api_key`. */
export function nameOfPlacement({ in: place, name, scheme }: KeyPlacement): string {
  return scheme === '' ? `${place} ${name}` : `${place} ${name}: ${scheme.trim()}`
}

function isBasic({ in: place, scheme }: KeyPlacement): boolean {
  return place === 'header' && scheme.trim().toLowerCase() === 'basic'
}

/** RFC 7617: user and password in Base64; a key alone is the user, as payment APIs have it. */
function toBasic(text: string): string {
  if (text.includes(':')) return Buffer.from(text).toString('base64')
  if (Buffer.from(text, 'base64').toString('utf8').includes(':')) return text
  return Buffer.from(`${text}:`).toString('base64')
}
