/** Decides whether something that runs before a handler asks who is calling, and can refuse. */

import { limits } from '../../../base/limits.ts'
import { joinPattern } from '../join-pattern.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'
import type { CodeProject } from './code-project.ts'
import { isBareKey, isKeyRead } from './is-presented-key.ts'
import { nameOrigin } from './name-origin.ts'
import { readRequest } from './read-request.ts'
import { resolve } from './resolve-name.ts'
import type { Guard, GuardKind } from './route.ts'
import { returnsOf } from './trace-value.ts'

/** Checks of well-known libraries that look for keys or tokens. */
const KEY_LIBRARIES = joinPattern(
  '',
  String.raw`(?:^|\.)(?:HTTPTokenAuth\(\)\.login_required|jwt_required|require_oauth|`,
  'APIKeyHeader|APIKeyQuery|APIKeyCookie|HTTPBearer|HTTPBasic|HTTPDigest|',
  'OAuth2PasswordBearer|OAuth2AuthorizationCodeBearer|OpenIdConnect|HasAPIKey|',
  String.raw`TokenAuthentication|JWTAuthentication|OAuth2Authentication)(?:\(\))?|`,
  String.raw`^(?:express-jwt|express-oauth2-jwt-bearer|@fastify\/(?:bearer-auth|jwt|auth|`,
  String.raw`basic-auth)|fastify-bearer-auth|hono\/(?:bearer-auth|jwt|jwk|basic-auth)|`,
  String.raw`koa-jwt|@keyward\/client|keyward_flask|passport-http-bearer|`,
  String.raw`passport-headerapikey|express-basic-auth|express-bearer-token)\b|`,
  String.raw`jsonwebtoken\.verify|jose\.jwtVerify|jwtVerify|verify_jwt_in_request|`,
  String.raw`^(?:jwt|jose\.jwt)\.decode\b`,
)

/** Of those, what answers 401 by itself. */
const READY = joinPattern(
  '',
  String.raw`^(?:hono\/(?:bearer-auth|jwt|jwk|basic-auth)|koa-jwt|express-jwt|`,
  'express-oauth2-jwt-bearer|express-basic-auth)',
)

const LOGIN_LIBRARIES = joinPattern(
  '',
  String.raw`(?:^|\.)(?:login_required|fresh_login_required|roles_required|`,
  'roles_accepted|permission_required|user_passes_test|staff_member_required|',
  'LoginRequiredMixin|PermissionRequiredMixin|UserPassesTestMixin|',
  'IsAuthenticated|IsAdminUser|DjangoModelPermissions|DjangoObjectPermissions|',
  'requires_auth|auth_required|SessionAuthentication|getServerSession|getToken|',
  'withAuth|withApiAuthRequired|clerkMiddleware|authMiddleware|currentUser|',
  String.raw`ensureLoggedIn|ensureAuthenticated|requiresAuth|requireAuth)\b|`,
  String.raw`^(?:@|~)/auth\.auth\b|^passport\.authenticate|`,
  '^(?:next-auth|@clerk|@auth0|express-openid-connect|',
  String.raw`connect-ensure-login)\b`,
)

const BY_NAME = joinPattern(
  '',
  String.raw`(?:^|[^a-z])(?:auth\w*|requires?|protect\w*|guard\w*|verify\w*|ensure\w*|`,
  String.raw`login\w*|logged in|jwt\w*|token|api key|permission\w*|is admin|admin only|secure\w*|`,
  String.raw`check (?:key|token|api|access|permission)\w*|validate (?:key|token|api)\w*|`,
  String.raw`restrict\w*|keyward)(?:$|[^a-z])`,
)
const NOT_BY_NAME =
  /limit|throttle|schema|body|json|csrf|cors|valid(?:ate|ator)? ?(?:body|input|schema|params)/

export function judgeGuard(node: SyntaxNode, project: CodeProject): Guard | null {
  const kind = kindOf(node, project)
  return kind === null ? null : { kind, name: nameGuard(node), node }
}

