import { describe, expect, it } from 'vitest'
import { listPersonalFields } from './has-personal-data.ts'

const mail = (name: string) => [name, 'people.test'].join('@')

describe('listPersonalFields', () => {
  it('finds people by names of fields and by addresses', () => {
    const answer = { data: [{ login: mail('ann'), firstName: 'Ann', phone: '+41 1' }] }
    expect(listPersonalFields(answer)).toEqual(['data[].login', 'data[].firstName', 'data[].phone'])
  })

  it('takes a shop for no person', () => {
    const shop = { name: 'Shop', street: 'Main 1', zip: '3000', phone: '1', email: mail('info') }
    expect(listPersonalFields(shop)).toEqual([])
  })

  it('takes a remark about a field for none', () => {
    const remarks = { emailVerified: true, email_count: 4, phone_id: 'p', avatar: 'https://a.test' }
    expect(listPersonalFields(remarks)).toEqual([])
  })

  it('is not led astray by depth, size or odd names', () => {
    let deep: unknown = mail('ann')
    for (let level = 0; level < 50_000; level += 1) deep = { deep }
    expect(listPersonalFields(deep)).toEqual([])
    const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`f${at}`, at]))
    expect(listPersonalFields(wide)).toEqual([])
    const odd = { ['\u001b[31m<b>']: mail('ann') }
    expect(listPersonalFields(odd)[0]).not.toMatch(/[\u001b<]/)
  })
})
