/** Decides which signatures a request carries (RFC 9421 §4), and which one is by a key of ours. */
import {
  type InnerList,
  type Item,
  type Parameters,
  serializeInnerList,
  serializeItem,
} from 'structured-headers'
import { limits } from '../../base/limits.ts'
import { listFieldValues } from './signed-message.ts'
import { isByteSequence, isInnerList, parseStrictDictionary } from './structured-field.ts'

export interface Component {
  /** Of a field in small letters, or `@` and a word. */
  readonly name: string
  readonly parameters: Parameters
  /** With quotes and parameters, as it stands in the signature base. */
  readonly identifier: string
}

export interface ParsedSignature {
  readonly components: readonly Component[]
  readonly parameters: Parameters
  /** The value of `@signature-params`: components and parameters as they were sent. */
  readonly parametersText: string
  readonly signature: Uint8Array
}

/**
 * - `none`: no signature names one of our keys; whatever else is there is the upstream's affair.
 * - `several`: more than one does, and which one counts cannot be known.
 * - `unusable`: one is meant, but it cannot be read, or is larger than any honest one.
 */
export type FoundSignature =
  | { readonly kind: 'none' | 'several' | 'unusable' }
  | { readonly kind: 'one'; readonly keyId: string; readonly signature: ParsedSignature }

const INPUT = 'signature-input'
const NONE: FoundSignature = { kind: 'none' }
const SEVERAL: FoundSignature = { kind: 'several' }
const UNUSABLE: FoundSignature = { kind: 'unusable' }

/** No other spelling of a structured field can mean a parameter that starts so. */
const NAMES_OUR_KEY = 'keyid="key_'
const KEY_ID = /^key_[0-9A-Za-z]{12}$/

/** Ed25519: 64 bytes (RFC 8032 §5.1.6). */
const SIGNATURE_BYTES = 64

/** True when the request means to be signed by one of our keys; a scan of one field at most. */
export function namesSigningKey(rawHeaders: readonly string[]): boolean {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string
    if (name.length !== INPUT.length || name.toLowerCase() !== INPUT) continue
    if ((rawHeaders[index + 1] as string).includes(NAMES_OUR_KEY)) return true
  }
  return false
}

export function findSignature(rawHeaders: readonly string[]): FoundSignature {
  if (!namesSigningKey(rawHeaders)) return NONE
  const input = listFieldValues(rawHeaders, INPUT).join(', ')
  const values = listFieldValues(rawHeaders, 'signature').join(', ')
  if (input.length > limits.signatureInputLengthMax) return UNUSABLE
  if (values.length > limits.signatureFieldLengthMax) return UNUSABLE
  const inputs = parseStrictDictionary(input)
  const signatures = parseStrictDictionary(values)
  if (inputs === undefined || signatures === undefined) return UNUSABLE
  if (inputs.size > limits.signatureLabelsMax) return UNUSABLE
  const ours = [...inputs].filter(([, member]) => keyIdOf(member) !== undefined)
  if (ours.length > 1) return SEVERAL
  const [found] = ours
  if (found === undefined) return UNUSABLE
  return readSignature(found[1], signatures.get(found[0]))
}

function readSignature(
  input: Item | InnerList,
  signature: Item | InnerList | undefined,
): FoundSignature {
  const keyId = keyIdOf(input)
  if (keyId === undefined || !isInnerList(input) || signature === undefined) return UNUSABLE
  const [bytes, own] = signature
  if (!isByteSequence(bytes) || own.size > 0) return UNUSABLE
  if (bytes.byteLength !== SIGNATURE_BYTES) return UNUSABLE
  const components = readComponents(input[0])
  if (components === undefined) return UNUSABLE
  const parsed = {
    components,
    parameters: input[1],
    parametersText: serializeInnerList(input),
    signature: new Uint8Array(bytes),
  }
  return { kind: 'one', keyId, signature: parsed }
}

function keyIdOf(member: Item | InnerList): string | undefined {
  const keyId = member[1].get('keyid')
  return typeof keyId === 'string' && KEY_ID.test(keyId) ? keyId : undefined
}

/** RFC 9421 §2: names are strings, and no component is there twice. */
function readComponents(items: readonly Item[]): Component[] | undefined {
  if (items.length > limits.signedComponentsMax) return undefined
  const seen = new Set<string>()
  const components: Component[] = []
  for (const item of items) {
    const [name, parameters] = item
    if (typeof name !== 'string') return undefined
    const identifier = serializeItem(item)
    if (seen.has(identifier)) return undefined
    seen.add(identifier)
    components.push({ name, parameters, identifier })
  }
  return components
}
