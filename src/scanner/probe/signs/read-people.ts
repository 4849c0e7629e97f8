/** Decides which data about people a text or JSON holds: what kind, and how much of it. */
import { limits } from '../../../base/limits.ts'
import { buildPattern } from '../../secrets/build-pattern.ts'
import { hasLuhnDigit } from '../../secrets/has-luhn-digit.ts'
import { isIban } from './is-iban.ts'
import { listLeaves } from './list-leaves.ts'
import { nameInWords } from './split-words.ts'

/** Worst first. `card` to `health` harm a person by themselves. */
export type PersonalKind =
  | 'card'
  | 'account'
  | 'identity'
  | 'health'
  | 'birth'
  | 'email'
  | 'phone'
  | 'address'
  | 'name'

export interface PersonalData {
  readonly kind: PersonalKind
  /** Different values. */
  readonly count: number
  /** Of the first one; empty in plain text. */
  readonly path: string
}

interface Item {
  readonly name: string
  readonly path: string
  readonly text: string
}

const IBAN = /(?<![\w.-])[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)/g

const CARD_NAME = /(?:^|-)(?:card\w*|pan|cc|credit-?card|debit|payment)(?:-|$)/

const IDENTITY_NAME = buildPattern(
  '',
  /(?:^|-)/,
  [
    /ssn|social-security(?:-number|-no)?|national-(?:id|insurance)(?:-number)?|nino|tax-id/,
    /passport(?:-number|-no)?|driver-?s?-licen[cs]e(?:-number)?|id-card(?:-number)?/,
    /personnummer|bsn|aadhaar|curp|cpf/,
  ],
  /$/,
)

const OFFICE = buildPattern(
  'i',
  /^/,
  [
    /info|support|contact|help|sales|admin|no-?reply|hello|security|abuse|api|team|press/,
    /privacy|legal|jobs|office|feedback|billing|webmaster|postmaster|you|your?name|user|name/,
    /e?mail/,
  ],
  /@/,
)

/** What counts as data of its kind, by the name of the field and its value. */
const tests: readonly (readonly [PersonalKind, (item: Item) => boolean])[] = [
  ['card', ({ name, text }) => isCardNumber(text, CARD_NAME.test(name))],
  ['account', ({ text }) => isIban(text)],
  [
    'identity',
    ({ name, text }) =>
      /^(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}$/.test(text) ||
      (IDENTITY_NAME.test(name) && /\d.*\d.*\d.*\d/.test(text) && text.length < 40),
  ],
  [
    'health',
    ({ name, text }) =>
      /(?:^|-)(?:diagnos[ei]s|medication|prescription|blood-type|allerg(?:y|ies)|disability)$/.test(
        name,
      ) && text.length > 1,
  ],
  [
    'birth',
    ({ name, text }) =>
      /(?:^|-)(?:birthday|birth-?date|date-of-birth|dob|born(?:-on)?)$/.test(name) &&
      /\d{4}|\d\d?[./-]\d\d?[./-]\d\d/.test(text),
  ],
  ['email', ({ text }) => isPersonsEmail(text)],
  [
    'phone',
    ({ name, text }) =>
      /(?:^|-)(?:phone|mobile|cell|telephone|msisdn)(?:-?(?:number|no))?$/.test(name) &&
      text.replace(/\D/g, '').length >= 7 &&
      text.replace(/\D/g, '').length <= 15,
  ],
  [
    'address',
    ({ name, text }) =>
      /(?:^|-)(?:home-address|street(?:-address)?|address(?:-?line-?1)?|postal-address)$/.test(
        name,
      ) &&
      /\d/.test(text) &&
      !/^\d+(?:\.\d+){3}$|^https?:|^0x/.test(text) &&
      text.length > 6,
  ],
  [
    'name',
    ({ name, text }) =>
      /(?:^|-)(?:first-?name|last-?name|given-name|family-name|surname|full-?name)$/.test(name) &&
      /^\p{L}[\p{L} .'-]{1,60}$/u.test(text),
  ],
]

export function readPeople(json: unknown): readonly PersonalData[] {
  const found = new Map<PersonalKind, { values: Set<string>; path: string }>()
  for (const leaf of listLeaves(json)) {
    const text = String(leaf.value).trim()
    if (typeof leaf.value === 'boolean' || text === '' || text.length > 300) continue
    const item = { name: nameInWords(leaf.name), path: leaf.path, text }
    const kind = tests.find(([, test]) => test(item))?.[0]
    if (kind === undefined) continue
    const known = found.get(kind) ?? { values: new Set<string>(), path: leaf.path }
    found.set(kind, { ...known, values: known.values.add(text.toLowerCase()) })
  }
  return tests.flatMap(([kind]) => {
    const known = found.get(kind)
    return known === undefined ? [] : [{ kind, count: known.values.size, path: known.path }]
  })
}

/** Of a page, a table or another text: only what can be told by its value alone. */
export function readPeopleInText(text: string): readonly PersonalData[] {
  const found = new Map<PersonalKind, Set<string>>()
  const add = (kind: PersonalKind, value: string) =>
    found.set(kind, (found.get(kind) ?? new Set()).add(value.toLowerCase()))
  const start = text.slice(0, limits.signPlainTextLengthMax)
  for (const [word] of start.matchAll(/[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g)) {
    if (isPersonsEmail(word)) add('email', word)
  }
  for (const [word] of start.matchAll(/(?<![\w.-])\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}(?![\w-])/g)) {
    if (isCardNumber(word, false)) add('card', word)
  }
  for (const [word] of start.matchAll(IBAN)) {
    if (isIban(word)) add('account', word)
  }
  for (const [word] of start.matchAll(/(?<![\w.-])\d{3}-\d{2}-\d{4}(?![\w-])/g)) {
    if (/^(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}$/.test(word)) add('identity', word)
  }
  return tests.flatMap(([kind]) => {
    const values = found.get(kind)
    return values === undefined ? [] : [{ kind, count: values.size, path: '' }]
  })
}

/** One in ten numbers of this length has the check digit: it must also be written or called so. */
function isCardNumber(text: string, isNamed: boolean): boolean {
  const isWritten = /^\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}$|^3\d{3}([ -])\d{6}\2\d{5}$/.test(text)
  if (!isWritten && !isNamed) return false
  const digits = text.replace(/[ -]/g, '')
  if (!/^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6\d{15})$/.test(digits)) {
    return false
  }
  return hasLuhnDigit(digits) && new Set(digits).size > 1
}

/** Addresses of an office and of manuals are nobody's. */
function isPersonsEmail(text: string): boolean {
  if (!/^[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}$/.test(text)) return false
  if (/\.(?:png|jpe?g|gif|svg|webp|js|css)$/i.test(text)) return false
  return !OFFICE.test(text)
}
