/** Decides that a secret that was just made is looked at, whoever failed from the same address. */
import { limits } from '../../base/limits.ts'
import type { SecretText } from '../../base/secret-text.ts'
import type { Engine } from '../engine.ts'

/** For as long as it takes to deploy it; by then it has proved itself. */
export function trustNewSecret({ throttle, warmKeys, clock }: Engine, text: SecretText): void {
  const untilMs = clock.nowMs() + limits.secretTrustedMs
  throttle.rememberProven(warmKeys.digest(text.reveal()), untilMs)
}
