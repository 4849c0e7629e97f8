import { NextResponse } from 'next/server'
import { hasScope } from '@/lib/keys'
import { dropTicket, listTickets } from '@/lib/store'

type Context = { params: Promise<{ id: string }> }

export async function GET(request: Request, { params }: Context) {
  if (!(await hasScope(request, 'read:tickets'))) return new NextResponse(null, { status: 403 })
  const { id } = await params
  return NextResponse.json(listTickets().find((each) => each.id === id))
}

export async function DELETE(request: Request, { params }: Context) {
  if (!(await hasScope(request, 'write:tickets'))) return new NextResponse(null, { status: 403 })
  dropTicket((await params).id)
  return new NextResponse(null, { status: 204 })
}