/** `require_key`, `passport.authenticate`; of `Depends(check)` what it depends on. */
function nameGuard(node: SyntaxNode): string {
  if (node.kind === 'function' || node.kind === 'class') return node.name ?? 'function'
  if (node.kind !== 'call') return node.file.textOf(node).slice(0, limits.codeGuardNameLengthMax)
  const callee = node.file.textOf(node.callee)
  const inner = node.args[0]
  return /(?:Depends|Security|permission_classes)$/.test(callee) && inner !== undefined
    ? nameGuard(inner)
    : callee.slice(0, limits.codeGuardNameLengthMax)
}

function kindOf(node: SyntaxNode, project: CodeProject): GuardKind | null {
  const origin = nameOrigin(node, project.files)
  if (KEY_LIBRARIES.test(origin)) return 'key'
  if (LOGIN_LIBRARIES.test(origin)) return 'login'
  const target = targetOf(node, project)
  if (target !== null) return judgeBody(target, project) ?? judgeMade(node, target, project)
  const callee = node.kind === 'call' ? node.callee : node
  if (node.kind === 'call') {
    const inner = [...node.args, ...node.named.values()].map((each) => kindOf(each, project))
    const strongest = inner.find((each) => each !== null)
    if (strongest != null) return strongest
  }
  if (node.kind === 'list') {
    return node.items.map((each) => kindOf(each, project)).find((each) => each !== null) ?? null
  }
  const written = callee.kind === 'member' || callee.kind === 'name' ? callee.name : ''
  const words = written
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase()
  return BY_NAME.test(words) && !NOT_BY_NAME.test(words) ? 'maybe' : null
}

/** `isAuthorized()`, when it gives back `expressJwt({ … })`. */
function judgeMade(node: SyntaxNode, target: SyntaxNode, project: CodeProject): GuardKind | null {
  if (node.kind !== 'call' || target.kind !== 'function') return null
  const made = returnsOf(target).map((each) => nameOrigin(each, project.files))
  if (made.some((each) => KEY_LIBRARIES.test(each))) return 'key'
  return made.some((each) => LOGIN_LIBRARIES.test(each)) ? 'login' : null
}

/** The function or class of the project that it is, or that makes it. */
function targetOf(node: SyntaxNode, project: CodeProject): SyntaxNode | null {
  const start = node.kind === 'call' ? node.callee : node
  if (start.kind === 'function') return start
  const found = resolve(start, project.files)
  if (found.kind !== 'node') return null
  if (found.node.kind === 'function' || found.node.kind === 'class') return found.node
  return found.node.kind === 'call' && found.node !== node ? targetOf(found.node, project) : null
}

interface Signs {
  readsKey: boolean
  readsLogin: boolean
  refuses: boolean
}

const LOGIN = joinPattern(
  '',
  String.raw`(?:^|[.?])(?:(?:req(?:uest)?|ctx|self\.request|c)\.(?:user|session|auth|`,
  String.raw`account|state\.user)|current_user|session|is_authenticated|`,
  String.raw`isAuthenticated\(\)|g\.user)\b`,
)
const REFUSALS = joinPattern(
  'i',
  'unauthori[sz]ed|forbidden|permissiondenied|authenticationfailed|',
  'notauthenticated|HTTP_40[13]|accessdenied|invalidtoken|invalidcredentials',
)

/** Of a function with all that stands in it, and of the functions that it calls. */
export function judgeBody(target: SyntaxNode, project: CodeProject): GuardKind | null {
  const signs: Signs = { readsKey: false, readsLogin: false, refuses: false }
  const seen = new Set<SyntaxNode>()
  let level: SyntaxNode[] = [target]
  for (let depth = 0; depth < limits.codeGuardDepthMax && level.length > 0; depth++) {
    const next: SyntaxNode[] = []
    for (const each of level) {
      if (seen.has(each)) continue
      seen.add(each)
      next.push(...readSigns(each, signs, project))
    }
    level = next
  }
  if (!signs.refuses) return null
  return signs.readsKey ? 'key' : signs.readsLogin ? 'login' : null
}

