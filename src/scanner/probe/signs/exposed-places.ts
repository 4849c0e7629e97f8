/** Decides which files are looked for on a server, and by what in them they are known. */
import type { Severity } from '../../finding.ts'
import { buildPattern } from '../../secrets/build-pattern.ts'

export interface ExposedPlace {
  readonly paths: readonly string[]
  /** As it stands in a sentence. */
  readonly words: string
  readonly severity: Severity
  /** When it holds a secret of a known format, or one by name. */
  readonly severityWithSecret?: Severity
  /** Whether the start of a body is that of such a file; a status alone proves nothing. */
  readonly isIt: (text: string, body: Uint8Array) => boolean
}

const startsWith = (body: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => body[at + index] === byte)

const isHtml = (text: string): boolean => /^\s*<(?:!doctype|html|head|body|\?xml)\b/i.test(text)

/** Three settings, or one that can only be a setting. */
const isEnvironment = (text: string): boolean => {
  if (isHtml(text)) return false
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
  const settings = lines.filter((line) => /^\s*(?:export\s)?[A-Za-z_][\w.]{1,60}\s?=/.test(line))
  if (settings.length === 0 || settings.length < lines.length / 2) return false
  return settings.length >= 2 || /key|secret|pass|token|url|env|port|host|debug/i.test(text)
}

