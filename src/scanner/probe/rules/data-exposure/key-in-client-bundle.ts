/** Decides whether pages and scripts of the target carry keys to every visitor. */
import { limits } from '../../../../base/limits.ts'
import type { Severity } from '../../../finding.ts'
import { maskSecret } from '../../../secrets/mask-secret.ts'
import { sampleText } from '../../../secrets/sample-secret.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample, sampleKeys } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { type BundledKey, findBundledKeys } from '../../signs/find-bundled-keys.ts'
import { opensTo } from '../../signs/opens-to.ts'

async function check(scan: ScanContext): Promise<readonly Sighting[]> {
  const sightings: Sighting[] = []
  let tried = 0
  for (const key of findBundledKeys(scan)) {
    const given = scan.settings.keys.find((each) => each.text === key.text)
    const isTried = given === undefined && tried < limits.probeBundledKeysTried
    if (isTried) tried++
    const opened = isTried ? await findOpened(key.text, scan) : null
    const judged = judge(key, given?.name ?? null, opened)
    if (judged === null) continue
    const { operation, answer, page } = key.shown
    const { location } = key
    const where = location === null ? '' : `, in ${scan.mask(location.path)}:${location.line}`
    const masked = key.sighting?.masked ?? maskSecret(key.text)
    sightings.push({
      operation,
      ...(location === null ? {} : { location }),
      severity: judged.severity,
      confidence: judged.isSure ? 'confirmed' : 'likely',
      detail:
        `${page?.kind === 'source-map' ? 'The source map' : 'The file'} ` +
        `${scan.mask(operation.path)} holds ${judged.words} (${masked})${where}.`,
      evidence: { request: scan.describe(answer).request },
      discriminator: `${key.sighting?.formatId ?? 'named'} ${masked}`,
    })
  }
  return sightings
}

/** Null: only its name says that it is a key, and it opens nothing here. */
function judge(
  { sighting, isForBrowsers }: BundledKey,
  given: string | null,
  opened: string | null,
): { readonly severity: Severity; readonly isSure: boolean; readonly words: string } | null {
  if (given !== null) {
    return { severity: 'critical', isSure: true, words: `the key ${given} of this scan` }
  }
  if (opened !== null) {
    return { severity: 'critical', isSure: true, words: `a key that opens ${opened}` }
  }
  if (sighting === null) return null
  const { kind, title, formatId, isGenuine } = sighting
  const words = `a ${title}`
  if (kind === 'publishable' || isForBrowsers) return { severity: 'info', isSure: true, words }
  if (kind === 'test') return { severity: 'low', isSure: true, words }
  if (formatId === 'jwt') return { severity: 'medium', isSure: false, words }
  const isVague = /^(?:generic|bearer)/.test(formatId)
  return { severity: isVague ? 'medium' : 'high', isSure: isGenuine || !isVague, words }
}

/** Asked where strangers are refused: if this text opens it, it is a key of the target. */
async function findOpened(text: string, scan: ScanContext): Promise<string | null> {
  const guarded = scan.judgements.find(
    ({ none, madeUp, operation }) =>
      operation.method === 'GET' && none.access === 'refused' && madeUp.access === 'refused',
  )
  if (guarded === undefined) return null
  const good = [...guarded.keys.values()].find((each) => each.access === 'open')?.answer ?? null
  const answer = await scan.ask(guarded.operation, { text })
  return opensTo(answer, good, scan)
    ? `${guarded.operation.method} ${guarded.operation.path}`
    : null
}

const html = (body: string) => ({ status: 200, headers: { 'content-type': 'text/html' }, body })
const script = (body: string) => ({
  status: 200,
  headers: { 'content-type': 'application/javascript' },
  body,
})
const PAGE = '<!doctype html><title>Shop</title><script src="/static/app.js"></script>'
const page = { isPublic: true, isUndocumented: true, handle: () => html(PAGE) }
const users = () => json([{ id: 1, name: 'Ann' }])
const stripe = `${'sk_'}live_${sampleText(40)}`
const bundle = (text: string) => ({
  isPublic: true,
  isUndocumented: true,
  handle: () => script(text),
})
const MAP = {
  version: 3,
  mappings: 'AAAA',
  sources: ['webpack:///./src/pay.ts'],
  sourcesContent: [`import { pay } from './pay'\n\nexport const client = pay('${stripe}')\n`],
}

