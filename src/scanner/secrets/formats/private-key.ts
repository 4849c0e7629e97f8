/** Decides what a private key looks like: PEM (RFC 7468), OpenSSH, PGP and PuTTY. */
import { buildPattern } from '../build-pattern.ts'
import { sampleText, toBase64 } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

const FENCE = '-'.repeat(5)

function samplePem(name: string, newline: string, header: readonly string[] = []): string {
  const lines = [1, 2, 3].map((seed) => sampleText(64, undefined, seed))
  const der = `MIIB${lines.join('').slice(4)}`.match(/.{1,64}/g) ?? []
  const begin = `${FENCE}BEGIN ${name} ${'KEY'}${FENCE}`
  return [begin, ...header, ...der, `${FENCE}END ${name} ${'KEY'}${FENCE}`].join(newline)
}

function samplePgp(): string {
  const armor = (word: string) => `${FENCE}${word} PGP PRIVATE ${'KEY'} BLOCK${FENCE}`
  const body = `lQ${sampleText(190)}`.match(/.{1,64}/g) ?? []
  return [armor('BEGIN'), 'Version: GnuPG v2', '', ...body, '=aB3d', armor('END')].join('\n')
}

/** Line breaks as they are, escaped once or twice, or as pieces of a program put together. */
const BREAKS = /\\{1,4}[rn]|["'`+\s,;.]|&#(?:10|13|xa|xd);/gi
const HEADERS = /(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset)(?::|\\u003a)[^\n\\"]{0,200}/g

/** What stands between the fences, without line breaks; as far as it is base64. */
function readBody(whole: string): string {
  const body = whole.replace(/^-{5}BEGIN [A-Z0-9 ]+-{5}/, '').replace(/-{5}END[\s\S]*$/, '')
  const [encoded = ''] =
    /^[A-Za-z0-9+/=]*/.exec(body.replace(HEADERS, '').replace(BREAKS, '')) ?? []
  return encoded
}

/** The shortest key there is, of a curve of 256 bits, takes 48 bytes in PKCS #8. */
const BODY_LENGTH_MIN = 60

function judge({ whole }: SecretMatch): Genuineness {
  const body = readBody(whole)
  // Texts that a program compares with stand one right behind another.
  if (/-{5}BEGIN [A-Z0-9 ]+-{5}[A-Za-z0-9]/.test(whole) && !/-{5}END|-{5}(?:MI|b3Bl)/.test(whole)) {
    return 'none'
  }
  if (body.length < BODY_LENGTH_MIN || new Set(body).size < 20 || isFiller(body)) return 'none'
  const bytes = Buffer.from(body.slice(0, 64), 'base64')
  // ASN.1 begins with a sequence, OpenSSH with its name, a packet of PGP with the highest bit.
  const isKey =
    bytes[0] === 0x30 ||
    bytes.subarray(0, 14).toString('latin1') === 'openssh-key-v1' ||
    ((bytes[0] ?? 0) & 0x80) !== 0
  if (isKey) return 'genuine'
  // The body of an encrypted key is noise from its first byte on.
  return /ENCRYPTED/.test(whole) ? 'genuine' : 'unproven'
}

/** The same lines again and again, or words, fill a key in documentation. */
function isFiller(body: string): boolean {
  return /(.)\1{11}/.test(body) || /(.{4,16})\1{3}/.test(body.slice(0, 400))
}

export const privateKey: SecretProvider = {
  name: 'Private key',
  revoke:
    'Make a new pair of keys, replace the public one wherever it is trusted, and have ' +
    'certificates of the old one revoked by who issued them.',
  formats: [
    {
      id: 'private-key',
      title: 'private key',
      opens: 'sign and decrypt in your name',
      kind: 'secret',
      keywords: ['private key'],
      reach: 15_000,
      pattern: buildPattern(
        'g',
        /-{5}BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-{5}/,
        /(?:[^-<>(){}$]|-(?!-{4})){40,14500}(?:-{5}END [A-Z0-9 ]{3,60}-{5})?/,
      ),
      publicLength: 11,
      isStructured: true,
      judge,
      catches: [
        samplePem('RSA PRIVATE', '\n'),
        `{"private_key": "${samplePem('PRIVATE', '\\n')}"}`,
        samplePem('OPENSSH PRIVATE', '\r\n'),
        samplePem('EC PRIVATE', '\n    '),
        samplePem('RSA PRIVATE', '\n', ['Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,0A', '']),
        samplePem('ENCRYPTED PRIVATE', '\n'),
        `key = "${samplePem('PRIVATE', '\\n" +\n  "')}"`,
        samplePgp(),
      ],
      ignores: [
        samplePem('PUBLIC', '\n'),
        `${FENCE}BEGIN PRIVATE ${'KEY'}${FENCE}\n...\n`,
        `begins with ${FENCE}BEGIN RSA PRIVATE ${'KEY'}${FENCE} in its first line`,
        `${FENCE}BEGIN PRIVATE ${'KEY'}${FENCE}\nMIIEvQ...your key here...\n`,
        samplePem('PRIVATE', '\n').replace(/[A-Za-z0-9]{64}/g, 'x'.repeat(64)),
      ],
    },
    {
      id: 'private-key-base64',
      title: 'private key in base64',
      opens: 'sign and decrypt in your name',
      kind: 'secret',
      keywords: ['ls0tls1crudjti'],
      reach: 15_000,
      pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/]{60,15000}={0,2}/g,
      publicLength: 14,
      isStructured: true,
      judge: ({ secret }) => {
        const start = Buffer.from(secret.slice(0, 80), 'base64').toString('latin1')
        return /^-{5}BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-{5}/.test(start) ? 'genuine' : 'none'
      },
      catches: [`PRIVATE_KEY_B64=${toBase64(samplePem('RSA PRIVATE', '\n'))}`],
      ignores: [toBase64(samplePem('PUBLIC', '\n'))],
    },
    {
      id: 'putty-private-key',
      title: 'private key of PuTTY',
      opens: 'log in to the servers that trust it',
      kind: 'secret',
      keywords: ['putty-user-key-file-'],
      reach: 13_800,
      pattern: buildPattern(
        'g',
        /PuTTY-User-Key-File-[23]: [\w-]{3,40}\s{1,4}(?:[^\n]{0,120}\n){1,80}?/,
        /Private-Lines: \d{1,3}\s{1,2}[A-Za-z0-9+/=\s]{40,4000}/,
      ),
      publicLength: 20,
      isStructured: true,
      catches: [
        [
          `PuTTY-User-Key-File-3: ssh-${'ed25519'}`,
          'Encryption: none',
          'Comment: shop',
          'Public-Lines: 1',
          sampleText(64),
          'Private-Lines: 1',
          sampleText(48),
          `Private-MAC: ${sampleText(64)}`,
        ].join('\n'),
      ],
      ignores: ['PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nPublic-Lines: 1\n'],
    },
  ],
}
