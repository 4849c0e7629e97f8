/** Decides which operations let callers say where the service shall call. */
import { limits } from '../../../../base/limits.ts'
import type { Operation } from '../../operation.ts'
import type { OperationRule, Sighting } from '../../probe-rule.ts'
import { json, keyedSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { namesNotifiedAddress } from '../../signs/names-address.ts'
import { isJsonObject } from '../../signs/walk-json.ts'

const HOOK_PATH = new RegExp(
  [
    '(?:^|[/_-])(?:web-?hooks?|callbacks?|event-?subscriptions?',
    'notification-?endpoints?)(?:$|[/_.-])',
  ].join('|'),
  'i',
)
const PROVED =
  /signature|signed|signing|hmac|shared secret|webhook[_-]?secret|challenge|verification/i

function check(operation: Operation, scan: ScanContext): readonly Sighting[] {
  if (!/^(?:POST|PUT|PATCH)$/.test(operation.method)) return []
  const fields = listFields(operation)
  const named = fields.filter(namesNotifiedAddress)
  const isHook = HOOK_PATH.test(operation.path)
  const address = isHook ? fields.filter((each) => /ur[il]$|endpoint|target/i.test(each)) : []
  const found = [...new Set([...named, ...address])]
  const receives = found.length === 0 && isHook && isIncoming(operation)
  if (found.length === 0 && !receives) return []
  const text = `${operation.text} ${fields.join(' ')} ${schemaText(operation)}`
  if (PROVED.test(text) || fields.some((each) => /secret|signing/i.test(each))) return []
  const none = scan.judgementOf(operation)?.none
  // Who misses the signature of an event asks for one, whatever the description says.
  if (PROVED.test(none?.answer?.text.slice(0, limits.refusalLengthMax) ?? '')) return []
  const isOpen = none?.access === 'open'
  const names = found.slice(0, 3).join('`, `')
  const detail = receives
    ? 'It takes events from elsewhere, and its description says nothing of a signature ' +
      'that proves the sender.'
    : `It takes an address to call (\`${names}\`), and its description says nothing of how ` +
      'calls are signed or addresses are checked.'
  return [{ severity: isOpen ? 'low' : 'info', confidence: 'possible', detail }]
}

/** `/webhooks/stripe`: another service calls, none is registered. */
function isIncoming({ path }: Operation): boolean {
  return /hooks?\/[a-z][\w-]*$/i.test(path)
}

function listFields(operation: Operation): readonly string[] {
  const properties = operation.body?.schema?.['properties']
  const example = operation.body?.example
  return [
    ...operation.parameters.map(({ name }) => name),
    ...(isJsonObject(properties) ? Object.keys(properties) : []),
    ...(isJsonObject(example) ? Object.keys(example) : []),
  ].map((name) => name.slice(0, 60))
}

function schemaText({ body }: Operation): string {
  const properties = body?.schema?.['properties']
  if (!isJsonObject(properties)) return ''
  return Object.values(properties)
    .map((each) => (isJsonObject(each) ? String(each['description'] ?? '') : ''))
    .join(' ')
    .slice(0, 4_000)
}

function takes(...names: readonly string[]): Readonly<Record<string, unknown>> {
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
  const schema = { type: 'object', properties }
  return { requestBody: { content: { 'application/json': { schema } } } }
}

const created = () => json({ id: 4, state: 'active' }, 201)

export const webhookSurface: OperationRule = {
  id: 'webhook-surface',
  category: 'unsafe-consumption',
  severity: 'info',
  title: 'Webhooks without a described signature',
  why:
    'Who receives a call without a signature cannot tell it from a forged one; who may ' +
    'register any address makes the service call into its own network, or sends the ' +
    'events of others to themselves.',
  looksFor:
    'Operations whose path or fields are about webhooks and callbacks, and whose ' +
    'description has no word on a signature, a secret or a verification of the address.',
  spares: 'Operations that describe how calls are signed or how an address is verified.',
  remedy:
    'Sign each call with a secret of its own for each receiver, over the body and a ' +
    'timestamp, and describe how to check it. Accept only https addresses, refuse ' +
    'internal ones when calling, and verify a new address by a challenge.',
  remedyCode: {
    flask: `signed = f"{timestamp}.".encode() + request.get_data()
expected = hmac.new(secret, signed, "sha256").hexdigest()
if not hmac.compare_digest(expected, request.headers.get("X-Signature", "")):
    abort(401)`,
    express: `const hmac = createHmac('sha256', secret).update(timestamp + '.').update(rawBody)
const expected = hmac.digest()
const given = Buffer.from(req.get('X-Signature') ?? '', 'hex')
if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
  return res.sendStatus(401)
}`,
  },
  controls: 'third-party-trust',
  subject: 'operation',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  check,
  catches: [
    keyedSample(
      'an address to call is registered',
      { routes: { 'POST /v1/webhooks': { operation: takes('url', 'events'), handle: created } } },
      { isActive: true },
    ),
    keyedSample(
      'an order names a callback',
      {
        routes: {
          'POST /orders': { operation: takes('sku', 'callback_url'), handle: created },
        },
      },
      { isActive: true },
    ),
  ],
  ignores: [
    keyedSample(
      'events without a signature are turned away',
      {
        routes: {
          'POST /webhooks/payments': {
            isPublic: true,
            handle: () => json({ error: 'signature missing' }, 400),
          },
        },
      },
      { isActive: true },
    ),
    keyedSample(
      'calls are signed',
      {
        routes: {
          'POST /v1/webhooks': {
            operation: {
              ...takes('url', 'events'),
              description: 'Each call carries a signature, an HMAC of its body.',
            },
            handle: created,
          },
        },
      },
      { isActive: true },
    ),
    keyedSample(
      'no address is taken',
      { routes: { 'POST /orders': { operation: takes('sku', 'note'), handle: created } } },
      { isActive: true },
    ),
  ],
}
