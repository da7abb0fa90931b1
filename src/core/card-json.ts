export type Json = string | number | boolean | null | Json[] | JsonObject
export type JsonObject = { [key: string]: Json }

/** The same tree with every object replaced by what `change` gives for it, children first. */
export function mapObjects(json: Json, change: (object: JsonObject) => JsonObject): Json {
  if (Array.isArray(json)) return json.map((item) => mapObjects(item, change))
  if (json === null || typeof json !== 'object') return json
  const changed: JsonObject = {}
  for (const key in json) changed[key] = mapObjects(json[key] as Json, change)
  return change(changed)
}
