/** Attack: signature fields, or covered ones, that one reader reads otherwise than another. */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  type ForgeSignature,
  forgerOf,
  linesOfRequest,
  wholeOf,
} from '../../test/fixtures/forge-signature.ts'
import { createSigningKey, type SigningKey } from '../../test/fixtures/sign-request.ts'
import { type GatewayFixture, startGateway } from '../../test/fixtures/start-gateway.ts'
import { sendBytes } from '../../test/forward-auth/send-bytes.ts'
import { limits } from '../base/limits.ts'

let gateway: GatewayFixture
let signer: SigningKey
let forge: ForgeSignature

beforeEach(async () => {
  gateway = await startGateway()
  signer = await createSigningKey(gateway.engine, { scopes: ['*:*'] })
  forge = forgerOf(signer, gateway.port)
})

/** Sends the lines exactly as they are. */
async function statusOf(...lines: string[]): Promise<number> {
  const fields = [`Host: 127.0.0.1:${gateway.port}`, ...lines].map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const
  })
  return (await sendBytes(gateway.port, { path: '/v1/users?page=2', fields })).status
}

describe('fields that two readers could read in two ways', () => {
  it('one signature in two lines of a field is the same; a repeated one is none', async () => {
    const { Signature, 'Signature-Input': input } = forge()
    const twice = [`Signature: ${Signature}`, `Signature: ${Signature}`]
    expect(await statusOf(`Signature-Input: ${input}`, ...twice)).toBe(401)
    const other = `x=("@method");keyid="stranger"`
    const lines = [`Signature-Input: ${other}`, `Signature-Input: ${input}`]
    expect(await statusOf(...lines, `Signature: ${Signature}`)).toBe(200)
  })

  it('the same label twice: refused, whichever is the right one', async () => {
    const { Signature, 'Signature-Input': input } = forge()
    const weak = 'sig=("@method");created=1;keyid="stranger"'
    for (const inputs of [`${input}, ${weak}`, `${weak}, ${input}`]) {
      expect(await statusOf(`Signature-Input: ${inputs}`, `Signature: ${Signature}`)).toBe(401)
    }
  })

  it.each([
    ['a parameter twice', (input: string) => `${input};created=1`],
    [
      'another value of the same parameter first',
      (input: string) => input.replace(';', ';created=1;'),
    ],
    ['a component twice', () => `sig=${wholeOf(signer, '"@method" "@method" "@target-uri"')}`],
    ['a number with zeros', (input: string) => input.replace('created=', 'created=0')],
    ['a fraction', (input: string) => input.replace(/created=(\d+)/, 'created=$1.0')],
    ['a time as text', (input: string) => input.replace(/created=(\d+)/, 'created="$1"')],
    ['a component that is no text', () => `sig=${wholeOf(signer, '@method')}`],
    ['no list', (input: string) => input.replace(/=\(.*?\)/, '="x"')],
    ['what does not end', (input: string) => input.slice(0, -1)],
    ['stray characters', (input: string) => `${input} x`],
    ['a comma at the end', (input: string) => `${input},`],
    ['another label', (input: string) => input.replace('sig', 'gis')],
  ])('%s: refused', async (_what, change) => {
    const { Signature, 'Signature-Input': input } = forge()
    const changed = `Signature-Input: ${change(input)}`
    expect(await statusOf(changed, `Signature: ${Signature}`)).toBe(401)
  })

  it.each([
    ['none', ''],
    ['of another length', 'sig=:AAAA:'],
    ['as text', 'sig="AAAA"'],
    ['with stray bits', 'sig=:AB==:'],
    ['under another label', `gis=:${Buffer.alloc(64).toString('base64')}:`],
  ])('a signature %s: refused', async (_what, signature) => {
    const { 'Signature-Input': input } = forge()
    expect(await statusOf(`Signature-Input: ${input}`, `Signature: ${signature}`)).toBe(401)
  })

  it('a line end within a covered field makes no further line of the base', async () => {
    // What the signer believes to be one line of the base is two components of the attacker's.
    const covered = '"@method" "@authority" "@path" "@query" "x-note"'
    const parameters = wholeOf(signer, covered)
    const { Signature, 'Signature-Input': input } = forge(parameters, [
      ...linesOfRequest(gateway.port),
      '"x-note": a\n"x-admin": yes',
    ])
    const fields = [`Signature-Input: ${input}`, `Signature: ${Signature}`]
    const note = `X-Note: a\r\n "x-admin": yes`
    expect([400, 401]).toContain(await statusOf(...fields, note))
    expect([400, 401]).toContain(await statusOf(...fields, 'X-Note: a\n"x-admin": yes'))
  })

  it('lines of a covered field may be joined on the way, not reordered', async () => {
    const covered = '"@method" "@authority" "@path" "@query" "x-tag"'
    const forged = () =>
      forge(wholeOf(signer, covered), [...linesOfRequest(gateway.port), '"x-tag": a, b'])
    for (const [tags, status] of [
      [['X-Tag: a', 'X-Tag: b'], 200],
      [['X-Tag: a, b'], 200],
      [['X-Tag: b', 'X-Tag: a'], 401],
      [['X-Tag: a'], 401],
      [['X-Tag: a', 'X-Tag: b', 'X-Tag: c'], 401],
      [[], 401],
    ] as const) {
      const { Signature, 'Signature-Input': input } = forged()
      const fields = [`Signature-Input: ${input}`, `Signature: ${Signature}`]
      expect(await statusOf(...fields, ...tags)).toBe(status)
    }
  })
})

