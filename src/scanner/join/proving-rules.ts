/** Says which findings on a running API prove which findings in its source. */

/** By the rule of `keyward code`: the rules of `keyward scan` that show the same flaw at work. */
export const provingRules: Readonly<Record<string, readonly string[]>> = {
  'route-without-auth': [
    'missing-authentication',
    'auth-scheme-not-enforced',
    'admin-endpoint-exposed',
    'method-auth-bypass',
    'llm-endpoint-open',
  ],
  'api-key-empty-accepted': ['any-key-accepted', 'missing-authentication'],
  'api-key-in-query': ['key-in-query-accepted', 'spec-key-in-query', 'key-in-url'],
  'api-key-no-scopes': ['one-key-for-everything', 'scope-not-enforced'],
  'api-key-hard-coded': ['key-in-client-bundle', 'weak-key-format', 'secret-in-response'],
  'rate-limit-absent': ['rate-limit-missing', 'key-guessing-unlimited'],
  'cors-any-origin': ['cors-wildcard', 'cors-reflects-origin'],
  'flask-debug': ['debug-endpoint', 'verbose-error'],
  'app-run-cleartext': ['cleartext-transport', 'https-redirect-missing'],
  'tls-adhoc': ['tls-certificate-invalid'],
  'jwt-unverified': ['jwt-alg-none', 'jwt-weak-secret', 'any-key-accepted'],
  'secret-to-client': ['key-in-client-bundle', 'secret-in-response', 'exposed-file'],
}
