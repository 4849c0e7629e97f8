/** Says what can be wrong with a key that works, how much that weighs, and what to do about it. */

export const REVIEW_SEVERITIES = ['high', 'medium', 'low'] as const

export type ReviewSeverity = (typeof REVIEW_SEVERITIES)[number]

interface KindFacts {
  readonly severity: ReviewSeverity
  readonly remedy: string
}

/** By name; the order is that in which findings of the same weight are told. */
const KINDS = {
  exposed: {
    severity: 'high',
    remedy: 'Rotate it with a grace of 0, or revoke it.',
  },
  admin_of_all: {
    severity: 'high',
    remedy: 'Give each admin key the scopes that its work needs, and keep no key for everything.',
  },
  unused_scopes: {
    severity: 'medium',
    remedy: 'Narrow it to the scopes that were used.',
  },
  rotation_overdue: {
    severity: 'medium',
    remedy: 'Rotate it.',
  },
  over_age: {
    severity: 'medium',
    remedy: 'Replace it with a new key that ends when the policy says.',
  },
  ended_secret: {
    severity: 'medium',
    remedy:
      'Find the deployment that was forgotten; when there is none, somebody found the secret.',
  },
  dormant: {
    severity: 'medium',
    remedy: 'Ask its owner, and revoke it when nobody needs it.',
  },
  never_used: {
    severity: 'medium',
    remedy: 'Ask its owner, and revoke it when nobody needs it.',
  },
  shared_use: {
    severity: 'medium',
    remedy: 'Give everybody who uses it a key of their own.',
  },
  weak_digest: {
    severity: 'medium',
    remedy: 'Rotate it: a new secret is stored in a form that nobody can try keys against.',
  },
  expiring: {
    severity: 'low',
    remedy: 'Make its successor now, or set a later end.',
  },
  no_owner: {
    severity: 'low',
    remedy: 'Say who answers for it.',
  },
  no_expiry: {
    severity: 'low',
    remedy: 'Set an end; a longest life for the API sets one for each new key.',
  },
} as const satisfies Readonly<Record<string, KindFacts>>

export type ReviewKind = keyof typeof KINDS

export const REVIEW_KINDS = Object.keys(KINDS) as readonly ReviewKind[]

export interface ReviewFinding {
  readonly kind: ReviewKind
  readonly severity: ReviewSeverity
  /** One sentence on what was seen. */
  readonly seen: string
  readonly remedy: string
}

export function createFinding(kind: ReviewKind, seen: string): ReviewFinding {
  const { severity, remedy } = KINDS[kind]
  return { kind, severity, seen, remedy }
}

export function severityOf(kind: ReviewKind): ReviewSeverity {
  return KINDS[kind].severity
}
