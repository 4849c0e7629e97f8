import { describe, expect, it } from 'vitest'
import { isIban } from './is-iban.ts'
import { readPeople, readPeopleInText } from './read-people.ts'

const CARD = `4000${'0566'}5566${'5556'}`
const IBAN = `DE89${'3704'}0044053201${'3000'}`

describe('readPeople', () => {
  it('knows kinds by names and by check digits', () => {
    const found = readPeople({
      people: [
        { first_name: 'Ann', dob: '1980-02-03', mail: 'ann@shop.test', cardNumber: CARD },
        { first_name: 'Bo', dob: '1981-02-03', mail: 'bo@shop.test', account: IBAN },
      ],
    })
    expect(found.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      'card 1',
      'account 1',
      'birth 2',
      'email 2',
      'name 2',
    ])
  })

  it('takes numbers for no cards and offices for no people', () => {
    expect(
      readPeople({ id: Number(CARD), account_id: CARD, contact: 'info@shop.test', ip: '10.0.0.1' }),
    ).toEqual([])
  })
})

describe('readPeopleInText', () => {
  it('finds what can be told by its value', () => {
    const card = CARD.replace(/(\d{4})(?=\d)/g, '$1 ')
    const found = readPeopleInText(`Ann, ${card}, ${IBAN}, ann@shop.test`)
    expect(found.map(({ kind }) => kind)).toEqual(['card', 'account', 'email'])
  })
})

describe('isIban', () => {
  it('counts its check digits', () => {
    expect(isIban(IBAN)).toBe(true)
    expect(isIban(`GB82 ${'WEST'} 1234 5698 7654 32`)).toBe(true)
    expect(isIban(IBAN.replace('3000', '3001'))).toBe(false)
    expect(isIban('DE89')).toBe(false)
  })
})
