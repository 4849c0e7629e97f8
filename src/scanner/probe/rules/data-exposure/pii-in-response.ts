/** Decides whether strangers are shown data about people. */
import type { Severity } from '../../../finding.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { isDescription, listShown, type Shown } from '../../signs/list-shown.ts'
import {
  type PersonalData,
  type PersonalKind,
  readPeople,
  readPeopleInText,
} from '../../signs/read-people.ts'
import { readPublicity } from '../../signs/read-publicity.ts'
import { splitHtml } from '../../signs/split-html.ts'

const WORDS: Readonly<Record<PersonalKind, string>> = {
  card: 'whole card numbers',
  account: 'bank accounts (IBAN)',
  identity: 'identity or tax numbers',
  health: 'health data',
  birth: 'dates of birth',
  email: 'e-mail addresses',
  phone: 'telephone numbers',
  address: 'postal addresses',
  name: 'names',
}

/** Harmful to a person even without anything else. */
const GRAVE: ReadonlySet<PersonalKind> = new Set(['card', 'account', 'identity', 'health'])
/** A page may well name its authors or its team. */
const PAGE_EMAILS_MIN = 5

function check(scan: ScanContext): readonly Sighting[] {
  const seen = new Set<string>()
  return listShown(scan).flatMap((shown) => {
    const name = `${shown.operation.method} ${shown.operation.path}`
    if (shown.caller !== null || seen.has(name) || !isRead(shown)) return []
    const { answer } = shown
    const isPage = answer.contentType.includes('html')
    const found =
      answer.json === undefined
        ? readPeopleInText(isPage ? splitHtml(answer.text).text : answer.text)
        : readPeople(answer.json)
    const isAboutPeople = readPublicity(shown.operation) === 'private'
    const severity = isPage ? weighPage(found) : weigh(found, isAboutPeople)
    if (severity === null) return []
    seen.add(name)
    return [tell(shown, found, severity, scan)]
  })
}

function isRead(shown: Shown): boolean {
  const { answer, page } = shown
  if (answer.status < 200 || answer.status > 299 || isDescription(shown)) return false
  if (page?.kind === 'script' || page?.kind === 'source-map') return false
  return /json|xml|csv|html|text\/plain|^$/.test(answer.contentType)
}

/** Null: nothing, or what people show of themselves, such as the author of an article. */
function weighPage(found: readonly PersonalData[]): Severity | null {
  if (found.some(({ kind }) => GRAVE.has(kind))) return 'high'
  const emails = found.find(({ kind }) => kind === 'email')?.count ?? 0
  return emails >= PAGE_EMAILS_MIN ? 'medium' : null
}

/** A shop has a telephone and an address, too: only beside a person they are somebody's. */
function weigh(found: readonly PersonalData[], isAboutPeople: boolean): Severity | null {
  if (found.some(({ kind }) => GRAVE.has(kind))) return 'high'
  const count = (kind: PersonalKind) => found.find((each) => each.kind === kind)?.count ?? 0
  const isOfPeople = isAboutPeople || count('name') > 0 || count('email') > 0 || count('birth') > 0
  if (!isOfPeople) return null
  const contacts = Math.max(count('email'), count('phone'))
  const kinds = found.filter(({ kind }) => kind !== 'name').length
  if (count('birth') > 0 && (contacts > 0 || count('name') > 0)) return 'high'
  if (contacts >= 2 || kinds >= 2) return 'medium'
  if (contacts + count('address') > 0 && (isAboutPeople || count('name') > 0)) return 'medium'
  return contacts > 0 ? 'info' : null
}

function tell(
  { answer, operation, asked }: Shown,
  found: readonly PersonalData[],
  severity: Severity,
  scan: ScanContext,
): Sighting {
  const listed = found.map(({ kind, count, path }) => {
    const where = path === '' ? '' : `, as in \`${path}\``
    return `${WORDS[kind]} (${count}${where})`
  })
  return {
    operation,
    severity,
    confidence: 'confirmed',
    detail: `Asked ${asked}, the answer holds ${listed.join('; ')}.`,
    evidence: scan.describe(answer),
  }
}

