import { describe, expect, it } from 'vitest'
import { classifyField } from './classify-field.ts'
import { findInternalSign } from './internal-signs.ts'

function classify(name: string, value: unknown) {
  return classifyField({ name, path: name, value, parent: {} })
}

function findSign(name: string, value: unknown) {
  return findInternalSign({ name, path: name, value, parent: {} }, 'api.example.com')?.kind
}

describe('classifyField', () => {
  it.each([
    ['password', 'hunter2', 'password'],
    ['passwordHash', '5f4dcc3b5aa765d61d8327deb882cf99', 'password'],
    ['anything', `${'$2b$'}10$abcdefghijklmnopqrstuv`, 'password'],
    ['cardNumber', ['4000', '0566', '5566', '5556'].join(' '), 'card'],
    ['cvv', '123', 'card'],
    ['resetToken', 'b7Kq2ZtW9x4Lm', 'secret'],
    ['ssn', ['536', '22', '8726'].join('-'), 'identity'],
    ['bank_account_number', '0012345678', 'account'],
  ])('takes %s for what it is', (name, value, kind) => {
    expect(classify(name, value)).toBe(kind)
  })

  it.each([
    ['password', '********'],
    ['password', null],
    ['password', 'Choose a good one and keep it.'],
    ['password_updated_at', '2026-01-01T00:00:00Z'],
    ['has_password', true],
    ['card_number', '**** **** **** 1111'],
    ['card_number', '1234567812345678'],
    ['next_page_token', 'cGFnZT0y'],
    ['hash', 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3'],
    ['cid', '123'],
    ['pwd', '/srv/shop'],
    ['confirmation_code', 'BOOKING7'],
  ])('spares %s when it is %j', (name, value) => {
    expect(classify(name, value)).toBeNull()
  })
})

describe('findInternalSign', () => {
  it.each([
    ['query', ['SELECT id', 'FROM users'].join(' '), 'query'],
    ['served_by', 'http://10.0.3.7:8080/', 'host'],
    ['db_host', 'orders.prod.internal', 'host'],
    ['stack', 'Error: no\n at get (/srv/a.js:3:9)', 'code-path'],
    ['env', { PATH: 'a', HOME: 'b', SHELL: 'c' }, 'debug'],
    ['__v', 0, 'bookkeeping'],
    ['is_admin', false, 'privilege'],
  ])('sees what %s shows', (name, value, kind) => {
    expect(findSign(name, value)).toBe(kind)
  })

  it.each([
    ['stack', ['node', 'react', 'postgres']],
    ['env', 'production'],
    ['webhook_url', 'http://10.0.3.7/hook'],
    ['last_login_ip', '10.0.0.4'],
    ['body', ['Write SELECT id', 'FROM users.'].join(' ')],
    ['href', 'https://api.example.com/v1/users'],
  ])('spares %s when it is %j', (name, value) => {
    expect(findSign(name, value)).toBeUndefined()
  })
})
