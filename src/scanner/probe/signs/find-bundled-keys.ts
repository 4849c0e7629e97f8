/** Decides which keys the scripts and pages of the target carry to every visitor. */
import type { Location } from '../../finding.ts'
import { buildPattern } from '../../secrets/build-pattern.ts'
import { findSecrets, type SecretSighting } from '../../secrets/find-secrets.ts'
import type { Answer } from '../client/exchange.ts'
import type { ScanContext } from '../scan-context.ts'
import { isDescription, listShown, type Shown } from './list-shown.ts'
import { lineOf, readSourceMap } from './read-source-map.ts'
import { splitHtml } from './split-html.ts'

export interface BundledKey {
  /** The secret itself: never to be printed. */
  readonly text: string
  /** Null: only its name says that it is a key. */
  readonly sighting: SecretSighting | null
  readonly shown: Shown
  /** In an original file, where a map tells it. */
  readonly location: Location | null
  /** Made for browsers by a provider, going by what stands around it. */
  readonly isForBrowsers: boolean
}

/** Parts of shops, maps and measuring that need a key which every visitor sees. */
const FOR_BROWSERS = buildPattern('i', [
  /algolia|search_?only|sentry|posthog|phc_|segment|mixpanel|amplitude|bugsnag|rollbar|datadog/,
  /launchdarkly|client-?side-?id|pusher|ably|recaptcha|hcaptcha|turnstile|site_?key|stripe/,
  /intercom|onesignal|vapid|firebase|google_?analytics|gtag|hotjar|fullstory|logrocket|cloudinary/,
  /contentful|storyblok|maptiler|mapbox|tomtom|weglot|cookiebot|usercentrics|newrelic|nreum/,
])

const IN_QUERY = /(?:[?&]|&amp;)[\w.-]{1,40}=$/

/** A key that does not look like one: `'X-API-Key': 'dev-key-1'`, `api_key=abc` in an address. */
const NAMED = buildPattern(
  'dgi',
  /(?:x-api-key|api[_-]?key|apikey|access[_-]?key|auth[_-]?token|api[_-]?token|authorization)/,
  /["'`]?\s{0,3}[:=,]\s{0,3}(?:["'`](?:(?:Bearer|Token|ApiKey)\s)?)?/,
  /([\w+/=.~-]{6,200})(?=["'`&\s;])/,
)

export function findBundledKeys(scan: ScanContext): readonly BundledKey[] {
  const found = new Map<string, BundledKey>()
  for (const shown of listShown(scan)) {
    if (shown.caller !== null || shown.answer.status !== 200 || isDescription(shown)) continue
    for (const key of findInAnswer(shown, scan)) {
      const known = found.get(key.text)
      if (known === undefined) found.set(key.text, key)
      else if (known.location === null && key.location !== null) {
        found.set(key.text, { ...known, location: key.location })
      }
    }
  }
  return [...found.values()]
}

function findInAnswer(shown: Shown, scan: ScanContext): BundledKey[] {
  const { answer, page } = shown
  const sources = page === null ? null : readSourceMap(page)
  if (sources !== null) {
    return sources.flatMap(({ name, content }) =>
      findInText(content, scan).map((key) => {
        const location = { path: name, line: lineOf(content, key.text) }
        return { ...key, shown, location }
      }),
    )
  }
  const code = readCode(answer)
  if (code === null) return []
  return findInText(code, scan).map((key) => ({ ...key, shown, location: null }))
}

/** Of a page its scripts and tags: what its readers see is looked at as an answer. */
function readCode(answer: Answer): string | null {
  if (/javascript|ecmascript/.test(answer.contentType)) return answer.text
  const path = new URL(answer.request.url).pathname
  if (/\.m?js$/.test(path) && answer.contentType !== 'text/html') return answer.text
  if (!answer.contentType.includes('html')) return null
  return splitHtml(answer.text).code
}

function findInText(
  text: string,
  scan: ScanContext,
): Pick<BundledKey, 'text' | 'sighting' | 'isForBrowsers'>[] {
  const around = (index: number, length: number) =>
    text.slice(Math.max(0, index - 100), index + length + 60)
  const sure = findSecrets(text).flatMap((sighting) => {
    const { index, length } = sighting
    const secret = text.slice(index, index + length)
    const isVague = /^(?:generic|bearer)/.test(sighting.formatId)
    // In an address it is told by the rule key-in-url, which knows links for one use.
    if (isVague && IN_QUERY.test(text.slice(Math.max(0, index - 60), index))) return []
    const isForBrowsers = isVague && FOR_BROWSERS.test(around(index, length))
    return [{ text: secret, sighting, isForBrowsers }]
  })
  const given = scan.settings.keys
    .filter((key) => key.text.length >= 8 && standsAlone(text, key.text))
    .map((key) => ({ text: key.text, sighting: null, isForBrowsers: false }))
  const known = new Set([...sure, ...given].map((each) => each.text))
  const named = [...text.matchAll(NAMED)].flatMap((match) => {
    const secret = match[1] ?? ''
    if (known.has(secret) || !/["'`]/.test(match[0])) return []
    const isForBrowsers = FOR_BROWSERS.test(around(match.index, match[0].length))
    return [{ text: secret, sighting: null, isForBrowsers }]
  })
  return [...given, ...sure, ...named]
}

function standsAlone(text: string, key: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const isInside = /\w/.test(text.charAt(at - 1)) || /\w/.test(text.charAt(at + key.length))
    if (!isInside) return true
  }
  return false
}