const isYaml = (text: string): boolean =>
  !isHtml(text) && /^(?:---\s|#[^\n]*\n|\s)*[\w.-]{2,40}:(?:\s|$)/.test(text)

const SQL = buildPattern('im', /^\s*/, [
  /--|\/\*|create\s(?:table|database)|insert\sinto|drop\stable|set\s[a-z@]|pg_dump|begin\b/,
])

const isArchive = (_text: string, body: Uint8Array): boolean =>
  startsWith(body, [0x50, 0x4b, 3, 4]) ||
  startsWith(body, [0x1f, 0x8b, 8]) ||
  startsWith(body, [0x42, 0x5a, 0x68]) ||
  startsWith(body, [0x37, 0x7a, 0xbc, 0xaf]) ||
  startsWith(body, [0x75, 0x73, 0x74, 0x61, 0x72], 257)

const isJson = (text: string): boolean => /^\s*[[{]/.test(text)

const isPython = (text: string): boolean =>
  !isHtml(text) &&
  /^(?:from\s[\w.]+\simport\s|import\s[\w.]+|def\s\w+\(|[A-Z_]{3,}\s?=\s)/m.test(text)

export const exposedPlaces: readonly ExposedPlace[] = [
  {
    paths: ['/.env', '/.env.local', '/.env.production', '/.env.bak'],
    words: 'a file of settings and secrets',
    severity: 'high',
    severityWithSecret: 'critical',
    isIt: isEnvironment,
  },
  {
    paths: ['/.git/HEAD'],
    words: 'the Git repository, with the source and all of its history',
    severity: 'high',
    isIt: (text) => /^(?:ref: refs\/|[0-9a-f]{40}\s*$)/.test(text),
  },
  {
    paths: ['/.git/config'],
    words: 'the settings of the Git repository',
    severity: 'high',
    severityWithSecret: 'critical',
    isIt: (text) => /^\s*\[(?:core|remote|branch)\b/m.test(text) && !isHtml(text),
  },
  {
    paths: ['/.svn/wc.db', '/db.sqlite3', '/database.sqlite', '/database.db'],
    words: 'a database',
    severity: 'critical',
    isIt: (text) => text.startsWith('SQLite format 3'),
  },
  {
    paths: ['/backup.sql', '/dump.sql', '/database.sql', '/db.sql'],
    words: 'a dump of a database',
    severity: 'critical',
    isIt: (text) => !isHtml(text) && SQL.test(text.slice(0, 2_000)),
  },
  {
    paths: ['/backup.zip', '/backup.tar.gz', '/www.zip'],
    words: 'an archive, probably a backup',
    severity: 'high',
    isIt: isArchive,
  },
  {
    paths: ['/id_rsa', '/.ssh/id_rsa', '/server.key', '/private.key', '/key.pem'],
    words: 'a private key',
    severity: 'critical',
    isIt: (text) => /^\s*-{5}BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY-{5}/.test(text),
  },
  {
    paths: ['/.aws/credentials', '/.npmrc', '/.pypirc', '/.netrc'],
    words: 'a file of credentials',
    severity: 'medium',
    severityWithSecret: 'critical',
    isIt: (text) =>
      !isHtml(text) &&
      /^\s*\[[\w -]{1,40}\]\s*$|^[\w@:/.-]{1,80}\s?=|^machine\s|"auths?"/m.test(text) &&
      /key|token|auth|password|registry|machine/i.test(text),
  },
  {
    paths: ['/.htpasswd'],
    words: 'a file of names and hashed passwords',
    severity: 'high',
    isIt: (text) => /^[\w.@-]{1,60}:(?:\$(?:apr1|2[aby]|5|6)\$|\{SHA\}|[./\w]{13}\s*$)/m.test(text),
  },
  {
    paths: ['/docker-compose.yml', '/docker-compose.yaml', '/compose.yaml'],
    words: 'the description of the containers',
    severity: 'medium',
    severityWithSecret: 'high',
    isIt: (text) => isYaml(text) && /^services:/m.test(text),
  },
  {
    paths: ['/wp-config.php.bak', '/wp-config.php~', '/config.php.bak'],
    words: 'a copy of the settings of a PHP application',
    severity: 'high',
    severityWithSecret: 'critical',
    isIt: (text) => /^\s*<\?(?:php|=)/.test(text),
  },
  {
    paths: ['/app.py', '/settings.py', '/config.py', '/main.py'],
    words: 'source code of the application',
    severity: 'high',
    severityWithSecret: 'critical',
    isIt: isPython,
  },
  {
    paths: ['/server.js', '/web.config', '/appsettings.json'],
    words: 'code or settings of the server',
    severity: 'medium',
    severityWithSecret: 'critical',
    isIt: (text) =>
      /\brequire\(['"](?:express|fastify|http|koa|mysql|pg)['"]\)|"ConnectionStrings"/.test(text) ||
      /^\s*(?:<\?xml[^>]{0,100}>\s*)?<configuration\b/.test(text),
  },
  {
    paths: ['/config.yml', '/config.yaml', '/application.yml', '/application.properties'],
    words: 'settings of the application',
    severity: 'medium',
    severityWithSecret: 'critical',
    isIt: (text) => isYaml(text) || isEnvironment(text),
  },
  {
    // Pages often load a file of this name on purpose: it weighs by what is in it.
    paths: ['/config.json', '/secrets.json', '/credentials.json', '/keys.json', '/api_keys.json'],
    words: 'settings of the application',
    severity: 'info',
    severityWithSecret: 'high',
    isIt: isJson,
  },
  {
    paths: ['/debug.log', '/error.log', '/app.log'],
    words: 'a log',
    severity: 'medium',
    severityWithSecret: 'high',
    isIt: (text) =>
      !isHtml(text) && (text.slice(0, 4_000).match(/^.{0,40}\d\d:\d\d:\d\d/gm) ?? []).length >= 2,
  },
  {
    paths: ['/.DS_Store'],
    words: 'a list of the files in the folder (.DS_Store)',
    severity: 'low',
    isIt: (_text, body) => startsWith(body, [0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31]),
  },
  {
    paths: ['/package.json', '/composer.json', '/requirements.txt'],
    words: 'the list of what the application is built from',
    severity: 'low',
    isIt: (text) =>
      (isJson(text) && /"(?:dependencies|devDependencies|require|scripts)"\s*:/.test(text)) ||
      /^(?:FROM\s\S+|[A-Za-z][\w.-]{1,40}==\d)/m.test(text.slice(0, 2_000)),
  },
]

/** Folders that servers like to list when nobody told them not to. */
export const listedFolders: readonly string[] = ['/backup/', '/backups/', '/uploads/', '/logs/']

/** The pages by which servers list a folder. */
export function isDirectoryListing(text: string): boolean {
  const start = text.slice(0, 4_000)
  return (
    /<title>\s*(?:Index of|Directory listing (?:for|of)|listing directory)\s/i.test(start) ||
    /<h1>\s*(?:Index of|Directory listing for)\s*\//i.test(start) ||
    /\[To Parent Directory\]/i.test(start)
  )
}
