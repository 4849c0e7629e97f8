import { NextResponse } from 'next/server'
import { hasScope } from '@/lib/keys'

export async function POST(request: Request) {
  console.log('cron', request.method)
  if (!(await hasScope(request, 'cron'))) return new NextResponse(null, { status: 401 })
  const url = new URL('https://prices.example.com/today')
  await fetch(url, { headers: { 'x-api-key': process.env.PRICES_API_KEY ?? '' } })
  return NextResponse.json({ started: true })
}
