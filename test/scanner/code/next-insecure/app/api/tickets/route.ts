import { type NextRequest, NextResponse } from 'next/server'
import { isPartner } from '@/lib/keys'
import { addTicket, listTickets } from '@/lib/store'

export async function GET(request: NextRequest) {
  if (!isPartner(request)) return NextResponse.json({ error: 'unauthorized' }, { status: 401 })
  return NextResponse.json(listTickets())
}

export async function POST(request: NextRequest) {
  if (!isPartner(request)) return NextResponse.json({ error: 'unauthorized' }, { status: 401 })
  return NextResponse.json(addTicket(await request.json()), { status: 201 })
}
