/** Signs requests for a key of Keyward that is a public key (RFC 9421), with nothing but Node. */
import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto'

/**
 * Answers the header fields to send, signature included. Sign anew for each request, for each
 * repetition too: no signature is taken twice, and none that is older than a minute.
 *
 * @param {{ method: string, url: string, headers?: Record<string, string>, body?: string }} request
 * @param {{ keyId: string, privateKey: string }} key `privateKey` as PEM
 */
export function signRequest({ method, url, headers = {}, body }, { keyId, privateKey }) {
  const { host, pathname, search } = new URL(url)
  const sent = { ...headers }
  const lines = [
    ['@method', method],
    ['@authority', host],
    ['@path', pathname],
    ['@query', search === '' ? '?' : search],
  ]
  if (body !== undefined) {
    const digest = createHash('sha256').update(body).digest('base64')
    sent['content-digest'] = `sha-256=:${digest}:`
    sent['content-type'] ??= 'application/json'
    lines.push(['content-digest', sent['content-digest']], ['content-type', sent['content-type']])
  }
  const covered = lines.map(([name]) => `"${name}"`).join(' ')
  const created = Math.floor(Date.now() / 1000)
  const input = `(${covered});created=${created};nonce="${randomUUID()}";keyid="${keyId}"`
  lines.push(['@signature-params', input])
  const base = lines.map(([name, value]) => `"${name}": ${value}`).join('\n')
  const signature = sign(null, Buffer.from(base), createPrivateKey(privateKey))
  sent['signature-input'] = `sig=${input}`
  sent['signature'] = `sig=:${signature.toString('base64')}:`
  return sent
}
