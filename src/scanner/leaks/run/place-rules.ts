/** Says what is told of keys that are known by where they stand: in URLs. */
import type { RuleInfo } from '../../rule-info.ts'

export const placeRules: readonly RuleInfo[] = [
  {
    id: 'key-in-query-string',
    category: 'data-exposure',
    severity: 'high',
    title: 'API key in the query string of a URL',
    why:
      'URLs are written to the logs of every server and proxy on the way, to the history of ' +
      'browsers and to `Referer` fields. Whoever reads one of them has the key.',
    looksFor:
      'Parameters such as `api_key`, `token` or `access_token` with a value that can be a ' +
      'secret, and values of a known format, in access logs, recordings and URLs in any text.',
    spares:
      'Placeholders, templates, page and cursor tokens, CSRF tokens and keys that are made to be ' +
      'seen are not reported.',
    remedy:
      'Send the key in a header (`X-API-Key` or `Authorization`), refuse it in the query on the ' +
      'server, and rotate each key that was seen: it is in logs now.',
    remedyCode: {
      flask:
        "key = request.headers.get('X-API-Key', '')\n" +
        "if 'api_key' in request.args:\n    abort(400, 'send the key in X-API-Key')",
      express:
        "if ('api_key' in req.query) return res.status(400).json({ error: 'use X-API-Key' })\n" +
        "const key = req.get('X-API-Key') ?? ''",
      nginx:
        "log_format safe '$remote_addr $request_method $uri $status';\naccess_log logs/a.log safe;",
    },
    controls: 'key-in-log',
  },
  {
    id: 'key-in-referer',
    category: 'data-exposure',
    severity: 'high',
    title: 'API key handed on in a Referer or Location field',
    why:
      'The browser tells the next site the address it came from, with the key in it. That site ' +
      'and its logs have the key now.',
    looksFor:
      '`Referer` and `Location` fields in access logs and recordings whose URL carries a key.',
    spares: 'URLs whose parameters are placeholders or no keys are not reported.',
    remedy:
      'Keep keys out of URLs, send `Referrer-Policy: no-referrer`, and rotate each key that was ' +
      'seen.',
    remedyCode: {
      flask:
        '@app.after_request\ndef no_referrer(response):\n' +
        "    response.headers['Referrer-Policy'] = 'no-referrer'\n    return response",
      express:
        "app.use((req, res, next) => {\n  res.set('Referrer-Policy', 'no-referrer')\n  next()\n})",
      nginx: 'add_header Referrer-Policy no-referrer always;',
    },
    controls: 'key-in-log',
  },
]
