/** Decides whether the server hands out files that were never meant to be served. */
import { limits } from '../../../../base/limits.ts'
import type { Severity } from '../../../finding.ts'
import { buildPattern } from '../../../secrets/build-pattern.ts'
import { sampleText } from '../../../secrets/sample-secret.ts'
import type { Answer } from '../../client/exchange.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import {
  type ExposedPlace,
  exposedPlaces,
  isDirectoryListing,
  listedFolders,
} from '../../signs/exposed-places.ts'
import { findLeaks } from '../../signs/find-leaks.ts'
import { makeMarker } from '../../signs/make-marker.ts'
import { readSourceMap } from '../../signs/read-source-map.ts'

/** The start is enough to know a file by, and spares both sides the rest. */
const START = { Range: `bytes=0-${limits.exposedFileBytesRead - 1}` }

async function check(scan: ScanContext): Promise<readonly Sighting[]> {
  const places = exposedPlaces.flatMap((place) => place.paths.map((path) => ({ place, path })))
  const files = await askAll(places, scan, async ({ place, path }) => {
    const answer = await scan.fetchPath(path, START)
    const sighting = answer === null ? null : judgeFile(place, path, answer, scan)
    return sighting !== null && (await isOfAnyName(place, path, scan)) ? null : sighting
  })
  const folders = await askAll(listedFolders, scan, async (path) => {
    const answer = await scan.fetchPath(path)
    if (answer?.status !== 200 || !isDirectoryListing(answer.text)) return null
    return tellListing(path, answer, scan)
  })
  return [...files, ...folders, ...findListings(scan), ...findSourceMaps(scan)]
}

/** Some at a time, told in order, so that two scans find the same. */
async function askAll<T>(
  things: readonly T[],
  scan: ScanContext,
  ask: (thing: T) => Promise<Sighting | null>,
): Promise<Sighting[]> {
  const found: Sighting[] = []
  const lanes = Math.max(1, scan.settings.concurrency)
  for (let start = 0; start < things.length; start += lanes) {
    const answered = await Promise.all(things.slice(start, start + lanes).map(ask))
    found.push(...answered.filter((each) => each !== null))
  }
  return found
}

/** Where a name that nobody can have given has such a content as well, there are no files. */
async function isOfAnyName(place: ExposedPlace, path: string, scan: ScanContext) {
  const [, folder = '', ending = ''] = /^(.*)\/[^/]*?(\.[a-z0-9]+)?$/i.exec(path) ?? []
  const other = await scan.fetchPath(`${folder}/${makeMarker(scan, 'beside')}${ending}`, START)
  return other !== null && other.status < 300 && looksLike(place, other)
}

/** Whoever does not know Range sends all of it. */
function looksLike(place: ExposedPlace, { text, body }: Answer): boolean {
  return place.isIt(text.slice(0, limits.exposedFileBytesRead), body)
}

function judgeFile(
  place: ExposedPlace,
  path: string,
  answer: Answer,
  scan: ScanContext,
): Sighting | null {
  if (answer.status !== 200 && answer.status !== 206) return null
  if (isDeclared(path, scan) || !looksLike(place, answer)) return null
  // A target that answers every path in the same way has none of these files.
  if (scan.isNotFound(answer)) return null
  const leaks = findLeaks(answer).filter(({ kind }) => kind === 'secret' || kind === 'keyward')
  const hasSecret = leaks.length > 0 || namesSecret(answer.text)
  const severity = hasSecret ? (place.severityWithSecret ?? place.severity) : place.severity
  const kinds = [...new Set(leaks.map(({ title, masked }) => `a ${title} (${masked})`))]
  const holds = kinds.length === 0 ? '' : ` It holds ${kinds.slice(0, 3).join(', ')}.`
  return {
    operation: { method: 'GET', path },
    severity,
    confidence: 'confirmed',
    title: `${path} is served to everybody`,
    detail: `${path} is ${place.words}, known by its content.${holds}`,
    evidence: describeHead(answer, scan),
  }
}

/** Nothing of the file itself: whatever is in it was not meant for a report either. */
function describeHead(answer: Answer, scan: ScanContext): NonNullable<Sighting['evidence']> {
  const { request, response } = scan.describe(answer)
  return { request, response: response.split('\n\n')[0] ?? '' }
}

