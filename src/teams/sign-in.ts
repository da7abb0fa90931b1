import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose'
import { ZodError, z } from 'zod'

/** Whom a token speaks for. */
export interface SignedIn {
  tenant: string
  aadObjectId: string
  name: string
}

/** Checks what stands after `Bearer`; undefined where it is to be refused. Rejects while it cannot be checked. */
export type SignIn = (token: string) => Promise<SignedIn | undefined>

/** The scope that the app exposes to Teams (docs/install.md). */
const SCOPE = 'access_as_user'

// Keys are kept by tenant: in other letter cases it is the same one.
const Tenant = z.object({ tid: z.guid().toLowerCase() })
const Claims = z.object({
  oid: z.guid(),
  scp: z.string(),
  name: z.string().max(200).default(''),
})

/**
 * Teams' single sign-on: a token that Entra issued for this app to a person of a tenant that is served.
 * Signature, algorithm, issuer, audience, time, tenant and scope must all be right.
 */
export function createEntraSignIn({
  appId,
  audiences,
  servesTenant,
  authority,
}: {
  appId: string
  /** The app's id URIs beside its bare id. */
  audiences: string[]
  servesTenant: (tenant: string) => boolean
  /** For example https://login.microsoftonline.com */
  authority: string
}): SignIn {
  const keys = new Map<string, ReturnType<typeof createRemoteJWKSet>>()
  const keysOf = (tenant: string) => {
    const known = keys.get(tenant)
    if (known) return known
    const found = createRemoteJWKSet(new URL(`${authority}/${tenant}/discovery/v2.0/keys`))
    keys.set(tenant, found)
    return found
  }
  return async (token) => {
    try {
      // Not believed yet: it only says whose keys to check it with.
      const { tid: tenant } = Tenant.parse(decodeJwt(token))
      if (!servesTenant(tenant)) return undefined
      const { payload } = await jwtVerify(token, keysOf(tenant), {
        algorithms: ['RS256'],
        issuer: `${authority}/${tenant}/v2.0`,
        audience: [appId, ...audiences],
        requiredClaims: ['exp'],
        clockTolerance: 60,
      })
      const { oid, scp, name } = Claims.parse(payload)
      return scp.split(' ').includes(SCOPE) ? { tenant, aadObjectId: oid, name } : undefined
    } catch (error) {
      if (
        error instanceof errors.JWKSTimeout ||
        !(error instanceof errors.JOSEError || error instanceof ZodError)
      )
        throw error
      return undefined
    }
  }
}
