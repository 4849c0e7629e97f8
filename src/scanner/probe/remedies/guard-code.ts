/** Decides which code we show for asking every request for a key before anything else happens. */
import type { RemedyCode } from '../../rule-info.ts'

export const guardCode: RemedyCode = {
  flask: [
    'KEY_HASHES = {bytes.fromhex(line) for line in open("key-hashes.txt").read().split()}',
    'PUBLIC = {"health"}  # names of the views that need no key',
    '',
    '@app.before_request',
    'def require_key():',
    '    if request.endpoint in PUBLIC:',
    '        return',
    '    sent = hashlib.sha256(request.headers.get("X-API-Key", "").encode()).digest()',
    '    if not any(hmac.compare_digest(sent, known) for known in KEY_HASHES):',
    '        return jsonify(error="unauthorized"), 401, {"WWW-Authenticate": "ApiKey"}',
  ].join('\n'),
  express: [
    '// Before every router; what is public is mounted before it.',
    'app.use((req, res, next) => {',
    "  const sent = createHash('sha256').update(req.get('X-API-Key') ?? '').digest()",
    '  if (keyHashes.some((known) => timingSafeEqual(sent, known))) return next()',
    "  res.status(401).set('WWW-Authenticate', 'ApiKey').json({ error: 'unauthorized' })",
    '})',
  ].join('\n'),
  nginx: [
    '# The whole of it is deploy/nginx/keyward.conf in the package.',
    'location / {',
    '  auth_request /_keyward;',
    '  proxy_pass http://api;',
    '}',
    'location = /_keyward {',
    '  internal;',
    '  proxy_pass http://127.0.0.1:8787/forward-auth?api=shop;',
    '  proxy_method HEAD;',
    '  proxy_pass_request_body off;',
    '  proxy_set_header Content-Length "";',
    '  proxy_set_header X-Original-Method $request_method;',
    '  proxy_set_header X-Original-URI $request_uri;',
    '}',
  ].join('\n'),
}
