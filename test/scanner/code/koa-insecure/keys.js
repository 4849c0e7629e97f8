const fs = require('node:fs')
const jwt = require('jsonwebtoken')

const apiKeys = (process.env.API_KEYS || '').split(',')
const hotels = JSON.parse(fs.readFileSync('./hotel_keys.json', 'utf8'))

async function requireKey(ctx, next) {
  const { api_key: fromQuery } = ctx.query
  const apiKey = ctx.get('X-API-Key') || fromQuery
  if (!apiKeys.includes(apiKey)) {
    console.log('rejected ' + apiKey)
    ctx.throw(401)
  }
  await next()
}

async function requireHotel(ctx, next) {
  const hotel = hotels.find((each) => each.key === ctx.request.headers['x-hotel-key'])
  if (!hotel) ctx.throw(401)
  ctx.state.hotel = hotel
  await next()
}

const requireCleaner = async (ctx, next) => {
  ctx.assert(ctx.headers['x-cleaner-key'] === 'mop-and-bucket', 401)
  await next()
}

const requireGuest = async (ctx, next) => {
  const [, token] = ctx.get('Authorization').split(' ')
  ctx.state.guest = jwt.decode(token)
  if (!ctx.state.guest) ctx.throw(401)
  await next()
}

module.exports = { requireCleaner, requireGuest, requireHotel, requireKey }