const NAMED_SECRET = buildPattern(
  'i',
  /(?:password|passwd|secret|api_?key|private_?key|token)["']?\s{0,3}/,
  /[=:]\s{0,3}["']?[^\s"'$<{*,]{4,}/,
)

/** `DB_PASSWORD=hunter2`: no format, and no need of one. */
function namesSecret(text: string): boolean {
  return NAMED_SECRET.test(text.slice(0, limits.exposedFileBytesRead))
}

/** An API may well have an operation of such a name. */
function isDeclared(path: string, scan: ScanContext): boolean {
  return scan.operations.some((each) => each.path === path && each.source === 'openapi')
}

function findListings(scan: ScanContext): Sighting[] {
  return scan.pages
    .filter(({ answer }) => answer.status === 200 && isDirectoryListing(answer.text))
    .map(({ url, answer }) => tellListing(new URL(url).pathname.slice(0, 300), answer, scan))
}

function tellListing(path: string, answer: Answer, scan: ScanContext): Sighting {
  return {
    operation: { method: 'GET', path },
    severity: /backup|log|upload|private|conf|db|dump/i.test(path) ? 'medium' : 'low',
    confidence: 'confirmed',
    title: 'The server lists a folder',
    detail: `${scan.mask(path)} shows the names of all files in it, and links to them.`,
    evidence: scan.describe(answer),
  }
}

/** While a page is developed on the machine itself, maps are how it should be. */
function findSourceMaps(scan: ScanContext): Sighting[] {
  return scan.pages.flatMap((page) => {
    const sources = readSourceMap(page)
    if (sources === null) return []
    const path = new URL(page.url).pathname.slice(0, 300)
    const own = sources.filter(({ name }) => !name.includes('node_modules'))
    const severity: Severity = scan.isLoopback || own.length === 0 ? 'info' : 'low'
    return [
      {
        operation: { method: 'GET', path },
        severity,
        confidence: 'confirmed' as const,
        title: 'A source map shows the original source',
        detail: `${scan.mask(path)} holds the original text of ${own.length} files of the page.`,
        evidence: { request: scan.describe(page.answer).request },
      },
    ]
  })
}

const file = (body: string, type = 'application/octet-stream') => ({
  isPublic: true,
  isUndocumented: true,
  handle: () => ({ status: 200, headers: { 'content-type': type }, body }),
})
const html = (body: string) => file(body, 'text/html')
const users = () => json([{ id: 1, name: 'Ann' }])
const LISTING =
  '<html><head><title>Index of /backups/</title></head><body><h1>Index of /backups/</h1>' +
  '<a href="../">../</a></body></html>'

export const exposedFile: TargetRule = {
  id: 'exposed-file',
  category: 'data-exposure',
  severity: 'high',
  title: 'A file that was never meant to be served is served',
  why:
    'Robots ask every server for these files all day. They hold keys, passwords, source code or ' +
    'whole databases, and hand over with one request what the rest of the service guards.',
  looksFor:
    'Some sixty usual names: environment files, Git, backups and dumps, databases, private keys, ' +
    'credentials of tools, container and application settings, logs, folders that are listed, ' +
    'and source maps that were seen. Only the first kilobytes are asked for.',
  spares:
    'Whatever is not such a file by its content (magic bytes, its first lines), pages that ' +
    'answer any path with 200, operations of the document that have such a name, settings ' +
    'without any secret that a page loads, and source maps on loopback.',
  remedy:
    'Serve one folder that holds nothing but what is public, instead of the folder of the ' +
    'project; refuse names that begin with a dot. Replace every secret that was in the file: ' +
    'assume that it has been read.',
  remedyCode: {
    flask: [
      'app = Flask(__name__, static_folder="public")   # never static_folder="."',
      'return send_from_directory("public", name)      # never open(name)',
    ].join('\n'),
    express: "app.use(express.static('public', { dotfiles: 'deny', index: false }))",
    nginx: [
      'location ~ /\\.(?!well-known/) { return 404; }',
      'location ~* \\.(sql|bak|zip|gz|sqlite3?|db|log|pem|key|map)$ { return 404; }',
      'autoindex off;',
    ].join('\n'),
  },
  controls: 'unneeded-surface',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  check,
  catches: [
    keylessSample('an environment file', {
      routes: {
        'GET /v1/users': users,
        'GET /.env': file(`DEBUG=0\nDB_PASSWORD=${sampleText(12)}\nPORT=8000\n`, 'text/plain'),
      },
    }),
    keylessSample('the Git repository', {
      routes: { 'GET /v1/users': users, 'GET /.git/HEAD': file('ref: refs/heads/main\n') },
    }),
    keylessSample('a folder of backups that is listed', {
      routes: { 'GET /v1/users': users, 'GET /backups/': html(LISTING) },
    }),
    keylessSample('source code, where files are served from the folder of the project', {
      routes: {
        'GET /api/users': users,
        'GET /app.py': file('from flask import Flask\n\napp = Flask(__name__)\n', 'text/x-python'),
      },
    }),
  ],
  ignores: [
    keylessSample('a page for every path', {
      routes: { 'GET /v1/users': users },
      notFound: () => ({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>Shop</title><div id="app">key: secret password=1</div>',
      }),
    }),
    keylessSample('settings that a page loads, and a map on the own machine', {
      routes: {
        'GET /v1/users': users,
        'GET /config.json': file('{"apiUrl":"/v1","theme":"dark"}', 'application/json'),
      },
    }),
    keylessSample('200 with an error in JSON for what does not exist', {
      routes: { 'GET /v1/users': users },
      notFound: ({ path }) => json({ success: false, error: 'not found', path }),
    }),
  ],
}
