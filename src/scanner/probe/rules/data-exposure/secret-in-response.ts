/** Decides whether answers hand out keys, passwords and tokens of the service or of others. */
import { limits } from '../../../../base/limits.ts'
import type { Severity } from '../../../finding.ts'
import { sampleText, sampleWithChecksum } from '../../../secrets/sample-secret.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample, sampleKeys } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { findEcho } from '../../signs/find-echo.ts'
import { findLeaks, type Leak } from '../../signs/find-leaks.ts'
import { issuesTokens } from '../../signs/issues-tokens.ts'
import { isDescription, listShown, type Shown } from '../../signs/list-shown.ts'

/** Formats that only a random text with a telling name has. */
const VAGUE = new Set(['generic-api-key', 'bearer-token'])
/** Tokens of somebody, not keys of the service. */
const TOKENS = new Set(['jwt', 'bearer-token', 'basic-auth-header'])

function check(scan: ScanContext): readonly Sighting[] {
  const known = new Set<string>()
  return listShown(scan).flatMap((shown) => {
    const sightings = [...findEchoes(shown, scan), ...findLeaked(shown, scan)]
    return sightings.filter(({ operation, discriminator }) => {
      // Refusals are made in one place: what they say of a made-up key is told once.
      const place =
        discriminator === 'echo to anybody' ? '' : `${operation?.method} ${operation?.path}`
      const name = `${place} ${discriminator}`
      if (known.has(name)) return false
      known.add(name)
      return true
    })
  })
}

function findLeaked(shown: Shown, scan: ScanContext): Sighting[] {
  const { answer, operation, page, caller, asked } = shown
  if (page?.kind === 'script' || page?.kind === 'source-map') return []
  const isAbout = isDescription(shown)
  const isIssuing = issuesTokens(operation)
  // Pages about an API show tokens that are examples.
  const isPage = answer.status < 400 && answer.contentType.includes('html')
  const own = scan.keys.map((key) => scan.mask(key.text))
  return findLeaks(answer)
    .filter((leak) => {
      if (isPage && TOKENS.has(leak.formatId)) return false
      if (isAbout) return !VAGUE.has(leak.formatId) && !TOKENS.has(leak.formatId)
      if (isIssuing && (TOKENS.has(leak.formatId) || VAGUE.has(leak.formatId))) return false
      return !own.includes(leak.masked) || leak.masked === '…'
    })
    .slice(0, limits.probeLeaksToldMax)
    .map((leak) => ({
      operation,
      severity: weigh(leak, caller === null),
      confidence: VAGUE.has(leak.formatId) ? ('likely' as const) : ('confirmed' as const),
      title: `The answer shows a ${leak.title}`,
      detail:
        `Asked ${asked}, ${scan.mask(leak.where)} of the answer (${answer.status}) holds a ` +
        `${leak.title} (${leak.masked}).`,
      evidence: scan.describe(answer),
      discriminator: `${leak.formatId} ${leak.where}`,
    }))
}

function weigh({ kind, formatId }: Leak, isToAnybody: boolean): Severity {
  if (kind === 'publishable') return 'info'
  if (kind === 'test') return isToAnybody ? 'medium' : 'low'
  if (VAGUE.has(formatId) || TOKENS.has(formatId)) return isToAnybody ? 'high' : 'medium'
  return isToAnybody ? 'critical' : 'high'
}

function findEchoes({ answer, operation, caller, asked }: Shown, scan: ScanContext): Sighting[] {
  const isIssued = caller !== null && issuesTokens(operation)
  const text = caller?.text ?? scan.madeUpKey
  const where = isIssued ? null : findEcho(answer, text, scan)
  if (where === null) return []
  const whose = caller === null ? 'a made-up key that it was sent' : 'the key that it was sent'
  return [
    {
      operation,
      severity: caller === null ? 'low' : 'medium',
      confidence: 'confirmed',
      title: 'The answer repeats the key that it was asked with',
      detail:
        `Asked ${asked}, ${where} of the answer (${answer.status}) repeats ${whose}: keys come ` +
        'into the logs and caches of whoever keeps answers.',
      evidence: scan.describe(answer),
      discriminator: caller === null ? 'echo to anybody' : 'echo',
    },
  ]
}

const HOLDS_SECRETS = ['excessive-data-exposure', 'missing-authentication', 'debug-endpoint']

