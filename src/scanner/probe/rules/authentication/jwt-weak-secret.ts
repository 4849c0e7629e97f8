/** Decides whether tokens are signed with a secret that everybody tries first. */
import { type Sighting, type TargetRule, untested } from '../../probe-rule.ts'
import { json, keyedSample } from '../../sample-api.ts'
import { sampleToken, tokenSample } from '../../sample-tokens.ts'
import type { ScanContext } from '../../scan-context.ts'
import { listJwtSecrets } from '../../signs/list-jwt-secrets.ts'
import { listTokens } from '../../signs/list-tokens.ts'
import { type ParsedJwt, parseJwt } from '../../signs/parse-jwt.ts'
import { findDigest, isSignedBy } from '../../signs/sign-jwt.ts'

export const jwtWeakSecret: TargetRule = {
  id: 'jwt-weak-secret',
  category: 'authentication',
  severity: 'critical',
  title: 'Tokens are signed with a secret that can be guessed',
  why:
    'Whoever has one token can try secrets on it at home, millions in a second and unseen. With ' +
    'the secret they write tokens for any user and any role.',
  looksFor:
    'Computes, without sending anything, whether the signature of a given token (HS256, HS384, ' +
    'HS512) comes from a common secret: defaults, examples from documentation, and the names of ' +
    'the issuer and of the host. The secret is never shown.',
  spares: 'Tokens signed with a private key, and secrets that are not in the list.',
  remedy:
    'Make a new secret of 32 random bytes (`openssl rand -base64 32`), keep it outside the ' +
    'code, and ' +
    'let tokens signed with the old one end now. Better: sign with a private key (EdDSA), so ' +
    'that ' +
    'who verifies cannot sign.',
  remedyCode: {
    flask:
      'app.config["JWT_SECRET_KEY"] = os.environ["JWT_SECRET"]  # from: openssl rand -base64 32',
    express: [
      "const secret = Buffer.from(process.env.JWT_SECRET, 'base64')",
      "if (secret.length < 32) throw new Error('JWT_SECRET needs 32 random bytes')",
    ].join('\n'),
  },
  controls: 'jwt',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'target',
  catches: [
    tokenSample('the word secret', sampleToken({}, 'secret')),
    tokenSample(
      'an example from documentation',
      sampleToken({}, ['your', '256', 'bit', 'secret'].join('-')),
    ),
    tokenSample('the issuer and secret', sampleToken({ iss: 'parcelbox' }, 'parcelbox-secret')),
  ],
  ignores: [
    tokenSample('a random secret', sampleToken()),
    tokenSample('a random secret, other claims', sampleToken({ sub: 'secret', iss: 'dev' })),
    keyedSample('keys that are no tokens', {
      routes: { 'GET /v1/parcels': () => json([{ code: 'P-1' }]) },
    }),
  ],
  check(scan) {
    const tokens = listTokens(scan).flatMap((key) => {
      const parsed = parseJwt(key.text)
      return parsed === null ? [] : [{ key, parsed }]
    })
    if (tokens.length === 0) return untested('No given key is a token (JWT).')
    const weak = tokens.filter(({ parsed }) => isWeak(parsed, scan))
    if (weak.length === 0) return []
    const names = weak.map(({ key }) => key.name)
    const sighting: Sighting = {
      confidence: 'confirmed',
      detail:
        `The signature of ${names.join(', ')} comes from a secret in a short list of common ` +
        'ones, ' +
        'found offline within a moment.',
    }
    return [sighting]
  },
}

function isWeak(parsed: ParsedJwt, scan: ScanContext): boolean {
  const digest = findDigest(parsed)
  if (digest === null) return false
  return listJwtSecrets(listNames(parsed, scan)).some((secret) =>
    isSignedBy(parsed, digest, secret),
  )
}

/** What is written on the token and on the door. */
function listNames({ claims, header }: ParsedJwt, scan: ScanContext): readonly string[] {
  const { hostname } = new URL(scan.origin)
  const own = [claims['iss'], claims['aud'], claims['sub'], header['kid']].flatMap((value) =>
    typeof value === 'string' && value !== '' && value.length <= 100 ? [value] : [],
  )
  const hosts = own.flatMap((value) => (URL.canParse(value) ? [new URL(value).hostname] : []))
  const labels = [hostname, ...hosts]
    .flatMap((host) => host.split('.'))
    .filter((each) => each !== '')
  return [...new Set([hostname, scan.document?.title ?? '', ...own, ...hosts, ...labels])].filter(
    (name) => name !== '',
  )
}
