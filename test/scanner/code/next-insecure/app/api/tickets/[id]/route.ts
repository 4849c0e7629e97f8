import { NextResponse } from 'next/server'
import { isVenue } from '@/lib/keys'
import { dropTicket, listTickets } from '@/lib/store'

type Context = { params: Promise<{ id: string }> }

export async function GET(_request: Request, { params }: Context) {
  const { id } = await params
  return NextResponse.json(listTickets().find((each) => each.id === id))
}

export async function DELETE(request: Request, { params }: Context) {
  if (!isVenue(request)) return new NextResponse(null, { status: 403 })
  dropTicket((await params).id)
  return new NextResponse(null, { status: 204 })
}
