-- Decides whether a request that HAProxy holds may pass, by asking Keyward:
--   http-request lua.keyward http://127.0.0.1:8788/forward-auth?api=shop
--   http-request deny deny_status 503 unless { var(txn.keyward_allowed) -m bool }
-- Sets txn.keyward_allowed and the X-Keyward-* fields when it may, and answers the client with
-- Keyward's refusal when it may not. The second line is needed: HAProxy goes on after an error.

-- Longer than the way to Keyward (see haproxy.cfg) gives it, which answers with 504 then.
local TIMEOUT_MS = 8000

-- What Keyward has to see of the request. Nothing else is sent, the body least of all.
local ASKED_WITH = {
  "x-api-key", "authorization", "dpop", "cookie", "x-forwarded-host", "x-forwarded-proto",
  -- Of signed requests (RFC 9421). Whatever else your clients sign has to be added.
  "signature-input", "signature", "content-digest", "content-type", "content-encoding", "date",
}

local IDENTITY = {
  "x-keyward-key-id", "x-keyward-owner", "x-keyward-scopes", "x-keyward-identity",
  -- The API compares the body with it: Keyward never saw the body.
  "x-keyward-content-digest",
}

-- What a client may see of a refusal.
local TOLD = {
  "content-type", "cache-control", "www-authenticate", "retry-after",
  "ratelimit", "ratelimit-policy", "dpop-nonce", "x-request-id", "x-content-type-options",
}

-- Every value of a field, because Keyward refuses a credential that was sent twice.
local function list_values(fields, name)
  local values = {}
  if fields[name] == nil then return values end
  -- HAProxy counts these from 0.
  for index = 0, #fields[name] do values[index + 1] = fields[name][index] end
  return values
end

local function ask(txn, url)
  local received = txn.http:req_get_headers()
  local headers = {
    ["x-original-method"] = { txn.f:method() },
    -- Path and query as they came and as they will be passed on.
    ["x-original-uri"] = { txn.f:pathq() },
    ["x-forwarded-for"] = { txn.f:src() },
  }
  for _, name in ipairs(ASKED_WITH) do
    local values = list_values(received, name)
    if #values > 0 then headers[name] = values end
  end
  -- A client is good for one question only. It keeps the connection for the next one.
  return core.httpclient():get({ url = url, headers = headers, timeout = TIMEOUT_MS })
end

local function allow(txn, answer)
  for _, name in ipairs(IDENTITY) do
    local value = list_values(answer.headers, name)[1]
    if value ~= nil then txn.http:req_set_header(name, value) end
  end
  local limit = list_values(answer.headers, "ratelimit")[1]
  local policy = list_values(answer.headers, "ratelimit-policy")[1]
  local nonce = list_values(answer.headers, "dpop-nonce")[1]
  if limit ~= nil then txn:set_var("txn.keyward_limit", limit) end
  if policy ~= nil then txn:set_var("txn.keyward_limit_policy", policy) end
  if nonce ~= nil then txn:set_var("txn.keyward_dpop_nonce", nonce) end
  txn:set_var("txn.keyward_allowed", true)
end

local function refuse(txn, answer)
  local reply = txn:reply({ status = answer.status, body = answer.body })
  for _, name in ipairs(TOLD) do
    for _, value in ipairs(list_values(answer.headers, name)) do reply:add_header(name, value) end
  end
  txn:done(reply)
end

core.register_action("keyward", { "http-req" }, function(txn, url)
  local answer = ask(txn, url)
  if answer.status == 204 then
    allow(txn, answer)
  elseif answer.status ~= nil and answer.status >= 400 and answer.status < 500 then
    refuse(txn, answer)
  end
  -- Anything else: no decision, and the next line of the configuration denies.
end, 1)
