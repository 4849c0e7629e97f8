/** Decides whether a text shows the inside of a program: a trace, a query, a file, a debugger. */
export interface ErrorSign {
  readonly kind: 'debugger' | 'debug-page' | 'stack-trace' | 'database-error' | 'file-path'
  /** What it comes from: `Python`, `PostgreSQL`. */
  readonly from: string
}

interface Pattern extends ErrorSign {
  readonly pattern: RegExp
}

function sign(kind: ErrorSign['kind'], from: string, pattern: RegExp): Pattern {
  return { kind, from, pattern }
}

/** The weightiest first. All are bounded, and none can go back over what it has read. */
const PATTERNS: readonly Pattern[] = [
  sign(
    'debugger',
    'Werkzeug',
    /\bEVALEX\s*=\s*true|__debugger__=yes|The debugger caught an exception/,
  ),
  sign('debugger', 'Better Errors (Ruby)', /better_errors|BetterErrors/),
  sign(
    'debug-page',
    'Werkzeug',
    /<title>[^<]{0,200}\/\/ Werkzeug Debugger<\/title>|class="traceback"/,
  ),
  sign(
    'debug-page',
    'Django',
    /You(?:['’]|&#x27;|&#39;|&rsquo;)re seeing this error because you have <code>DEBUG/,
  ),
  sign(
    'debug-page',
    'Laravel',
    new RegExp(
      [
        String.raw`class="?ignition|Illuminate\\\\?[A-Z]\w{1,40}\\`,
        String.raw`Whoops, looks like something went wrong\.[^<]{0,80}</?(?:h1`,
        String.raw`span)[^>]{0,80}>[\s\S]{0,500}\.php`,
      ].join('|'),
    ),
  ),
  sign('debug-page', 'Whoops (PHP)', /<title>[^<]{0,80}Whoops! There was an error/),
  sign('debug-page', 'Symfony', /Symfony\\Component\\[A-Z]|sf-dump|symfony-profiler/i),
  sign('debug-page', 'Rails', /<title>Action Controller: Exception caught|Rails\.root: /),
  sign(
    'debug-page',
    'ASP.NET',
    new RegExp(
      [
        String.raw`\[[A-Z]\w{1,60}Exception(?:\]|:)[^\n]{0,300}\n|<b>\s?Stack Trace:\s?</b>`,
        'developer exception page',
      ].join('|'),
      'i',
    ),
  ),
  sign(
    'stack-trace',
    'Python',
    new RegExp(
      [
        String.raw`Traceback \(most recent call last\)`,
        String.raw`File (?:"|&quot;|\\")[^"&\\\n]{1,300}\.py(?:"|&quot;|\\"), line \d+`,
      ].join('|'),
    ),
  ),
  sign(
    'stack-trace',
    'Java',
    new RegExp(
      [
        String.raw`\bat (?:[a-z_][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,80}\.[\w$<>]{1,80}`,
        String.raw`\((?:[A-Z]\w{0,80}\.(?:java|kt|scala)(?::\d+)?|Native Method|Unknown Source)\)`,
      ].join(''),
    ),
  ),
  sign(
    'stack-trace',
    'Node.js',
    new RegExp(
      [
        String.raw`\bat (?:async )?(?:[\w$.<>[\] ]{1,120} \()?`,
        String.raw`(?:file://)?/?[^\s()<>"]{1,300}\.(?:m?js|cjs|tsx?):\d+:\d+`,
        String.raw`|\bat [\w$.]{1,80} \(node:internal/`,
      ].join(''),
    ),
  ),
  sign(
    'stack-trace',
    '.NET',
    /\bat (?:[A-Z][\w`]{0,60}\.){1,12}[\w`<>]{1,80}\([^)\n]{0,200}\)(?: in [^\n]{1,300}:line \d+)/,
  ),
  sign(
    'stack-trace',
    'PHP',
    new RegExp(
      [
        '(?:Fatal error|Parse error|Warning|Notice',
        String.raw`Uncaught \w{1,60})(?:</b>)?:\s[^\n]{1,200}\sin\s[^\s<]{0,3}[^\n]{1,100}\.php\b`,
        String.raw`#\d+ /[^\s(]{1,300}\.php\(\d+\)`,
      ].join('|'),
    ),
  ),
  sign('stack-trace', 'Ruby', /\/[^\s:'"`]{1,300}\.rb:\d+:in [`'"]/),
  sign(
    'stack-trace',
    'Go',
    /\bgoroutine \d+ \[[a-z ,\d]{1,60}\]:|panic: runtime error|runtime\/debug\.Stack/,
  ),
  sign('stack-trace', 'Rust', /thread '[^'\n]{1,80}' panicked at/),
  sign(
    'database-error',
    'SQLite',
    new RegExp(
      [
        String.raw`\bsqlite3?\.(?:Operational|Programming|Integrity|Database)Error\b`,
        'SQLITE_(?:ERROR|CONSTRAINT|MISMATCH)',
        String.raw`near (?:"|\\"|&quot;|&#34;)[^"\n&]{0,60}(?:"|\\"|&quot;|&#34;): syntax error`,
        String.raw`unrecognized token: |\bno such (?:column|table): `,
      ].join('|'),
    ),
  ),
  sign(
    'database-error',
    'PostgreSQL',
    new RegExp(
      [
        String.raw`\bPG::\w{1,40}Error|psycopg2?\.(?:errors|\w{1,40}Error)|PSQLException`,
        'unterminated quoted string at or near|syntax error at or near "',
        String.raw`invalid input syntax for (?:type )?\w{1,30}`,
        String.raw`(?:relation|column) "[^"\n]{1,80}" does not exist|pg_query\(\)|SQLSTATE\[`,
      ].join('|'),
    ),
  ),
  sign(
    'database-error',
    'MySQL',
    new RegExp(
      [
        'You have an error in your SQL syntax',
        'check the manual that corresponds to your (?:MySQL|MariaDB)',
        String.raw`\b(?:MySQL|mysql\.connector|pymysql|MySQLdb)[\w.]{0,40}\.?\w{0,30}(?:Error`,
        String.raw`Exception)\b`,
        'mysqli?_(?:fetch|query|num)|ER_(?:PARSE_ERROR|BAD_FIELD_ERROR|NO_SUCH_TABLE)',
        String.raw`Unknown column '[^'\n]{1,80}' in`,
      ].join('|'),
    ),
  ),
  sign(
    'database-error',
    'SQL Server',
    new RegExp(
      [
        "Unclosed quotation mark after the character string|Incorrect syntax near '",
        String.raw`\bSqlException\b|ODBC SQL Server Driver`,
        String.raw`Conversion failed when converting the \w+ value`,
      ].join('|'),
    ),
  ),
  sign('database-error', 'Oracle', /\bORA-\d{5}\b/),
  sign(
    'database-error',
    'an SQL library',
    new RegExp(
      [
        String.raw`\bsqlalchemy\.exc\.\w+|\bSequelize\w{0,30}Error\b|QueryFailedError`,
        String.raw`\bPrismaClient\w{1,40}Error\b|Invalid .prisma\.|PDOException`,
        String.raw`java\.sql\.SQL\w{0,40}Exception|org\.hibernate\.\w`,
        String.raw`quoted string not properly terminated|\bSQL syntax\b.{0,80}\berror\b`,
      ].join('|'),
    ),
  ),
  sign(
    'database-error',
    'MongoDB',
    new RegExp(
      [
        String.raw`\bMongo(?:Server|DB|Network|Write|Bulk)?Error\b|CastError: Cast to \w+`,
        'Cast to ObjectId failed|BSONError|BSONTypeError',
        String.raw`unknown (?:top level )?operator: ?\$|pymongo\.errors`,
      ].join('|'),
    ),
  ),
  sign(
    'database-error',
    'a search engine',
    /\b(?:search_phase_execution|query_shard|parsing|json_parse)_exception\b/,
  ),
  sign(
    'file-path',
    'the file system',
    new RegExp(
      [
        '(?:^',
        String.raw`[\s"'(=:>])(?:/(?:var|srv|opt|app|usr/(?:src|local|lib|share)|home`,
        String.raw`root)/[\w.@-]{1,80}(?:/[\w.@-]{1,80}){0,14}`,
        String.raw`[A-Za-z]:\\(?:\\)?[\w .-]{1,80}(?:\\{1,2}[\w .-]{1,80}){1,14})\.(?:py|js|mjs`,
        String.raw`ts|rb|php|java|go|cs|cshtml|jsp|aspx?|jar|conf|ini|ya?ml|sqlite3?|db)\b`,
      ].join('|'),
    ),
  ),
]

/** Looks at the beginning and the end of long texts: traces stand at either. */
const TEXT_MAX = 60_000

export function findErrorSign(text: string): ErrorSign | null {
  const part =
    text.length <= TEXT_MAX ? text : `${text.slice(0, TEXT_MAX / 2)}\n${text.slice(-TEXT_MAX / 2)}`
  // In JSON a trace has its line ends escaped: `\\n\\tat com.shop.Orders.list`.
  const forms = part.includes('\\') ? [part, part.replace(/\\[nrt]/g, ' ')] : [part]
  const found = PATTERNS.find(({ pattern }) => forms.some((each) => pattern.test(each)))
  return found === undefined ? null : { kind: found.kind, from: found.from }
}

export function hasDatabaseError(text: string): string | null {
  const part = text.slice(0, TEXT_MAX)
  const isFound = (each: Pattern) => each.kind === 'database-error' && each.pattern.test(part)
  return PATTERNS.find(isFound)?.from ?? null
}
