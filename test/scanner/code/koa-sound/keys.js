const { createHash, timingSafeEqual } = require('node:crypto')
const fs = require('node:fs')
const jwt = require('jsonwebtoken')

const records = JSON.parse(fs.readFileSync('./key_hashes.json', 'utf8'))
if (records.length === 0) throw new Error('no keys are configured')

function findRecord(apiKey) {
  const sent = createHash('sha256').update(apiKey).digest('hex')
  return records.find(({ hash }) => timingSafeEqual(Buffer.from(hash), Buffer.from(sent)))
}

async function requireKey(ctx, next) {
  const record = findRecord(ctx.get('X-API-Key'))
  if (record === undefined) {
    console.log('rejected', ctx.path)
    ctx.throw(401)
  }
  ctx.state.keyId = record.id
  ctx.state.scopes = record.scopes
  await next()
}

const requireScope = (scope) => async (ctx, next) => {
  ctx.assert(ctx.state.scopes.includes(scope), 403)
  await next()
}

const requireGuest = async (ctx, next) => {
  const [, token] = ctx.get('Authorization').split(' ')
  try {
    ctx.state.guest = jwt.verify(token, process.env.GUEST_PUBLIC_KEY, { algorithms: ['RS256'] })
  } catch {
    ctx.throw(401)
  }
  await next()
}

module.exports = { requireGuest, requireKey, requireScope }