/** Of test ranges, put together so that no file holds a number that looks real. */
const CARD = `4111 ${'1111'} 1111 1111`
const IBAN = `DE89${'3704'}0044053201${'3000'}`
const OPEN = ['missing-authentication', 'excessive-data-exposure', 'auth-scheme-not-enforced']

export const piiInResponse: TargetRule = {
  id: 'pii-in-response',
  category: 'data-exposure',
  severity: 'medium',
  title: 'Strangers are shown data about people',
  why:
    'Anybody can collect the data: for fraud, for letters that look real, for sale. In most ' +
    'countries such a disclosure must be reported, and card numbers bring PCI DSS into play.',
  looksFor:
    'Answers and pages that need no key: card numbers and IBANs by their check digits, identity ' +
    'numbers, dates of birth, health data, and e-mail addresses, telephone numbers and postal ' +
    'addresses where they are of people.',
  spares:
    'Answers to a key, addresses of an office (`info@`, `support@`), a single author or team ' +
    'page, numbers that merely have the length of a card, and masked values.',
  remedy:
    'Ask for a key or a login, and show each caller what is theirs. Where a list must be public, ' +
    'leave out everything but a chosen name; show the last four digits of cards and accounts only.',
  remedyCode: {
    flask: [
      '@app.get("/v1/members")',
      '@require_key',
      'def members():',
      '    return jsonify([{"id": each.id, "nickname": each.nickname} for each in page()])',
    ].join('\n'),
    express: [
      "app.get('/v1/members', requireKey, async (req, res) => {",
      '  const members = await findMembers(req.owner)',
      '  res.json(members.map(({ id, nickname }) => ({ id, nickname })))',
      '})',
    ].join('\n'),
  },
  controls: 'excess-data',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  check,
  catches: [
    keylessSample(
      'members with addresses and telephone numbers',
      {
        routes: {
          'GET /v1/members': {
            isPublic: true,
            handle: () =>
              json([
                { id: 1, name: 'Ann', email: 'ann.miller@shop.test', phone: '+49 30 5550101' },
                { id: 2, name: 'Bo', email: 'bo@shop.test', phone: '+49 30 5550102' },
              ]),
          },
        },
      },
      { also: OPEN },
    ),
    keylessSample(
      'bank accounts in an envelope',
      {
        routes: {
          'GET /api/payouts': {
            isPublic: true,
            handle: () => json({ data: { payouts: [{ amount: 12, account: IBAN }] } }),
          },
        },
      },
      { also: OPEN },
    ),
    keylessSample(
      'a card number on a page',
      {
        routes: {
          'GET /': {
            isPublic: true,
            handle: () => ({
              status: 200,
              headers: { 'content-type': 'text/html' },
              body: `<!doctype html><table><tr><td>Ann<td>${CARD}</table>`,
            }),
          },
        },
      },
      { also: OPEN },
    ),
    keylessSample(
      'people with their dates of birth, as CSV',
      {
        routes: {
          'GET /export.csv': {
            isPublic: true,
            handle: () => ({
              status: 200,
              headers: { 'content-type': 'text/csv' },
              body: 'name,email\nAnn,ann@shop.test\nBo,bo@shop.test\nCy,cy@shop.test\n',
            }),
          },
        },
      },
      { also: OPEN },
    ),
  ],
  ignores: [
    keyedSample('the own profile behind a key', {
      routes: {
        'GET /v1/me': () =>
          json({ id: 1, first_name: 'Ann', email: 'ann@shop.test', phone: '+49 30 5550101' }),
      },
    }),
    keylessSample('shops, and numbers that are as long as a card', {
      routes: {
        'GET /v1/stores': {
          isPublic: true,
          handle: () =>
            json([
              { id: 4111111111111111, name: 'Mitte', phone: '+49 30 5550101', street: 'Weg 1' },
              { id: 4000056655665556, name: 'West', phone: '+49 30 5550102', street: 'Weg 2' },
              { id: 3, name: 'Ost', email: 'info@shop.test', city: 'Berlin' },
            ]),
        },
      },
    }),
    keylessSample('articles with an author', {
      routes: {
        'GET /v1/articles': {
          isPublic: true,
          handle: () =>
            json([{ id: 1, title: 'Hello', author: { name: 'Ann', email: 'press@shop.test' } }]),
        },
      },
    }),
  ],
}
