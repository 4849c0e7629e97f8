/** Builds the text that was signed, out of the request as it came (RFC 9421 §2.5). */
import type { ParsedSignature } from './parse-signatures.ts'
import { readComponent } from './read-component.ts'
import type { SignedMessage } from './signed-message.ts'

/** Bytes to verify; undefined when a component cannot be had: then nothing can be proven. */
export function createSignatureBase(
  message: SignedMessage,
  { components, parametersText }: Pick<ParsedSignature, 'components' | 'parametersText'>,
): Buffer | undefined {
  let base = ''
  for (const component of components) {
    const value = readComponent(message, component)
    if (value === undefined) return undefined
    base += `${component.identifier}: ${value}\n`
  }
  return Buffer.from(`${base}"@signature-params": ${parametersText}`, 'latin1')
}
