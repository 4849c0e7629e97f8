import { type NextRequest, NextResponse } from 'next/server'
import { hasScope } from '@/lib/keys'
import { allow } from '@/lib/limiter'
import { addTicket, listTickets } from '@/lib/store'

export async function GET(request: NextRequest) {
  if (!(await hasScope(request, 'read:tickets'))) return NextResponse.json({}, { status: 401 })
  if (!(await allow(request))) return NextResponse.json({}, { status: 429 })
  return NextResponse.json(listTickets())
}

export async function POST(request: NextRequest) {
  if (!(await hasScope(request, 'write:tickets'))) return NextResponse.json({}, { status: 401 })
  return NextResponse.json(addTicket(await request.json()), { status: 201 })
}
