/** Lists the rules on source code. */
import type { CodeRule } from './code-rule.ts'
import { apiKeyEmptyAccepted } from './rules/api-key-empty-accepted.ts'
import { apiKeyHardCoded } from './rules/api-key-hard-coded.ts'
import { apiKeyInQuery } from './rules/api-key-in-query.ts'
import { apiKeyNoScopes } from './rules/api-key-no-scopes.ts'
import { apiKeyNotConstantTime } from './rules/api-key-not-constant-time.ts'
import { apiKeyPlaintextStore } from './rules/api-key-plaintext-store.ts'
import { rateLimitAbsent } from './rules/rate-limit-absent.ts'
import { routeWithoutAuth } from './rules/route-without-auth.ts'

export const codeRules: readonly CodeRule[] = [
  apiKeyEmptyAccepted,
  apiKeyHardCoded,
  apiKeyInQuery,
  apiKeyNotConstantTime,
  apiKeyNoScopes,
  apiKeyPlaintextStore,
  rateLimitAbsent,
  routeWithoutAuth,
]
