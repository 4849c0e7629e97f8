import type { NextApiRequest } from 'next'
import { jwtVerify } from 'jose'

const secret = new TextEncoder().encode(process.env.SESSION_SECRET)

export async function sessionOf(request: NextApiRequest) {
  try {
    return await jwtVerify(request.cookies.session ?? '', secret)
  } catch {
    return null
  }
}
