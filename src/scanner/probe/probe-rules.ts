/** Says which rules there are: written by `npm run rules` from the files in rules/. */
import type { ProbeRule } from './probe-rule.ts'
import { anyKeyAccepted } from './rules/authentication/any-key-accepted.ts'
import { authSchemeNotEnforced } from './rules/authentication/auth-scheme-not-enforced.ts'
import { jwtAlgNone } from './rules/authentication/jwt-alg-none.ts'
import { jwtWeakClaims } from './rules/authentication/jwt-weak-claims.ts'
import { jwtWeakSecret } from './rules/authentication/jwt-weak-secret.ts'
import { keyInCookieAccepted } from './rules/authentication/key-in-cookie-accepted.ts'
import { keyInQueryAccepted } from './rules/authentication/key-in-query-accepted.ts'
import { methodAuthBypass } from './rules/authentication/method-auth-bypass.ts'
import { missingAuthentication } from './rules/authentication/missing-authentication.ts'
import { wwwAuthenticateMissing } from './rules/authentication/www-authenticate-missing.ts'
import { cacheableKeyedResponse } from './rules/data-exposure/cacheable-keyed-response.ts'
import { exposedFile } from './rules/data-exposure/exposed-file.ts'
import { keyInClientBundle } from './rules/data-exposure/key-in-client-bundle.ts'
import { keyInUrl } from './rules/data-exposure/key-in-url.ts'
import { piiInResponse } from './rules/data-exposure/pii-in-response.ts'
import { referrerPolicyMissing } from './rules/data-exposure/referrer-policy-missing.ts'
import { secretInResponse } from './rules/data-exposure/secret-in-response.ts'
import { adminEndpointExposed } from './rules/function-authorization/admin-endpoint-exposed.ts'
import { oneKeyForEverything } from './rules/function-authorization/one-key-for-everything.ts'
import { scopeNotEnforced } from './rules/function-authorization/scope-not-enforced.ts'
import { corsReflectsOrigin } from './rules/input-handling/cors-reflects-origin.ts'
import { corsWildcard } from './rules/input-handling/cors-wildcard.ts'
import { dangerousMethods } from './rules/input-handling/dangerous-methods.ts'
import { debugEndpoint } from './rules/input-handling/debug-endpoint.ts'
import { injectionSuspected } from './rules/input-handling/injection-suspected.ts'
import { verboseError } from './rules/input-handling/verbose-error.ts'
import { deprecatedOperationLive } from './rules/inventory/deprecated-operation-live.ts'
import { documentedOperationMissing } from './rules/inventory/documented-operation-missing.ts'
import { serverBanner } from './rules/inventory/server-banner.ts'
import { undocumentedOperation } from './rules/inventory/undocumented-operation.ts'
import { versionMissing } from './rules/inventory/version-missing.ts'
import { revokedKeyAccepted } from './rules/key-design/revoked-key-accepted.ts'
import { securityHeadersMissing } from './rules/key-design/security-headers-missing.ts'
import { specKeyInQuery } from './rules/key-design/spec-key-in-query.ts'
import { specNoSecurity } from './rules/key-design/spec-no-security.ts'
import { staticKeyNoExpiry } from './rules/key-design/static-key-no-expiry.ts'
import { weakKeyFormat } from './rules/key-design/weak-key-format.ts'
import { llmEndpointOpen } from './rules/llm/llm-endpoint-open.ts'
import { systemPromptDisclosed } from './rules/llm/system-prompt-disclosed.ts'
import { bolaCrossKey } from './rules/object-authorization/bola-cross-key.ts'
import { pathTraversalOnId } from './rules/object-authorization/path-traversal-on-id.ts'
import { sequentialIdentifiers } from './rules/object-authorization/sequential-identifiers.ts'
import { excessiveDataExposure } from './rules/property-authorization/excessive-data-exposure.ts'
import { internalFieldsExposed } from './rules/property-authorization/internal-fields-exposed.ts'
import { massAssignment } from './rules/property-authorization/mass-assignment.ts'
import { keyGuessingUnlimited } from './rules/rate-limiting/key-guessing-unlimited.ts'
import { oversizedResponse } from './rules/rate-limiting/oversized-response.ts'
import { paginationMissing } from './rules/rate-limiting/pagination-missing.ts'
import { rateLimitMissing } from './rules/rate-limiting/rate-limit-missing.ts'
import { urlParameterFetches } from './rules/ssrf/url-parameter-fetches.ts'
import { cleartextTransport } from './rules/transport/cleartext-transport.ts'
import { cookieFlagsMissing } from './rules/transport/cookie-flags-missing.ts'
import { hstsMissing } from './rules/transport/hsts-missing.ts'
import { httpsRedirectMissing } from './rules/transport/https-redirect-missing.ts'
import { mixedContent } from './rules/transport/mixed-content.ts'
import { tlsCertificateInvalid } from './rules/transport/tls-certificate-invalid.ts'
import { tlsWeak } from './rules/transport/tls-weak.ts'
import { openRedirect } from './rules/unsafe-consumption/open-redirect.ts'
import { webhookSurface } from './rules/unsafe-consumption/webhook-surface.ts'

export const probeRules: readonly ProbeRule[] = [
  anyKeyAccepted,
  authSchemeNotEnforced,
  jwtAlgNone,
  jwtWeakClaims,
  jwtWeakSecret,
  keyInCookieAccepted,
  keyInQueryAccepted,
  methodAuthBypass,
  missingAuthentication,
  wwwAuthenticateMissing,
  bolaCrossKey,
  pathTraversalOnId,
  sequentialIdentifiers,
  adminEndpointExposed,
  oneKeyForEverything,
  scopeNotEnforced,
  excessiveDataExposure,
  internalFieldsExposed,
  massAssignment,
  corsReflectsOrigin,
  corsWildcard,
  dangerousMethods,
  debugEndpoint,
  injectionSuspected,
  verboseError,
  keyGuessingUnlimited,
  oversizedResponse,
  paginationMissing,
  rateLimitMissing,
  cacheableKeyedResponse,
  exposedFile,
  keyInClientBundle,
  keyInUrl,
  piiInResponse,
  referrerPolicyMissing,
  secretInResponse,
  cleartextTransport,
  cookieFlagsMissing,
  hstsMissing,
  httpsRedirectMissing,
  mixedContent,
  tlsCertificateInvalid,
  tlsWeak,
  urlParameterFetches,
  deprecatedOperationLive,
  documentedOperationMissing,
  serverBanner,
  undocumentedOperation,
  versionMissing,
  openRedirect,
  webhookSurface,
  revokedKeyAccepted,
  securityHeadersMissing,
  specKeyInQuery,
  specNoSecurity,
  staticKeyNoExpiry,
  weakKeyFormat,
  llmEndpointOpen,
  systemPromptDisclosed,
]