/** Gives the functions that are called in it. */
function readSigns(target: SyntaxNode, signs: Signs, project: CodeProject): SyntaxNode[] {
  const called: SyntaxNode[] = []
  const open: SyntaxNode[] = [target]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    open.push(...node.children)
    if (node.kind === 'throw') signs.refuses = true
    else if (node.kind === 'function') {
      if (/^(?:has_(?:object_)?permission|test_func)$/.test(node.name ?? '')) signs.refuses = true
    } else if (node.kind === 'literal') {
      if (node.value === '401' || node.value === '403') signs.refuses = true
      if (node.value === false && node.parent?.kind === 'return') signs.refuses = true
    } else if (node.kind === 'name' || node.kind === 'member') {
      if (REFUSALS.test(node.name)) signs.refuses = true
      readAccess(node, signs, project)
    } else if (node.kind === 'call') called.push(...readCall(node, signs, project))
  }
  return called
}

function readCall(
  node: Extract<SyntaxNode, { kind: 'call' }>,
  signs: Signs,
  project: CodeProject,
): SyntaxNode[] {
  readAccess(node, signs, project)
  const origin = nameOrigin(node, project.files)
  if (KEY_LIBRARIES.test(origin)) signs.readsKey = true
  if (READY.test(origin)) signs.refuses = true
  if (LOGIN_LIBRARIES.test(origin)) signs.readsLogin = true
  if (/(?:^|[.?])(?:abort|redirect|next)\(\)$/.test(origin) && refusesBy(node)) signs.refuses = true
  const handed = node.args.filter((each) => each.kind === 'name' || each.kind === 'member')
  if (/(?:Depends|Security)\(\)$/.test(origin) && handed.some((each) => isStrict(each, project))) {
    signs.readsKey = true
    signs.refuses = true
  }
  return [node.callee, ...(/Depends|Security/.test(origin) ? handed : [])].flatMap((each) => {
    const found = resolve(each, project.files)
    const isCode = found.kind === 'node' && /^(?:function|class)$/.test(found.node.kind)
    return isCode && found.kind === 'node' ? [found.node] : []
  })
}

/** `HTTPBearer()` of FastAPI answers 401 by itself, unless it was told not to. */
function isStrict(node: SyntaxNode, project: CodeProject): boolean {
  const found = resolve(node, project.files)
  if (found.kind !== 'node' || found.node.kind !== 'call') return false
  const isScheme = /^fastapi\./.test(nameOrigin(found.node, project.files))
  return isScheme && !found.node.named.has('auto_error')
}

/** `next(error)`, `redirect('/login')`, `abort(401)` */
function refusesBy({ callee, args, file }: Extract<SyntaxNode, { kind: 'call' }>): boolean {
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : ''
  if (name === 'next') return args.length > 0
  const given = args.map((each) => file.textOf(each)).join(' ')
  return /40[13]|login|sign-?in|auth/i.test(given)
}

function readAccess(node: SyntaxNode, signs: Signs, project: CodeProject): void {
  const read = readRequest(node, project.files)
  if (read !== null) {
    const isKey = isKeyRead(read) || isBareKey(read)
    if (isKey) signs.readsKey = true
    else if (read.part === 'header' && read.name === null && node.kind === 'index') {
      signs.readsKey = true
    } else if (read.part === 'cookie') signs.readsLogin = true
    return
  }
  if (node.kind === 'call') return
  if (node.kind === 'name' && /^current_?[uU]ser$/.test(node.name)) signs.readsLogin = true
  const origin = nameOrigin(node, project.files)
  if (KEY_LIBRARIES.test(origin)) signs.readsKey = true
  if (LOGIN.test(origin) || LOGIN_LIBRARIES.test(origin)) signs.readsLogin = true
}
