/** Lists the rules on source code. */
import type { CodeRule } from './code-rule.ts'
import { apiKeyEmptyAccepted } from './rules/api-key-empty-accepted.ts'
import { apiKeyHardCoded } from './rules/api-key-hard-coded.ts'
import { apiKeyInQuery } from './rules/api-key-in-query.ts'
import { apiKeyInUrlBuilt } from './rules/api-key-in-url-built.ts'
import { apiKeyLogged } from './rules/api-key-logged.ts'
import { apiKeyNoScopes } from './rules/api-key-no-scopes.ts'
import { apiKeyNotConstantTime } from './rules/api-key-not-constant-time.ts'
import { apiKeyPlaintextStore } from './rules/api-key-plaintext-store.ts'
import { appRunCleartext } from './rules/app-run-cleartext.ts'
import { corsAnyOrigin } from './rules/cors-any-origin.ts'
import { flaskDebug } from './rules/flask-debug.ts'
import { jwtUnverified } from './rules/jwt-unverified.ts'
import { rateLimitAbsent } from './rules/rate-limit-absent.ts'
import { routeWithoutAuth } from './rules/route-without-auth.ts'
import { secretToClient } from './rules/secret-to-client.ts'
import { tlsAdhoc } from './rules/tls-adhoc.ts'
import { tlsVerifyOff } from './rules/tls-verify-off.ts'

export const codeRules: readonly CodeRule[] = [
  apiKeyEmptyAccepted,
  apiKeyHardCoded,
  apiKeyInQuery,
  apiKeyInUrlBuilt,
  apiKeyLogged,
  apiKeyNoScopes,
  apiKeyNotConstantTime,
  apiKeyPlaintextStore,
  appRunCleartext,
  corsAnyOrigin,
  flaskDebug,
  jwtUnverified,
  rateLimitAbsent,
  routeWithoutAuth,
  secretToClient,
  tlsAdhoc,
  tlsVerifyOff,
]