export const secretInResponse: TargetRule = {
  id: 'secret-in-response',
  category: 'data-exposure',
  severity: 'high',
  title: 'An answer shows a key, a password or a token',
  why:
    'Whoever may ask for the answer, and whoever keeps a copy of it (logs, caches, browsers, ' +
    'monitoring), has the secret and what it opens.',
  looksFor:
    'Every answer that the scan has, of operations, pages, errors and header fields, to ' +
    'strangers and to keys, is searched for the formats of some thirty providers, private keys, ' +
    'tokens, addresses of databases with passwords, names by which applications keep their own ' +
    'secrets, and the very key that was sent.',
  spares:
    'Keys that are made to be public, masked values, placeholders, hashes, positions in lists, ' +
    'examples in API documents, and tokens from operations whose purpose is to issue them.',
  remedy:
    'Take the secret out of the answer, then revoke it and issue another: it has been seen. ' +
    'Build answers from a list of fields that may be shown; show of a key its name and its first ' +
    'characters, never the whole; do not repeat the key of a request in errors.',
  remedyCode: {
    flask: [
      '@app.get("/v1/settings")',
      'def settings():',
      '    # Named one by one: app.config also holds SECRET_KEY and the database password.',
      '    return jsonify(currency=app.config["CURRENCY"], locale=app.config["LOCALE"])',
    ].join('\n'),
    express: [
      "app.get('/v1/keys', async (req, res) => {",
      '  const keys = await listKeys(req.owner)',
      '  res.json(keys.map(({ id, name, hint, createdAt }) => ({ id, name, hint, createdAt })))',
      '})',
    ].join('\n'),
  },
  controls: 'excess-data',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  check,
  catches: [
    keylessSample(
      'settings with the key of a payment provider, for anybody',
      {
        routes: {
          'GET /v1/settings/public': {
            isPublic: true,
            handle: () =>
              json({ currency: 'EUR', payment: { key: `${'sk_'}live_${sampleText(40)}` } }),
          },
        },
      },
      { also: HOLDS_SECRETS },
    ),
    keyedSample(
      'an integration with its token, behind a key',
      {
        routes: {
          'GET /api/integrations/{id}': () =>
            json({ data: { id: 3, type: 'git', credential: `${'ghp_'}${sampleWithChecksum()}` } }),
        },
      },
      { also: HOLDS_SECRETS },
    ),
    keyedSample(
      'an error that repeats the key',
      {
        routes: { 'GET /users': () => json([{ id: 1, name: 'Ann' }]) },
        refuse: (_request, sent) =>
          sent === null
            ? { status: 401, headers: { 'www-authenticate': 'ApiKey' }, body: { error: 'no key' } }
            : {
                status: 401,
                headers: { 'www-authenticate': 'ApiKey' },
                body: { error: `unknown key ${sent}` },
              },
      },
      { also: ['verbose-error'] },
    ),
    keyedSample(
      'a header with the address of the database',
      {
        routes: {
          'GET /v2/reports': () => ({
            status: 200,
            headers: { 'x-backend': `postgres://app:${sampleText(14)}@db:5432/app` },
            body: { rows: 12 },
          }),
        },
      },
      { also: ['internal-fields-exposed'] },
    ),
    keyedSample(
      'the key of the caller in its profile',
      {
        routes: {
          'GET /v1/me': (request) =>
            json({ id: 4, name: 'CI', sent_with: request.headers['x-api-key'] ?? '' }),
        },
      },
      { also: HOLDS_SECRETS },
    ),
  ],
  ignores: [
    keyedSample('keys shown by their beginning', {
      routes: {
        'GET /v1/keys': () =>
          json([{ id: 'k1', name: 'ci', hint: `${sampleKeys['first']?.slice(0, 12)}…` }]),
      },
    }),
    keyedSample('cursors, digests and identifiers', {
      routes: {
        'GET /v1/files': () =>
          json({
            items: [{ id: sampleText(24), sha256: sampleText(64, '0123456789abcdef') }],
            next_cursor: sampleText(60),
            etag: sampleText(32, '0123456789abcdef'),
          }),
      },
    }),
    keylessSample('publishable keys for the shop window', {
      routes: {
        'GET /v1/client-config': {
          isPublic: true,
          handle: () => json({ stripe: { publishableKey: `${'pk_'}live_${sampleText(40)}` } }),
        },
      },
    }),
  ],
}
