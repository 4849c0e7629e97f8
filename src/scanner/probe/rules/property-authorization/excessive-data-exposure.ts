/** Decides whether answers carry what no caller needs: passwords, cards, identity numbers. */

import type { Severity } from '../../../finding.ts'
import type { Operation } from '../../operation.ts'
import type { OperationRule, Sighting } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { classifyField, type SensitiveKind } from '../../signs/classify-field.ts'
import { listOpenAnswers } from '../../signs/list-open-answers.ts'
import { walkJson } from '../../signs/walk-json.ts'

const KINDS: Readonly<Record<SensitiveKind, { words: string; severity: Severity }>> = {
  password: { words: 'passwords, their hashes or salts', severity: 'high' },
  card: { words: 'whole card numbers or security codes', severity: 'high' },
  secret: { words: 'tokens or secrets of accounts', severity: 'medium' },
  identity: { words: 'identity or tax numbers', severity: 'medium' },
  account: { words: 'whole bank account numbers', severity: 'low' },
}

/** Where handing out a token is the purpose. */
const ISSUES_TOKENS = new RegExp(
  [
    '(?:^|[/_-])(?:auth|oauth2?|log-?in|sign-?(?:in|up)|tokens?|sessions?',
    'api-?keys?',
    'keys|credentials?|secrets?|otp|mfa|2fa|csrf|register)(?:$|[/_.-])',
  ].join('|'),
  'i',
)

const ABOUT_ACCOUNTS = /account|bank|payment|payout|iban|transfer|beneficiar|mandate|invoice/i

function check(operation: Operation, scan: ScanContext): readonly Sighting[] {
  const found = new Map<SensitiveKind, Sighting>()
  for (const { answer, asked } of listOpenAnswers(operation, scan)) {
    const byKind = new Map<SensitiveKind, Set<string>>()
    for (const field of walkJson(answer.json)) {
      const kind = classifyField(field)
      if (kind === null || isMeant(kind, operation.path)) continue
      byKind.set(kind, (byKind.get(kind) ?? new Set()).add(field.path))
    }
    for (const [kind, paths] of byKind) {
      if (found.has(kind)) continue
      const names = [...paths].slice(0, 5).map((path) => `\`${path}\``)
      const { words, severity } = KINDS[kind]
      found.set(kind, {
        severity,
        confidence: 'confirmed',
        title: `The answer carries ${words}`,
        detail: `Asked ${asked}, the answer has ${names.join(', ')}: ${words}, unmasked.`,
        evidence: scan.describe(answer),
        discriminator: kind,
      })
    }
  }
  return [...found.values()]
}

function isMeant(kind: SensitiveKind, path: string): boolean {
  if (kind === 'secret') return ISSUES_TOKENS.test(path)
  return kind === 'account' && ABOUT_ACCOUNTS.test(path)
}

/** Put together here so that no scanner takes them for real. */
const BCRYPT = `${'$2b$'}12$${'Qm3xVt8LrZpK1yNwCs5DuO'}${'hYx0aTq7Gf2RbJkWv9EnMzLi4PcSd6e'}`
const CARD_NUMBER = `4000${'0566'}${'5566'}5556`
const ROLES = ['internal-fields-exposed', 'pii-in-response', 'secret-in-response']

export const excessiveDataExposure: OperationRule = {
  id: 'excessive-data-exposure',
  category: 'property-authorization',
  severity: 'high',
  title: 'Answers carry sensitive fields that no caller needs',
  why:
    'Whoever may call the operation, or steals a key for it, collects these fields from ' +
    'every record: hashes are cracked offline, card and identity numbers are sold, reset ' +
    'tokens open accounts. That the client does not display them protects nothing.',
  looksFor:
    'Every field of every answer that holds data is looked at, by its name (password, ' +
    'salt, card number, identity number, reset token) and by its value (formats of ' +
    'password hashes, the check digit of cards).',
  spares:
    'Masked values such as `**** 1111`, empty ones, flags such as `has_password`, paging ' +
    'tokens, and tokens from operations whose purpose is to issue them.',
  remedy:
    'Build answers from a list of fields that the caller needs, one for each kind of ' +
    'caller, and never from the stored record itself. Keep hashes, salts and one-time ' +
    'tokens out of every answer; show the last four digits of cards and accounts. ' +
    'Describe the answer in the OpenAPI document and check it against that in tests.',
  remedyCode: {
    flask: `PUBLIC_FIELDS = ("id", "name", "email")

@app.get("/v1/users")
def list_users():
    return jsonify([{name: getattr(user, name) for name in PUBLIC_FIELDS}
                    for user in User.query.limit(50)])`,
    express: `const present = ({ id, name, email }) => ({ id, name, email })

app.get('/v1/users', async (req, res) => {
  const users = await db.users.findMany({ take: 50 })
  res.json(users.map(present))
})`,
  },
  controls: 'excess-data',
  subject: 'operation',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  check,
  catches: [
    keyedSample(
      'password hashes in a list of users',
      {
        routes: {
          'GET /v1/users': () =>
            json([
              { id: 1, name: 'Ann', passwordHash: BCRYPT },
              { id: 2, name: 'Ben', passwordHash: BCRYPT },
            ]),
        },
      },
      { also: ROLES },
    ),
    keyedSample(
      'a whole card number, deep in an envelope',
      {
        routes: {
          'GET /orders': () =>
            json({ data: [{ id: 'o-81', payment: { card_number: CARD_NUMBER } }], total: 1 }),
        },
      },
      { also: ROLES },
    ),
    keyedSample(
      'identity numbers and reset tokens',
      {
        routes: {
          'GET /api/employees/me': () =>
            json({
              id: 7,
              name: 'Cem',
              ssn: ['536', '22', '8726'].join('-'),
              password_reset_token: `${'b7Kq2'}${'ZtW9x4Lm'}`,
            }),
        },
      },
      { also: ROLES },
    ),
  ],
  ignores: [
    keyedSample('masked values and flags', {
      routes: {
        'GET /v1/users': () =>
          json([{ id: 1, has_password: true, password: '********', card: '**** **** **** 1111' }]),
      },
    }),
    keyedSample('an operation that issues tokens', {
      routes: {
        'GET /v1/session-tokens/{id}': () =>
          json({ id: 3, state: 'pending', token_type: 'one-time', next_page_token: 'cGFnZT0y' }),
      },
    }),
    keylessSample('a page on how to choose a password', {
      routes: {
        'GET /help': {
          isPublic: true,
          handle: () =>
            json({
              password: 'Choose one of at least twelve characters.',
              password_url: 'https://example.com/change',
            }),
        },
      },
    }),
  ],
}
