import { NextResponse } from 'next/server'
import { readUser } from '@/lib/keys'
import { ticketsOf } from '@/lib/store'

export const GET = async (request: Request) => {
  const user = await readUser(request)
  if (user === null) return NextResponse.json({ error: 'unauthorized' }, { status: 401 })
  return NextResponse.json(ticketsOf(user))
}
