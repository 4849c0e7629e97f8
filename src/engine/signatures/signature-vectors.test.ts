/** Holds signature base and verification to the examples of RFC 9421, its appendix B included. */
import { createPublicKey, verify } from 'node:crypto'
import { parseDictionary, serializeInnerList, serializeItem } from 'structured-headers'
import { describe, expect, it } from 'vitest'
import { type Component, findSignature } from './parse-signatures.ts'
import { createSignatureBase } from './signature-base.ts'
import type { SignedMessage } from './signed-message.ts'
import { isInnerList } from './structured-field.ts'

/** Appendix B.1.4, test-key-ed25519. */
const PUBLIC_KEY = createPublicKey(
  `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=
-----END PUBLIC KEY-----`,
)

const DIGEST =
  'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYll' +
  'u7BNNyealdVLvRwEmTHWXvJwew==:'

/** Appendix B.2, test-request. */
const REQUEST: SignedMessage = {
  method: 'POST',
  scheme: 'https',
  authority: 'example.com',
  requestTarget: '/foo?param=Value&Pet=dog',
  rawHeaders: [
    ...['Host', 'example.com', 'Date', 'Tue, 20 Apr 2021 02:07:55 GMT'],
    ...['Content-Type', 'application/json', 'Content-Digest', DIGEST, 'Content-Length', '18'],
  ],
}

/** The base for one member of `Signature-Input`, whoever's key it names. */
function baseOf(message: SignedMessage, input: string): string[] | undefined {
  const [member] = parseDictionary(input).values()
  if (member === undefined || !isInnerList(member)) throw new Error('no inner list')
  const components = member[0].map(
    (item): Component => ({
      name: String(item[0]),
      parameters: item[1],
      identifier: serializeItem(item),
    }),
  )
  const base = createSignatureBase(message, {
    components,
    parametersText: serializeInnerList(member),
  })
  return base?.toString('latin1').split('\n')
}

function linesOf(message: Partial<SignedMessage>, components: string): string[] | undefined {
  return baseOf({ ...REQUEST, ...message }, `sig=(${components})`)?.slice(0, -1)
}

function isSigned(message: SignedMessage, input: string, signature: string): boolean {
  const base = baseOf(message, input)?.join('\n')
  if (base === undefined) return false
  return verify(null, Buffer.from(base, 'latin1'), PUBLIC_KEY, Buffer.from(signature, 'base64'))
}

describe('appendix B.2', () => {
  it('B.2.1: covers nothing but its own parameters', () => {
    const parameters =
      '();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd"'
    expect(baseOf(REQUEST, `sig-b21=${parameters}`)).toEqual([`"@signature-params": ${parameters}`])
  })

  it('B.2.2: covers some components', () => {
    const parameters =
      '("@authority" "content-digest" "@query-param";name="Pet")' +
      ';created=1618884473;keyid="test-key-rsa-pss";tag="header-example"'
    expect(baseOf(REQUEST, `sig-b22=${parameters}`)).toEqual([
      '"@authority": example.com',
      `"content-digest": ${DIGEST}`,
      '"@query-param";name="Pet": dog',
      `"@signature-params": ${parameters}`,
    ])
  })

  it('B.2.3: covers everything', () => {
    const parameters =
      '("date" "@method" "@path" "@query" "@authority" "content-type" "content-digest" ' +
      '"content-length");created=1618884473;keyid="test-key-rsa-pss"'
    expect(baseOf(REQUEST, `sig-b23=${parameters}`)).toEqual([
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@method": POST',
      '"@path": /foo',
      '"@query": ?param=Value&Pet=dog',
      '"@authority": example.com',
      '"content-type": application/json',
      `"content-digest": ${DIGEST}`,
      '"content-length": 18',
      `"@signature-params": ${parameters}`,
    ])
  })

  it('B.2.6: verifies a request that was signed with ed25519', () => {
    const parameters =
      '("date" "@method" "@path" "@authority" "content-type" "content-length")' +
      ';created=1618884473;keyid="test-key-ed25519"'
    expect(baseOf(REQUEST, `sig-b26=${parameters}`)).toEqual([
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@method": POST',
      '"@path": /foo',
      '"@authority": example.com',
      '"content-type": application/json',
      '"content-length": 18',
      `"@signature-params": ${parameters}`,
    ])
    const signature =
      'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=='
    expect(isSigned(REQUEST, `sig-b26=${parameters}`, signature)).toBe(true)
    expect(isSigned({ ...REQUEST, method: 'GET' }, `sig-b26=${parameters}`, signature)).toBe(false)
  })
})

