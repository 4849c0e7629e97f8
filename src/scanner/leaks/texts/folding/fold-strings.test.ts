import { describe, expect, it } from 'vitest'
import { sampleText } from '../../../secrets/sample-secret.ts'
import { findAssembledSecrets } from './find-assembled-secrets.ts'
import { type FoldingLanguage, foldStrings } from './fold-strings.ts'

const own = sampleText(24)
const secret = `${'sk_'}live_${own}`
const [a, b, c] = ['sk_' + 'live_', own.slice(0, 9), own.slice(9)]
const list = (text: string) => JSON.stringify([...text])
const codes = (text: string) => [...text].map((each) => each.charCodeAt(0)).join(', ')
const toHex = (text: string) => Buffer.from(text).toString('hex')
const split = (text: string) => `"${text.slice(0, 17)}" + "${text.slice(17)}"`
const to64 = (text: string) => Buffer.from(text).toString('base64')
const backwards = [...secret].reverse().join('')

const JAVASCRIPT: Readonly<Record<string, string>> = {
  'a sum': `const k = "${a}" + '${b}' + "${c}"`,
  'a sum with what is not known': `call(base + "${a}" + "${b}" + "${c}" + suffix())`,
  'constants that are named': `const A = '${a}'; let B = \`${b}\`; var C = "${c}"; use(A + B + C)`,
  'a template': `const P = "${a}"; const k = \`\${P}${b}\${"${c}"}\``,
  'a template with what is not known': `const P = "${a}"; go(\`\${x}:\${P}\${'${b}'}${c}:\${y}\`)`,
  concat: `k = "${a}".concat("${b}", "${c}")`,
  'a list': `k = ["${a}", "${b}", "${c}"].join("")`,
  'a list with a separator': `k = ["${a.slice(0, 2)}", "live", "${own}"].join("_")`,
  'a list of characters': `const q = ${list(secret)}; k = q.join('')`,
  'the other way round': `k = "${backwards}".split("").reverse().join("")`,
  'characters the other way round': `k = [..."${backwards}"].reverse().join("")`,
  codes: `k = String.fromCharCode(${codes(secret)})`,
  'codes of a list': `const n = [${codes(secret)}]; k = String.fromCharCode(...n)`,
  'codes that are mapped': `k = [${codes(secret)}].map(n => String.fromCharCode(n)).join("")`,
  atob: `k = atob("${to64(secret).slice(0, 11)}" + "${to64(secret).slice(11)}")`,
  'a buffer': `k = Buffer.from(${split(to64(secret))}, 'base64').toString('utf8')`,
  'a buffer of hex': `const H = ${split(toHex(secret))}; k = Buffer.from(H, "hex").toString()`,
  'percent escapes': `k = decodeURIComponent("%73%6b_" + "live_${b}" + "${c}")`,
  'types in between': `const A: string = "${a}"; const k = (A as string) + ("${b}" + "${c}")`,
}

const PYTHON: Readonly<Record<string, string>> = {
  'a sum': `k = "${a}" + '${b}' + "${c}"`,
  'texts side by side': `k = ("${a}"\n     "${b}"\n     "${c}")`,
  'constants that are named': `A = '${a}'\nB = "${b}"\nC = '${c}'\nuse(A + B + C)`,
  'a formatted text': `A = "${a}"\nB = "${b}"\nk = f"{A}{B}${c}"`,
  'a list': `k = "".join(["${a}", "${b}", "${c}"])`,
  'the other way round': `k = "${backwards}"[::-1]`,
  'reversed characters': `k = "".join(reversed("${backwards}"))`,
  codes: `k = "".join(chr(c) for c in [${codes(secret)}])`,
  'mapped codes': `k = "".join(map(chr, [${codes(secret)}]))`,
  bytes: `k = bytes([${codes(secret)}]).decode()`,
  base64: `k = base64.b64decode(${split(to64(secret)).replace('+', '')}).decode()`,
  hex: `k = bytes.fromhex(${split(toHex(secret))}).decode()`,
}

async function find(source: string, language: FoldingLanguage) {
  const found = await findAssembledSecrets(source, language)
  return found.map((each) => [each.found.ruleId, each.found.secret, each.line])
}

describe('a secret in parts', () => {
  for (const language of ['javascript', 'typescript', 'tsx'] as const) {
    for (const [way, source] of Object.entries(JAVASCRIPT)) {
      if (language === 'javascript' && way === 'types in between') continue
      it(`is found in ${language}: ${way}`, async () => {
        expect(await find(`// x\n${source}\n`, language)).toEqual([
          ['stripe-secret-key', secret, 2],
        ])
      })
    }
  }
  for (const [way, source] of Object.entries(PYTHON)) {
    it(`is found in Python: ${way}`, async () => {
      const line = source.split('\n').findIndex((each) => /k = |use\(/.test(each)) + 2
      expect(await find(`# x\n${source}\n`, 'python')).toEqual([
        ['stripe-secret-key', secret, line],
      ])
    })
  }

  it('keeps the name it is given to, by which unknown keys are known', async () => {
    const key = sampleText(32)
    const source = `const apiKey = "${key.slice(0, 15)}" + "${key.slice(15)}"`
    expect(await find(source, 'javascript')).toEqual([['generic-api-key', key, 1]])
  })

  it('is not told where it stands whole as well', async () => {
    const source = `const A = "${a}" + "${own}"; const B = "${secret}"`
    expect(await find(source, 'javascript')).toEqual([])
  })

  it('is none where a name is given another value', async () => {
    const source = `let A = "${a}"; if (x) A = "pk_"; use(A + "${b}${c}")`
    expect(await foldStrings(source, 'javascript')).toEqual([])
  })
})

describe('folding', () => {
  it('looks at windows of long code only, and tells the place in the whole', async () => {
    const noise = 'function f(a,b){return a+b}\n'.repeat(40_000)
    const source = `${noise}call("${a}"+"${b}"+"${c}");${noise}`
    const [first, ...rest] = await findAssembledSecrets(source, 'javascript')
    expect(first).toMatchObject({ line: 40_001, column: 6, found: { secret } })
    expect(rest).toEqual([])
  })

  it('does not parse what assembles nothing', async () => {
    expect(await foldStrings('const x = 1\n'.repeat(10), 'javascript')).toEqual([])
  })

  it.each([
    ['nested brackets', '('.repeat(50_000)],
    ['a sum of many', `x = ${'"a1b2c3d4" + '.repeat(20_000)}"a"`],
    ['nested calls', `x = ${'atob('.repeat(5_000)}"a"${')'.repeat(5_000)}`],
    [
      'names that stand for themselves',
      'const a = b + "a1b2c3d4"; const b = a + "a1b2c3d4"; use(a + b)',
    ],
    [
      'names that double',
      Array.from({ length: 60 }, (_, n) => `const v${n + 1} = v${n} + v${n}`)
        .join(';')
        .replace('v0 + v0', '"a1b2c3d4" + "x"'),
    ],
    ['an unfinished text', `x = "a1b2c3d4" + "${'y'.repeat(100_000)}`],
    ['binary noise', Buffer.alloc(60_000, 'atob(\u0001"\ufffd+').toString()],
  ])('survives %s', async (_, source) => {
    for (const language of ['javascript', 'python'] as const) {
      const texts = await foldStrings(source, language)
      expect(texts.every(({ text }) => text.length <= 16 * 1024)).toBe(true)
    }
  })
})
