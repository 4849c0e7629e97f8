/** Decides how public an operation is by what it is about, before anybody has seen its data. */
import type { OperationRef } from '../../finding.ts'
import { nameResource } from './name-resource.ts'
import { isParameter, splitPath, splitWords } from './split-words.ts'

/**
 * `by-nature`: everybody may and often must be able to ask it. `catalogue`: most services show it
 * to everybody. `editorial`: many do. `debug`: never meant for anybody outside. `private`: about
 * people, money or what belongs to somebody. `unclear`: the name does not tell.
 */
export type Publicity = 'by-nature' | 'catalogue' | 'editorial' | 'unclear' | 'debug' | 'private'

/** The last named segment of a path that everybody may ask, such as `/api/health`. */
const PUBLIC_LAST = wordsOf(
  'health healthz healthcheck health-check livez live liveness readyz ready readiness startup',
  'alive up ping pong heartbeat status statusz version versions about info time clock now uptime',
  'docs doc documentation redoc swagger swagger-ui swagger-resources openapi api-docs apidocs',
  'api-doc apidoc schema schemas spec wadl wsdl explorer graphiql playground help robots sitemap',
  'favicon manifest humans security-txt security ads-txt metrics prometheus',
  'login signin sign-in logout signout sign-out signup sign-up register registration token ' +
    'tokens-new',
  'authorize oauth oauth2 callback sso saml csrf csrf-token xsrf captcha forgot-password',
  'password-reset reset-password verify-email jwks certs public-key public-keys userinfo-endpoint',
  'terms tos legal imprint impressum privacy privacy-policy contact cookies locale locales i18n',
  'newsletter feedback subscribe unsubscribe collect beacon translations public-config ' +
    'client-config banner motd echo hello welcome index home test',
)

/** Files that a page loads before anybody has signed in. */
const BROWSER_FILES =
  /\/(?:(?:app-?|runtime-?|client-?)?(?:config|settings|env)|asset-manifest|build-info)\.json$/i

/** A segment anywhere in the path below which everything is for everybody. */
const PUBLIC_ANYWHERE = wordsOf(
  '.well-known well-known static assets public images img css js fonts media docs swagger',
  'swagger-ui openapi api-docs oauth oauth2 health healthz webjars',
)

const SIGN_IN = wordsOf(
  'login signin sign-in signup sign-up register registration token forgot-password',
)

const CATALOGUE = wordsOf(
  'product products catalog catalogs catalogue category categories collection collections brand',
  'brands country countries region regions currency currencies language languages timezone',
  'timezones city cities store stores shop shops branches location locations plan plans price',
  'prices pricing offers promotions faq faqs menu menus weather forecast holidays exchange-rates',
  'rates units tags colors sizes announcements changelog releases openings jobs-board ' +
    'search-suggest',
  'suggestions autocomplete airports stations routes-map timetable pets pokemon recipes quotes ' +
    'jokes facts',
)

const EDITORIAL = wordsOf(
  'post posts article articles news blog blogs story stories page pages comment comments review',
  'reviews rating ratings book books movie movies film films song songs album albums artist ' +
    'artists',
  'author authors event events video videos photo photos gallery game games course courses topic',
  'topics forum thread threads question questions answer answers item items',
)

const DEBUG = wordsOf(
  'debug debugger trace traces env environ environment phpinfo pprof vars console dump heapdump',
  'threaddump profiler error errors crash stacktrace test-error whoops elmah server-status',
  'server-info configprops beans mappings loggers',
)

const PRIVATE = wordsOf(
  'user users customer customers account accounts member members employee employees people person',
  'persons patient patients student students client clients contact-list contacts subscriber',
  'subscribers profile profiles me self whoami order orders invoice invoices payment payments',
  'transaction transactions transfer transfers refund refunds payout payouts payroll salary ' +
    'salaries',
  'billing bill bills subscription subscriptions wallet wallets balance balances card cards',
  'credit-cards bank-accounts iban loan loans claim claims policy-holders cart carts basket ' +
    'baskets',
  'checkout shipment shipments address addresses message messages inbox mail emails chat chats',
  'conversations notification notifications document documents file files upload uploads ' +
    'attachment',
  'attachments report reports export exports backup backups audit audit-log audit-logs log ' +
    'logs key',
  'keys api-keys apikeys secret secrets credential credentials password passwords tokens session',
  'sessions device devices vehicle vehicles appointment appointments booking bookings reservation',
  'reservations prescription prescriptions record records medical-records ticket tickets case ' +
    'cases',
  'note notes task tasks todo todos project projects lead leads deal deals contract contracts',
  'tenant tenants organization organizations organisations company companies workspace workspaces',
  'team teams admin admins internal manage roles permissions groups dashboard settings preferences',
  'statements ledger expenses vault votes webhooks',
)

/** The last segments weigh most: `/users/{id}/orders` is about orders of a user, private twice. */
export function readPublicity({ path }: OperationRef): Publicity {
  const named = splitPath(path)
    .filter((segment) => !isParameter(segment))
    .map(nameSegment)
    .filter((name) => name !== '')
  const last = named.at(-1) ?? ''
  const isRoot = named.every((name) => /^(?:api|apis|rest|v?\d+(?:-\d+)*)$/.test(name))
  if (isRoot && !path.includes('{')) return 'by-nature'
  if (named.some((name) => DEBUG.has(name))) return 'debug'
  if (named.some((name) => PUBLIC_ANYWHERE.has(name))) return 'by-nature'
  if (BROWSER_FILES.test(path)) return 'by-nature'
  if (PUBLIC_LAST.has(last) && isLastSegmentNamed(path)) {
    const isBelowPrivate = named.slice(0, -1).some(isPrivate)
    if (!isBelowPrivate || isSignIn(last)) return 'by-nature'
  }
  if (named.some(isPrivate)) return 'private'
  const resource = nameResource(path)
  if (CATALOGUE.has(resource) || CATALOGUE.has(last)) return 'catalogue'
  if (EDITORIAL.has(resource) || EDITORIAL.has(last)) return 'editorial'
  return 'unclear'
}

/** By `getUsers`, `users-list` and `user_export` as by `users`. */
function isPrivate(name: string): boolean {
  if (PRIVATE.has(name)) return true
  const words = name.split('-')
  return words.length > 1 && words.some((word) => word.length > 3 && PRIVATE.has(word))
}

function isSignIn(name: string): boolean {
  return SIGN_IN.has(name)
}

function isLastSegmentNamed(path: string): boolean {
  const last = splitPath(path).at(-1) ?? ''
  return !isParameter(last)
}

function nameSegment(segment: string): string {
  if (segment.startsWith('.')) return segment.toLowerCase()
  const name = segment.replace(/\.(?:json|xml|ya?ml|php|aspx?|txt|html?|ico|do)$/i, '')
  return splitWords(name).join('-')
}

function wordsOf(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '))
}
