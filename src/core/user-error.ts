/** Values that a refusal's sentence is built from. */
export type Values = Record<string, string | number>

/**
 * An expected refusal. `key` is `<room>.<name>` and is found under `errors.<name>` of the room's
 * strings; `rule` names the council rule that it comes from, shown with a button that opens it.
 */
export class UserError extends Error {
  constructor(
    readonly key: string,
    readonly values: Values = {},
    readonly rule?: string,
  ) {
    super(key)
    this.name = 'UserError'
  }
}