describe('a field that somebody added on the way', () => {
  const covered = '"@method" "@authority" "@path" "@query" "x-amount"'
  const signed = () =>
    forge(wholeOf(signer, covered), [...linesOfRequest(gateway.port), '"x-amount": 5'])

  const statusWith = async (...added: string[]) => {
    const { Signature, 'Signature-Input': input } = signed()
    const own = [`Signature-Input: ${input}`, `Signature: ${Signature}`, 'X-Amount: 5']
    return statusOf(...own, ...added)
  }

  it('takes no signed field off: Connection would have it go no further', async () => {
    expect(await statusWith('Connection: close, X-Amount')).toBe(401)
    expect(await statusWith('Connection: x-amount')).toBe(401)
    expect(await statusWith('Connection: close', 'Connection: a,X-AMOUNT ,b')).toBe(401)
    expect(await statusWith('Connection: close, X-Other')).toBe(200)
  })

  it('stands for no signed one: behind CGI, WSGI or PHP their names are the same', async () => {
    for (const name of ['X_Amount', 'x_amount', 'X.Amount', 'x~aMOUNT']) {
      expect(await statusWith(`${name}: 9`)).toBe(401)
    }
    expect(await statusWith('X_Amounts: 9')).toBe(200)
    for (const name of ['Content_Type', 'Content_Encoding', 'Content_Range']) {
      expect(await statusWith(`${name}: text/html`)).toBe(401)
    }
  })
})

describe('hostile size', () => {
  it.each([
    ['thousands of components', () => wholeOf(signer, Array(800).fill('"a"').join(' '))],
    [
      'many components',
      () =>
        wholeOf(
          signer,
          Array.from({ length: limits.signedComponentsMax + 1 }, (_, at) => `"a${at}"`).join(' '),
        ),
    ],
    ['a very long name', () => wholeOf(signer, `"${'a'.repeat(limits.signatureInputLengthMax)}"`)],
    ['many parameters', () => `${wholeOf(signer)}${';a=1'.repeat(1_000)}`],
  ])('%s: refused at once', async (_what, parameters) => {
    const startedAt = performance.now()
    const { Signature, 'Signature-Input': input } = forge(parameters())
    expect(await statusOf(`Signature-Input: ${input}`, `Signature: ${Signature}`)).toBe(401)
    expect(performance.now() - startedAt).toBeLessThan(500)
  })

  it('many labels: refused', async () => {
    const { Signature, 'Signature-Input': input } = forge()
    const labels = Array.from({ length: limits.signatureLabelsMax }, (_, at) => `l${at}=()`)
    const all = [...labels, input].join(', ')
    expect(await statusOf(`Signature-Input: ${all}`, `Signature: ${Signature}`)).toBe(401)
  })
})