describe('appendix B.4: what may happen to a message on its way', () => {
  const INPUT =
    'transform=("@method" "@path" "@authority" "accept")' +
    ';created=1618884473;keyid="test-key-ed25519"'
  const SIGNATURE =
    'ZT1kooQsEHpZ0I1IjCqtQppOmIqlJPeo7DHR3SoMn0s5JZ1eRGS0A+vyYP9t/LXlh5QMFFQ6cpLt2m0pmj3NDA=='
  const date = ['Date', 'Fri, 15 Jul 2022 14:24:55 GMT']
  const original: SignedMessage = {
    method: 'GET',
    scheme: 'https',
    authority: 'example.org',
    requestTarget: '/demo?name1=Value1&Name2=value2',
    rawHeaders: ['Host', 'example.org', ...date, 'Accept', 'application/json', 'Accept', '*/*'],
  }

  it.each<[string, Partial<SignedMessage>]>([
    ['as it was sent', {}],
    [
      'more fields and parameters',
      {
        requestTarget: '/demo?name1=Value1&Name2=value2&param=added',
        rawHeaders: [...original.rawHeaders, 'Accept-Language', 'en-US,en;q=0.5'],
      },
    ],
    [
      'one line for two, other fields gone and come',
      { rawHeaders: ['Referer', 'https://d.example.org/', 'Accept', 'application/json, */*'] },
    ],
    [
      'another order of fields',
      { rawHeaders: ['Accept', 'application/json', 'Accept', '*/*', ...date] },
    ],
  ])('%s: still verifies', (_what, changes) => {
    expect(isSigned({ ...original, ...changes }, INPUT, SIGNATURE)).toBe(true)
  })

  it.each<[string, Partial<SignedMessage>]>([
    ['another method and host', { method: 'POST', authority: 'example.com' }],
    [
      'another order of values',
      { rawHeaders: [...date, 'Accept', '*/*', 'Accept', 'application/json'] },
    ],
  ])('%s: verifies no more', (_what, changes) => {
    expect(isSigned({ ...original, ...changes }, INPUT, SIGNATURE)).toBe(false)
  })
})

describe('section 2.1: fields', () => {
  const rawHeaders = [
    ...['Host', 'www.example.com', 'Date', 'Tue, 20 Apr 2021 02:07:56 GMT'],
    ...['X-OWS-Header', '   Leading and trailing whitespace.   '],
    ...['X-Obs-Fold-Header', 'Obsolete\n    line folding.'],
    ...['Cache-Control', 'max-age=60', 'Cache-Control', '   must-revalidate'],
    ...['Example-Dict', ' a=1,    b=2;x=1;y=2,   c=(a   b   c), d', 'X-Empty-Header', ''],
    ...['Example-Header', 'value, with, lots', 'Example-Header', 'of, commas'],
  ]

  it.each([
    ['"host"', '"host": www.example.com'],
    ['"date"', '"date": Tue, 20 Apr 2021 02:07:56 GMT'],
    ['"x-ows-header"', '"x-ows-header": Leading and trailing whitespace.'],
    ['"x-obs-fold-header"', '"x-obs-fold-header": Obsolete line folding.'],
    ['"cache-control"', '"cache-control": max-age=60, must-revalidate'],
    ['"example-dict"', '"example-dict": a=1,    b=2;x=1;y=2,   c=(a   b   c), d'],
    ['"x-empty-header"', '"x-empty-header": '],
    ['"example-dict";key="a"', '"example-dict";key="a": 1'],
    ['"example-dict";key="d"', '"example-dict";key="d": ?1'],
    ['"example-dict";key="b"', '"example-dict";key="b": 2;x=1;y=2'],
    ['"example-dict";key="c"', '"example-dict";key="c": (a b c)'],
    ['"example-header"', '"example-header": value, with, lots, of, commas'],
    ['"example-header";bs', '"example-header";bs: :dmFsdWUsIHdpdGgsIGxvdHM=:, :b2YsIGNvbW1hcw==:'],
  ])('%s', (component, line) => {
    expect(linesOf({ rawHeaders }, component)).toEqual([line])
  })

  it('rewrites a structured field whose type is known', () => {
    const priority = { rawHeaders: ['Priority', 'u=1  ,   i'] }
    expect(linesOf(priority, '"priority";sf')).toEqual(['"priority";sf: u=1, i'])
  })

  it.each([
    ['a field that is not there', '"x-missing"'],
    ['a member that is not there', '"example-dict";key="z"'],
    ['a type that is not known', '"example-dict";sf'],
    ['capitals in the name', '"Host"'],
    ['trailers', '"date";tr'],
    ['a part of a response', '"date";req'],
    ['parameters that exclude each other', '"example-header";bs;sf'],
    ['an unknown parameter', '"date";other'],
    ['a name that is none', '"da te"'],
  ])('%s: no base', (_what, component) => {
    expect(linesOf({ rawHeaders }, component)).toBeUndefined()
  })
})