export const keyInClientBundle: TargetRule = {
  id: 'key-in-client-bundle',
  category: 'data-exposure',
  severity: 'high',
  title: 'Pages or scripts carry a secret key to every visitor',
  why:
    'What a browser gets, everybody has: the key is read with a look into the developer tools, ' +
    'and robots that collect keys from scripts use it within minutes.',
  looksFor:
    'Secrets of known formats in scripts, pages and source maps, the keys given to the scan, and ' +
    'texts that are called a key. The latter are tried on an operation that refuses strangers: ' +
    'one that opens it is a key of this API.',
  spares:
    'Keys that providers make for browsers (`pk_live_…`, maps, search, measuring), which are ' +
    'told as information, placeholders, and names of fields without a value.',
  remedy:
    'Revoke the key now; taking it out of the script is not enough. Let the server call the ' +
    'other service, or let the page ask your server for a token that lives minutes and can do ' +
    'one thing. Do not publish source maps.',
  remedyCode: {
    flask: [
      '@app.post("/checkout")              # the page calls this, without any key',
      '@login_required',
      'def checkout():',
      '    stripe.api_key = os.environ["STRIPE_SECRET_KEY"]',
      '    return jsonify(url=stripe.checkout.Session.create(**order()).url)',
    ].join('\n'),
    express: [
      "app.get('/weather', requireSession, async (req, res) => {",
      "  const headers = { 'X-API-Key': process.env.WEATHER_KEY }",
      '  const answer = await fetch(`https://api.example.com/now`, { headers })',
      '  res.json(await answer.json())',
      '})',
    ].join('\n'),
    nginx: 'location ~ \\.map$ { return 404; }',
  },
  controls: 'key-shipped',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  check,
  catches: [
    keylessSample('a payment key in a script', {
      routes: {
        'GET /': page,
        'GET /static/app.js': bundle(`var a=1;const s=new Stripe("${stripe}");s.init()`),
        'GET /v1/users': users,
      },
    }),
    keylessSample(
      'a key that only a source map shows',
      {
        routes: {
          'GET /': page,
          'GET /static/app.js': bundle('start()\n//# sourceMappingURL=app.js.map'),
          'GET /static/app.js.map': {
            isPublic: true,
            isUndocumented: true,
            handle: () => json(MAP),
          },
          'GET /v1/users': users,
        },
      },
      { also: ['exposed-file'] },
    ),
    keylessSample('a key of the API itself that does not look like one', {
      keys: ['demo-key-1'],
      routes: {
        'GET /': page,
        'GET /static/app.js': bundle(
          "fetch('/v1/users', { headers: { 'X-API-Key': 'demo-key-1' } })",
        ),
        'GET /v1/users': users,
      },
    }),
    keyedSample('a given key in a page', {
      routes: {
        'GET /': {
          isPublic: true,
          isUndocumented: true,
          handle: () => html(`<script>window.settings={key:"${sampleKeys['first']}"}</script>`),
        },
        'GET /v1/users': users,
      },
    }),
  ],
  ignores: [
    keylessSample('publishable keys', {
      routes: {
        'GET /': page,
        'GET /static/app.js': bundle(
          `Stripe("${'pk_'}live_${sampleText(40)}");` +
            `algoliasearch("APP", {searchApiKey: "${sampleText(32, '0123456789abcdef')}"})`,
        ),
        'GET /v1/users': users,
      },
    }),
    keylessSample('names, placeholders and integrity attributes', {
      routes: {
        'GET /': {
          isPublic: true,
          isUndocumented: true,
          handle: () =>
            html(
              `<script integrity="sha384-${sampleText(64)}" src="/static/app.js"></script>` +
                '<input name="api_key" placeholder="your-api-key" value="">',
            ),
        },
        'GET /static/app.js': bundle(
          "const key = document.querySelector('[name=api_key]').value;" +
            "load({headers: {'X-API-Key': key, authorization: 'Bearer ' + token}})",
        ),
        'GET /v1/users': users,
      },
    }),
  ],
}
