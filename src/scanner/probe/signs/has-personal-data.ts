/** Decides whether an answer holds data about people, by names of fields and by their values. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { type Leaf, listLeaves } from './list-leaves.ts'
import { nameInWords } from './split-words.ts'

/** Names of fields, word by word, that hold something about a person whatever the value is. */
const PERSONAL_NAME = nameOf(
  'e-?mails?|email-address|mobile|msisdn|first-name|last-name|given-name|family-name|surname',
  'firstname|lastname|birthday|birthdate|birth-date|date-of-birth|dob|nationality|marital-status',
  'ssn|social-security|national-id|passport|passport-number|tax-id|driver-?s?-license',
  'insurance-number|home-address|billing-address|shipping-address|iban|account-number',
  'card-number|credit-card|cvv|cvc|salary|diagnosis|medical|prescription|blood-type',
)

/** Names that a shop or a place has, too: personal only beside others, or within a person. */
const MAYBE_PERSONAL_NAME = nameOf(
  'phone|phone-number|telephone|street|street-address|address|postal-code|postcode|zip-?code',
  'full-?name|gender|birth|age|bic|sort-code|routing-number|pan|income|patient',
)

const PERSON =
  /(?:^|[.[\]])(?:users?|customers?|persons?|people|patients?|employees?|members?|contacts?)[.[]/i

/** `phone_id` or `email_verified` say nothing about anybody. */
const ABOUT_THE_FIELD =
  /-(?:id|ids|verified|enabled|count|template|type|status|regex|url|flag|required|format)$/

/** The length is bounded before it is matched; the parts do not overlap. */
const EMAIL = /^[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}$/

/** Addresses of an office, not of a person. */
const ROLE_ADDRESS =
  /^(?:info|support|contact|help|sales|admin|no-?reply|hello|security|abuse|team|privacy|legal)@/i

/** The paths of fields that hold personal data, each once, in the order of appearance. */
export function listPersonalFields(value: unknown): readonly string[] {
  const leaves = listLeaves(value).filter((leaf) => leaf.value !== '' && isOfAField(leaf))
  const sure = new Set(leaves.filter(isPersonal))
  const found = leaves.filter(
    (leaf) =>
      sure.has(leaf) ||
      (MAYBE_PERSONAL_NAME.test(nameInWords(leaf.name)) &&
        (sure.size > 0 || PERSON.test(leaf.path))),
  )
  return [...new Set(found.map((leaf) => leaf.path))]
}

/** For JSON by its fields; for other data (CSV, XML) when it names several addresses of people. */
export function hasPersonalData(answer: Answer): boolean {
  if (answer.json !== undefined) return listPersonalFields(answer.json).length > 0
  if (answer.contentType === 'text/html') return false
  const words = answer.text.slice(0, limits.signPlainTextLengthMax).split(/[\s,;"'<>|()]+/)
  return words.filter((word) => word.length < 200 && isPersonsAddress(word)).length > 1
}

function nameOf(...names: readonly string[]): RegExp {
  return new RegExp(`(?:^|-)(?:${names.join('|')})$`)
}

/** Neither a flag, nor an address of a page, nor a remark about another field. */
function isOfAField(leaf: Leaf): boolean {
  if (typeof leaf.value === 'boolean') return false
  if (typeof leaf.value === 'string' && /^https?:/i.test(leaf.value)) return false
  return !ABOUT_THE_FIELD.test(nameInWords(leaf.name))
}

function isPersonal(leaf: Leaf): boolean {
  if (typeof leaf.value === 'string' && leaf.value.length < 200) {
    if (EMAIL.test(leaf.value)) return isPersonsAddress(leaf.value)
  }
  return PERSONAL_NAME.test(nameInWords(leaf.name))
}

function isPersonsAddress(text: string): boolean {
  return EMAIL.test(text) && !ROLE_ADDRESS.test(text)
}
