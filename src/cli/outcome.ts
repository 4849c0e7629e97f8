/** Says what a command that worked has to tell: the same as JSON and as text for a person. */
import type { Style } from './text/style.ts'

export interface Outcome {
  /** Printed with --json; undefined when everything has been printed already. */
  readonly json: unknown
  /** Printed without --json; lines end in \n. Data in it must have been made harmless. */
  readonly text: (style: Style) => string
  /** 1: denied, or findings. */
  readonly exitCode: 0 | 1 | 3
}

export function succeed(json: unknown, text: Outcome['text']): Outcome {
  return { json, text, exitCode: 0 }
}

/** For commands that print for themselves, such as servers. */
export function finish(exitCode: Outcome['exitCode']): Outcome {
  return { json: undefined, text: () => '', exitCode }
}
