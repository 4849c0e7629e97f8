/** Decides what a private key looks like in PEM (RFC 7468), in a file or escaped in JSON. */
import { buildPattern } from '../build-pattern.ts'
import { sampleText, toBase64 } from '../sample-secret.ts'
import type { SecretMatch, SecretProvider } from '../secret-format.ts'

function samplePem(name: string, newline: string): string {
  const lines = [1, 2, 3].map((seed) => `MII${sampleText(61, undefined, seed)}`)
  const fence = '-'.repeat(5)
  const begin = `${fence}BEGIN ${name} ${'KEY'}${fence}`
  return [begin, ...lines, `${fence}END ${name} ${'KEY'}${fence}`].join(newline)
}

/** There is base64 of a real length behind the first line, whatever its line breaks look like. */
function judge({ whole, after }: SecretMatch): 'genuine' | 'none' {
  const text = (whole + after(400))
    .replace(/^-{5}BEGIN [A-Z0-9 ]+-{5}/, '')
    .replace(/(?:Proc-Type|DEK-Info)[^\n\\]*/g, '')
    .replace(/\\[rn]|["'+\s,]/g, '')
  const [encoded = ''] = /^[A-Za-z0-9+/=]*/.exec(text) ?? []
  return encoded.length >= 40 && new Set(encoded).size >= 16 ? 'genuine' : 'none'
}

export const privateKey: SecretProvider = {
  name: 'Private key',
  formats: [
    {
      id: 'private-key',
      title: 'private key',
      kind: 'secret',
      keywords: ['private key'],
      reach: 8_200,
      pattern: buildPattern(
        'g',
        /-{5}BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-{5}/,
        /[A-Za-z0-9+/=\s\\"',:]{0,8000}(?:-{5}END [A-Z0-9 ]{3,60}-{5})?/,
      ),
      publicLength: 11,
      isStructured: true,
      judge,
      catches: [
        samplePem('RSA PRIVATE', '\n'),
        `{"private_key": "${samplePem('PRIVATE', '\\n')}"}`,
        samplePem('OPENSSH PRIVATE', '\r\n'),
      ],
      ignores: [
        samplePem('PUBLIC', '\n'),
        `${'-'.repeat(5)}BEGIN PRIVATE ${'KEY'}${'-'.repeat(5)}\n...\n`,
        'begins with -----BEGIN RSA PRIVATE KEY----- in its first line',
      ],
    },
    {
      id: 'private-key-base64',
      title: 'private key in base64',
      kind: 'secret',
      keywords: ['ls0tls1crudjti'],
      reach: 8_200,
      pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/]{60,8000}={0,2}/g,
      publicLength: 14,
      isStructured: true,
      judge: ({ secret }) => {
        const start = Buffer.from(secret.slice(0, 80), 'base64').toString('latin1')
        return /^-{5}BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-{5}/.test(start) ? 'genuine' : 'none'
      },
      catches: [`PRIVATE_KEY_B64=${toBase64(samplePem('RSA PRIVATE', '\n'))}`],
      ignores: [toBase64(samplePem('PUBLIC', '\n'))],
    },
  ],
}
