/** Decides when a program or a file of settings gives away a password: by name and form. */
import { isInList } from '../assigned-value.ts'
import { buildPattern } from '../build-pattern.ts'
import { isPassword, readEncoded } from '../judge-password.ts'
import { readsLikeWords } from '../reads-like-words.ts'
import { sampleText } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

const WORDS = ['password', 'passwd', 'passphrase', 'pwd', 'pass', 'secret']
const NAME = /(?:password|passwd|passphrase|pwd|pass|secret)/
/** What such a name means to be seen. */
const SHOWN = buildPattern('i', [
  /label|hint|confirm|repeat|placeholder|title|message|error|text|help|type|field|input|button/,
  /hash|by|com$/,
])
/** Who logs in with it, shortly before: nobody translates that. */
const USER = buildPattern(
  'i',
  /(?:user(?:[_-]?(?:name|id))?|login|uid|e-?mail)\\{0,2}["'`\]]{0,2}\s{0,20}(?:=>|:=|[:=,])/,
  /\s{0,20}\\{0,2}["'`]?[\w.@\\-]{2,60}\\{0,2}["'`]?[^\n]{0,60}[\s,;][\s\S]{0,120}$/,
)

/** What is said of passwords, and what a program puts in. */
const TOLD_OF = /^[{$%<(:]|required|valid|correct|weak|strong|short|long|empty|wrong|missing|match/i

/** The password of whoever has no account is an address, or anything. */
const STRANGER = /(?:user|login)[\w-]{0,12}["'\]]{0,2}\s{0,4}[=:]>?\s{0,4}["']?anonymous/i

const COMMENT = /\n\s{0,40}(?:\*|\/\/|#)[^\n]{0,200}$/

function startOf({ before }: SecretMatch): string {
  return /[\w.-]{0,60}$/.exec(before(60))?.[0] ?? ''
}

function judgeQuoted(match: SecretMatch): Genuineness {
  const start = startOf(match)
  const isWord = /[a-z]$/.test(start) && /^(?:pass(?!w)|pwd|secret)/.test(match.whole)
  if (isInList(match) || SHOWN.test(start) || isWord || /^\s?[+.]/.test(match.after(2)))
    return 'none'
  const before = match.before(240)
  // An example in a comment, and a text that is put together, tell nothing.
  if (/^["']?\$\{/.test(match.after(3)) || STRANGER.test(before)) return 'none'
  const isSure =
    isLongWord(start, match.secret) ||
    (USER.test(before.slice(0, -start.length || undefined)) && !COMMENT.test(before))
  return isPassword(match.secret, isSure) ? 'unproven' : 'none'
}

/** `AdminPassword = "thisismypassword"`: too long for a word, and no language has such a label. */
function isLongWord(name: string, value: string): boolean {
  return (
    /[a-z]$/i.test(name) &&
    /^[a-z]{14,}$/.test(value) &&
    /pass/.test(value.slice(3)) &&
    !/hash|crypt|digest/.test(value)
  )
}

function judgeLine(match: SecretMatch): Genuineness {
  return isPassword(match.secret, true) && !/^[([]/.test(match.after(1)) ? 'unproven' : 'none'
}

function judgeSetting(match: SecretMatch): Genuineness {
  if (!isPassword(readEncoded(match.secret), USER.test(match.before(240)))) return 'none'
  return 'unproven'
}

/** What is filled in, patterns, addresses, markup, calls. */
const NO_SECRET = /^[$%{<(\\]|\$\{|\{\{|%[({]|\[\^?[a-z0]-|\(\?|:\/\/|^arn:|<\/?[a-z]+>|\(\)|=>|&&/i

function judgeSigns({ secret }: SecretMatch): Genuineness {
  const signs = secret.replace(/[\w+/=.~:-]/g, '')
  const isMixed = /\d/.test(secret) && /[A-Za-z]/.test(secret) && new Set(secret).size >= 12
  if (new Set(signs).size < 2 || !isMixed || NO_SECRET.test(secret)) return 'none'
  return readsLikeWords(secret) ? 'none' : 'unproven'
}

/** Who logs in stands right above, or the name is that of a variable of the environment. */
function judgeWords(match: SecretMatch): Genuineness {
  const isNamed = /^\s{0,20}(?:export )?[A-Z0-9_]{1,60}=/.test(match.whole)
  if (!isNamed && !/(?:user|login)\s?=\s?["'][\w.@-]{2,40}["'],?;?\n$/i.test(match.before(60))) {
    return 'none'
  }
  const isLabel = /pass|word|your|here|enter|new|wrong|must|change|not |need|is |the /
  return isLabel.test(match.secret) || /[A-Z]/.test(match.secret) ? 'none' : 'unproven'
}

/** Numbers of a script are compared with names of types: `typeof secret === 'string'`. */
function judgeCompared({ secret, before }: SecretMatch): Genuineness {
  if (/typeof\s[\w$.]{0,60}$/.test(before(80)) || secret.length < 5) return 'none'
  return isPassword(secret, true) || /^[a-z]+-[a-z]+$/.test(secret) ? 'unproven' : 'none'
}

export const password: SecretProvider = {
  name: 'Unknown provider',
  revoke: 'Change the password, and read the new one from the environment or a vault.',
  formats: [
    {
      id: 'hard-coded-password',
      title: 'password in a program or settings',
      kind: 'secret',
      keywords: WORDS.flatMap((word) =>
        ['"', "'", '=', ':', ' ', '\\', ')'].map((sign) => word + sign),
      ),
      pattern: buildPattern(
        'dgi',
        NAME,
        /\\{0,2}["'`]?[\])]{0,2}(?::\s[A-Z]\w{1,20})?/,
        /\s{0,20}(?:=>|:=|[=:]|["']\s{0,4},|["']\s{1,4}value=)\s{0,20}/,
        /[@$brf]?\\{0,2}["']([^"'\s\\<>]{6,100})\\{0,2}["']/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge: judgeQuoted,
      catches: [
        `password = "${'hun'}ter2!x"`,
        `"adminPassword": "${sampleText(12)}",`,
        `my_password := "${sampleText(9)}"`,
        `:password => '${sampleText(10)}',`,
        `username = 'deploy'\npassword = 'open${'sesamestreet'}'`,
        `<add key="MailPassword" value="${sampleText(9)}$"/>`,
        `$mail->Password   = '${sampleText(10)}';`,
      ],
      ignores: [
        'password: "Password", passwordLabel: "Password:", login: "Log in"',
        'username: "Benutzername", password: "Passwort", reset: "Passwort vergessen?"',
        '<input type="password" name="password" autocomplete="current-password">',
        'this.addPassword = "#add-password"; get("/edit", as: "edit_password1")',
        'const password = "password123"; const pass = "test123"',
        'password: "auth.form.password2"',
        "password = '{{ vault_password }}'",
        '"password": "$DB_PASSWORD_2"',
        '["url","password","searching1","secret","number2"]',
        'bypass: "a1b2c3d4", compass:"N1orth"',
      ],
    },
    {
      id: 'password-in-environment',
      title: 'password in a file of environment variables',
      kind: 'secret',
      keywords: ['password=', 'passwd=', 'pass=', 'pwd=', 'passphrase='],
      pattern: buildPattern(
        'dgm',
        /^[ \t]{0,20}(?:#\s?)?(?:export |ENV |- |set )?["']?(?:[A-Za-z][A-Za-z0-9]{0,30}_){0,8}/,
        [
          /[A-Z]{0,6}(?:PASSWORD|PASSWD)|PASS|PWD|PASSPHRASE/,
          /(?<=^[A-Za-z_\t ]{0,60})(?:[Pp]assword|[Pp]asswd)/,
        ],
        /\d?=/,
        /["']?([^\s"'`$<>\\#;,(){}][^\s"'`<>\\]{4,100})["']?(?=\s|$)/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge: judgeLine,
      catches: [
        `MYSQL_ROOT_PASSWORD=${'white'}duke`,
        `# export SHOP_ADMIN_PASS=${sampleText(10)}`,
        `Username=shop\nPassword=${'open'}_sesame`,
      ],
      ignores: [
        'POSTGRES_PASSWORD=postgres',
        'DB_PASSWORD=changeme',
        `DB_PASSWORD=\${PASSWORD}`,
        'DB_PASSWORD=<your password>',
        'REACT_APP_MAIL_PASSWORD=smtp_password',
        'PASSWORD=$(cat /run/secrets/db)',
        'const PASS=process.argv[2]',
      ],
    },
    {
      id: 'password-in-settings',
      title: 'password in a file of settings',
      kind: 'secret',
      keywords: ['password', 'passwd', 'pass', 'pwd'].flatMap((word) =>
        [':', '=', ' =', ' :'].map((sign) => word + sign),
      ),
      pattern: buildPattern(
        'dgim',
        /^[ \t]{0,40}(?:- )?[\w.-]{0,60}(?:password|passwd|(?<![A-Za-z])(?:pass|pwd))/,
        /[ \t]{0,20}[:=][ \t]{0,20}/,
        /([^\s"'`$<>\\#;,(){}|[\]&*!%@][^\s"'`<>\\,;(){}[\]]{5,100})/,
        /(?=[ \t]{0,20}(?:#[^\n]{0,200})?\r?$)/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge: judgeSetting,
      catches: [
        `  password: ${'hun'}ter2!x`,
        `ansible_ssh_pass: ${sampleText(10)}`,
        `[smtp]\nuser=shop\npass=${sampleText(10)}`,
        `spring.datasource.password=${sampleText(10)}`,
        `user = Aladdin\n// of the lamp\npassword = ${'open'}_sesame`,
      ],
      ignores: [
        '  password: string\n  password: user.password2',
        'password = getPassword2',
        'password: required',
        'password = env.TEST_PASSWORD_1',
        'password: !vault 1',
      ],
    },
    {
      id: 'password-compared',
      title: 'password that a program compares with',
      kind: 'secret',
      keywords: ['password', 'passwd', 'secret ', 'secret"', "secret'", 'secret]', 'pwd '],
      pattern: buildPattern(
        'dgi',
        /(?:password|passwd|pwd|secret)["'`\])]{0,3}\s{0,4}(?:[=!]==?\s{0,4}|\.equals\(\s{0,4})/,
        /["']([^"'\s\\<>]{4,80})["']/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge: judgeCompared,
      catches: [
        `if username == "deploy" and password == "${'team'}10abc":`,
        `if creds.Secret != "${'open'}-sesame" {`,
      ],
      ignores: [
        'typeof password === "string" && password !== "undefined"',
        'if (field.password === "required") show(secret == "hidden")',
      ],
    },
    {
      id: 'secret-with-signs',
      title: 'secret with signs, in a program or settings',
      kind: 'secret',
      keywords: ['secret', 'api_key', 'apikey', 'api-key', '_key', 'signingkey', 'encryptionkey'],
      pattern: buildPattern(
        'dgi',
        [
          /(?:jwt|session|cookie|client|app|api|signing|webhook|token)[_-]?secret(?:[_-]?key)?/,
          /secret[_-]?key(?:[_-]?base)?|(?:api|signing|encryption|access|jwt)[_-]?key/,
        ],
        /["'`]?\]?\s{0,4}(?:=>|:=|[=:])\s{0,4}[@bru]?["']/,
        /((?<=")[^"\s]{20,128}(?=")|(?<=')[^'\s]{20,128}(?='))/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge: judgeSigns,
      catches: [
        `oauth:\n  jwtsecret: "7\`D'}/vYR)T;W]5EBrf&k>qX??${sampleText(12)}"`,
        `SECRET_KEY = '!k#9^${sampleText(30)}&@(w=+'`,
      ],
      ignores: [
        "secret_key = '{{ lookup(env, SECRET_KEY_2) }}'",
        'apiKey: "(?<![A-Za-z0-9])[A-Za-z0-9]{32}(?![A-Za-z0-9])"',
        "secret_key = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-AbC@dEf#1'",
      ],
    },
    {
      id: 'passphrase-of-words',
      title: 'passphrase',
      kind: 'secret',
      keywords: ['password =', 'password=', 'passphrase =', 'passphrase='],
      pattern: buildPattern(
        'dgim',
        /^[ \t]{0,20}(?:export )?[\w.]{0,60}(?:password|passphrase)\s?=\s?["']/,
        /([a-z0-9]{2,20}(?: [a-z0-9]{2,20}){1,7})["']/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge: judgeWords,
      catches: [
        `user = 'Aladdin'\npassword = 'open ${'sesame'}'`,
        `export SIGNING_PASSPHRASE="${'correct'} horse battery staple"`,
      ],
      ignores: [
        "error.password = 'does not match'",
        "user = 'Benutzer'\npassword = 'Neues Kennwort'",
        'DB_PASSWORD="your password here"',
      ],
    },
    {
      id: 'password-told',
      title: 'password in a sentence',
      kind: 'secret',
      keywords: ['password is ', 'password for ', 'password for', 'password: '],
      pattern: buildPattern(
        'dgi',
        /password(?: for (?:the )?user ["'`][^"'`\s]{1,40}["'`])? is:? ["'`]([^"'`\s]{4,60})["'`]/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge: ({ secret }) => (TOLD_OF.test(secret) ? 'none' : 'unproven'),
      catches: [`The default password is '${'bloo'}berry'.`],
      ignores: ['The password is "required".', "the password is '{password}'"],
    },
  ],
}
