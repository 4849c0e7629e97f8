import { describe, expect, it } from 'vitest'
import { KeywardError } from './errors.ts'
import { FieldProblems } from './field-problems.ts'

function catchError(run: () => void): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

describe('FieldProblems', () => {
  it('throws nothing when nothing is wrong', () => {
    const problems = new FieldProblems()
    expect(problems.check(true, '/name', 'must be short')).toBe(true)
    expect(() => problems.throwIfAny()).not.toThrow()
  })

  it('tells everything that is wrong at once, the first in words', () => {
    const problems = new FieldProblems()
    expect(problems.check(false, '/name', 'must be short')).toBe(false)
    problems.add('/owner', 'must be printable')
    const error = catchError(() => problems.throwIfAny())
    expect(error).toBeInstanceOf(KeywardError)
    expect(error).toMatchObject({
      code: 'invalid_request',
      status: 400,
      message: '/name must be short (and 1 more).',
      details: {
        errors: [
          { at: '/name', message: 'must be short' },
          { at: '/owner', message: 'must be printable' },
        ],
      },
    })
  })
})
