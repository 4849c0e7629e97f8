import https from 'node:https'
import { NextResponse } from 'next/server'
import { isCron } from '@/lib/keys'

const agent = new https.Agent({ rejectUnauthorized: false })

export async function POST(request: Request) {
  console.log('cron', Object.fromEntries(request.headers))
  if (!isCron(request)) return new NextResponse(null, { status: 401 })
  const url = new URL('https://prices.example.com/today')
  url.searchParams.set('api_key', process.env.PRICES_API_KEY ?? '')
  https.get(url, { agent })
  return NextResponse.json({ started: true })
}
