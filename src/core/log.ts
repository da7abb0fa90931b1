/** Structured logging: what happened and where, never what somebody wrote. */
export interface Log {
  info(fields: object, event: string): void
  warn(fields: object, event: string): void
  error(fields: object, event: string): void
}
