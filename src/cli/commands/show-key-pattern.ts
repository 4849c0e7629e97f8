/** `keyward keys pattern`: tells other scanners what our keys look like. */
import { describeKeyPattern } from '../../engine/keys/describe-key-pattern.ts'
import type { Run } from '../command.ts'
import { formatKeyPattern } from '../leaks/format-key-pattern.ts'
import { succeed } from '../outcome.ts'
import type { keyPatternShape } from '../specs/access-specs.ts'

export const showKeyPattern: Run<typeof keyPatternShape> = async (_, { options }) => {
  const { format = 'regex', prefix = [] } = options
  const pattern = describeKeyPattern(prefix)
  const text = formatKeyPattern(pattern, format, pattern.example)
  return succeed({ format, prefixes: prefix, ...pattern, text }, () => text)
}
