/** Attack: answers written so that a careless pattern takes minutes to decide. */
import { describe, expect, it } from 'vitest'
import { classifyField } from './classify-field.ts'
import { findErrorSign } from './error-signs.ts'
import { estimateKeyBits } from './estimate-key-bits.ts'
import { isPageParameter } from './find-list.ts'
import { findInternalSign } from './internal-signs.ts'
import { namesFetchedAddress, namesNotifiedAddress, namesReturnAddress } from './names-address.ts'

const LENGTH = 60_000

/** Parts that the patterns of this folder begin with, over and over. */
const PARTS: readonly string[] = [
  ' at a.b.c.d.e.f.',
  ' at x (/',
  '/var/',
  '/var/a.b/',
  'Notice: in in ',
  'Warning: a in ',
  'File "a',
  'near "',
  'C:\\a\\',
  'select a,',
  "select '",
  '#1 /',
  '/a',
  '[AException: ',
  '<title>',
  'class="ignition Illuminate\\A\\',
  'a.b.',
  '_token_token',
  'passwordpassword_',
  'test',
  '$2b$12$',
]

describe('patterns over hostile answers', () => {
  it.each(PARTS)('take no time over %j, repeated', (part) => {
    const text = part.repeat(Math.ceil(LENGTH / part.length))
    const begin = performance.now()
    findErrorSign(text)
    const field = { name: part.repeat(40), path: 'a', value: text, parent: {} }
    classifyField(field)
    classifyField({ ...field, name: 'password' })
    findInternalSign(field, 'localhost')
    findInternalSign({ ...field, name: 'db_host' }, 'localhost')
    estimateKeyBits(text.slice(0, 500))
    for (const names of [isPageParameter, namesReturnAddress, namesNotifiedAddress]) {
      names(text.slice(0, 200))
    }
    namesFetchedAddress(text.slice(0, 200), '')
    expect(performance.now() - begin).toBeLessThan(2_000)
  })
})
