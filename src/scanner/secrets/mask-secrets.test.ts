import { describe, expect, it } from 'vitest'
import { maskSecrets } from './mask-secrets.ts'
import { sampleText, toBase64 } from './sample-secret.ts'

const key = `shop_live_${sampleText(40)}`
const odd = `k+/="'\\ä ${sampleText(12)}`

function isHidden(text: string, secret: string): boolean {
  const shown = maskSecrets(text, [secret])
  const part = secret.slice(-8)
  return !shown.includes(secret) && !shown.toLowerCase().includes(part.toLowerCase())
}

describe('maskSecrets', () => {
  it('hides a known key and shows its public beginning', () => {
    expect(maskSecrets(`X-API-Key: ${key}`, [key])).toBe(`X-API-Key: ${key.slice(0, 13)}…`)
  })

  it('hides it in every encoding', () => {
    for (const secret of [key, odd, 'hunter2hunter']) {
      const every = [...secret]
      const forms = [
        secret,
        encodeURIComponent(secret),
        every
          .map((each) => `%${Buffer.from(each).toString('hex').match(/../g)?.join('%')}`)
          .join(''),
        encodeURIComponent(encodeURIComponent(secret)),
        JSON.stringify(secret),
        JSON.stringify(JSON.stringify(secret)),
        every.map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
        every.map((each) => `&#${each.charCodeAt(0)};`).join(''),
        secret.toUpperCase(),
      ]
      for (const form of forms) expect(isHidden(`a ${form} b`, secret), form).toBe(true)
    }
  })

  it('hides its secret half alone, backwards, in hexadecimal digits and in base64', () => {
    const half = sampleText(22)
    const secret = `shop_live_${sampleText(16)}_${half}`
    const turn = (text: string) => [...text].reverse().join('')
    const toHex = (text: string) => Buffer.from(text).toString('hex').toUpperCase()
    const forms = [
      half,
      ...[half, secret].flatMap((each) => [turn(each), toHex(each)]),
      toBase64(half),
    ]
    for (const form of forms) {
      const shown = maskSecrets(`{"half":"${form}"}`, [secret])
      expect(shown).toContain('…')
      expect(shown).not.toContain(form.slice(-10))
    }
  })

  it.each(['swordfish', 'abc123'])('hides a short one that was turned round: %s', (short) => {
    const backwards = [...short].reverse().join('')
    const hex = Buffer.from(short).toString('hex')
    const shown = maskSecrets(`{"a":"${backwards}","b":"${hex}","c":"${hex.toUpperCase()}"}`, [
      short,
    ])
    expect(shown).toBe('{"a":"…","b":"…","c":"…"}')
  })

  it('hides it in base64 at each of the three alignments', () => {
    for (const secret of [key, 'hunter2']) {
      for (const before of ['', 'a', 'ab', 'abc', 'shop:']) {
        for (const after of ['', 'x', 'yz']) {
          const encoded = toBase64(before + secret + after)
          expect(maskSecrets(`<${encoded}>`, [secret])).toBe('<…>')
          const urlSafe = encoded.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
          expect(maskSecrets(`<${urlSafe}>`, [secret])).toBe('<…>')
        }
      }
    }
  })

  it('hides the password of a pair in Basic authentication and by itself', () => {
    const pair = `deploy:${sampleText(14)}`
    const shown = maskSecrets(
      `Authorization: Basic ${toBase64(pair)}\n\npassword ${pair.slice(7)}`,
      [pair],
    )
    expect(shown).toBe('Authorization: Basic …\n\npassword …')
  })

  it('hides what is left of a key that was cut at either end', () => {
    expect(isHidden(`key ${key.slice(0, -1)} is unknown`, key.slice(0, -1))).toBe(true)
    expect(maskSecrets(`key ${key.slice(0, -1)}!`, [key])).toBe(`key ${key.slice(0, 13)}…!`)
    expect(maskSecrets(`key ${key.slice(1)}!`, [key])).toBe(`key ${key.slice(0, 13)}…!`)
  })

  it('hides secrets that nobody told it of', () => {
    const stripe = `${'sk_'}live_51H${sampleText(40)}`
    expect(maskSecrets(`{"a":"${stripe}"}`, [])).toBe(`{"a":"${'sk_'}live_51H…"}`)
  })

  it('hides simple values of telling names, cookies and card numbers', () => {
    expect(maskSecrets('{"password": "hunter2"}', [])).toBe('{"password": "…"}')
    expect(maskSecrets('DEBUG=1\nDB_PASS=hunter2\nSECRET_KEY=abc def', [])).toBe(
      'DEBUG=1\nDB_PASS=…\nSECRET_KEY=… def',
    )
    expect(maskSecrets("define('DB_PASSWORD', 'hunter2');", [])).toBe("define('DB_PASSWORD', '…');")
    expect(maskSecrets('<apiKey>hunter2</apiKey>', [])).toBe('<apiKey>…</apiKey>')
    expect(maskSecrets('user=ann&password=hunter2&x=1', [])).toBe('user=ann&password=…&x=1')
    expect(maskSecrets('{\\"password\\": \\"hunter2\\"}', [])).toBe('{\\"password\\": \\"…\\"}')
    expect(maskSecrets('Set-Cookie: sid=abcdef; Path=/; HttpOnly', [])).toBe(
      'Set-Cookie: sid=…; Path=/; HttpOnly',
    )
    expect(maskSecrets('Cookie: a=12345; b=67890', [])).toBe('Cookie: a=…; b=…')
    expect(maskSecrets(`card ${'4111 1111'} 1111 1111.`, [])).toBe('card …1111.')
    expect(maskSecrets('mail ann.miller@shop.test now', [])).toBe('mail a…@shop.test now')
  })

  it('leaves what was masked before', () => {
    const once = maskSecrets(`Authorization: Bearer ${key}\n{"api_key": "${key}"}`, [key])
    expect(maskSecrets(once, [key])).toBe(once)
    const hinted = `Authorization: Bearer ${key.slice(0, 13)}…`
    expect(maskSecrets(hinted, [key])).toBe(hinted)
  })

  it('leaves other texts as they are', () => {
    for (const text of [
      'GET /v1/users HTTP/1.1\nAccept: application/json\n\n',
      '{"id":7,"name":"Ann","created":"2026-01-02T03:04:05Z","total":1234567890123}',
      '<a href="/v1/users?page=2&amp;size=10">next</a>',
      'answers to a caller without a key: an operation which holds data',
    ]) {
      expect(maskSecrets(text, [key])).toBe(text)
    }
  })

  it('hides a very short key only where it stands alone', () => {
    expect(maskSecrets('sent ab; abbey', ['ab'])).toBe('sent …; abbey')
  })

  it('is fast on texts made to be slow', () => {
    for (const piece of [
      '%41',
      '\\u0041',
      '&#65;',
      'a_',
      'password:',
      'eyJ',
      'http://a:',
      '-',
      'key-',
    ]) {
      const began = performance.now()
      maskSecrets(piece.repeat(100_000), [key])
      expect(performance.now() - began, piece).toBeLessThan(3_000)
    }
  })
})