describe('section 2.2: derived components', () => {
  const message = { authority: 'www.EXAMPLE.com:443', requestTarget: '/path?param=value&foo=bar' }

  it.each([
    ['"@method"', '"@method": POST'],
    ['"@target-uri"', '"@target-uri": https://www.example.com/path?param=value&foo=bar'],
    ['"@authority"', '"@authority": www.example.com'],
    ['"@scheme"', '"@scheme": https'],
    ['"@request-target"', '"@request-target": /path?param=value&foo=bar'],
    ['"@path"', '"@path": /path'],
    ['"@query"', '"@query": ?param=value&foo=bar'],
  ])('%s', (component, line) => {
    expect(linesOf(message, component)).toEqual([line])
  })

  it('takes the question mark alone for a query that is not there', () => {
    expect(linesOf({ requestTarget: '/path' }, '"@query"')).toEqual(['"@query": ?'])
  })

  it('keeps a port that does not go without saying', () => {
    expect(linesOf({ authority: 'a.example:80' }, '"@authority"')).toEqual([
      '"@authority": a.example:80',
    ])
  })

  it('section 2.2.8: reads parameters of a query', () => {
    const simple = { requestTarget: '/path?param=value&foo=bar&baz=batman&qux=' }
    const names = ['baz', 'qux', 'param']
    const components = names.map((name) => `"@query-param";name="${name}"`).join(' ')
    expect(linesOf(simple, components)).toEqual([
      '"@query-param";name="baz": batman',
      '"@query-param";name="qux": ',
      '"@query-param";name="param": value',
    ])
    const encoded = {
      requestTarget:
        '/parameters?var=this%20is%20a%20big%0Amultiline%20value' +
        '&bar=with+plus+whitespace&fa%C3%A7ade%22%3A%20=something',
    }
    expect(
      linesOf(
        encoded,
        '"@query-param";name="var" "@query-param";name="bar" ' +
          '"@query-param";name="fa%C3%A7ade%22%3A%20"',
      ),
    ).toEqual([
      '"@query-param";name="var": this%20is%20a%20big%0Amultiline%20value',
      '"@query-param";name="bar": with%20plus%20whitespace',
      '"@query-param";name="fa%C3%A7ade%22%3A%20": something',
    ])
  })

  it.each([
    ['a parameter that is there twice', '"@query-param";name="a"'],
    ['a parameter that is not there', '"@query-param";name="b"'],
    ['a parameter without a name', '"@query-param"'],
    ['the status of a response', '"@status"'],
    ['the signature itself', '"@signature-params"'],
    ['an unknown one', '"@other"'],
    ['parameters of their own', '"@method";x'],
    ['the request of a response', '"@method";req'],
  ])('%s: no base', (_what, component) => {
    expect(linesOf({ requestTarget: '/?a=1&a=2' }, component)).toBeUndefined()
  })
})

describe('a key of ours', () => {
  it('is found among the signatures of others, under whatever label', () => {
    const rawHeaders = [
      ...['Signature-Input', 'proxy=("@method");keyid="edge"'],
      ...['signature-input', 'me=("@method");keyid="key_0123456789Ab"'],
      ...['Signature', `proxy=:AAAA:, me=:${Buffer.alloc(64).toString('base64')}:`],
    ]
    expect(findSignature(rawHeaders)).toMatchObject({ kind: 'one', keyId: 'key_0123456789Ab' })
  })

  it('is not looked for where nothing names one', () => {
    const rawHeaders = ['Signature-Input', 'me=("@method");keyid="edge"', 'Signature', 'me=:AAAA:']
    expect(findSignature(rawHeaders)).toEqual({ kind: 'none' })
  })
})
