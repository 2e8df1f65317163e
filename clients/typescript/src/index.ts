/** A typed client of the GSCNET API: every path, parameter and answer is checked by the compiler. */
import createClient, { type Client } from "openapi-fetch";

import type { paths } from "./schema.ts";

export type { components, operations, paths } from "./schema.ts";

export interface GscnetOptions {
  /** Address of a gateway, for example `https://api.example.org`. */
  baseUrl: string;
  /** API key (`gscnet_…`); without one you read what is public. */
  apiKey?: string;
}

/**
 * Make a client. Every POST gets an `Idempotency-Key` unless you give one, so that a retry of the
 * same `Request` has one effect.
 */
export function createGscnetClient({ baseUrl, apiKey }: GscnetOptions): Client<paths> {
  const client = createClient<paths>({
    baseUrl,
    headers: apiKey ? { Authorization: `Bearer ${apiKey}` } : {},
    querySerializer: { array: { style: "form", explode: true } },
  });
  client.use({
    onRequest({ request }) {
      if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
        request.headers.set("Idempotency-Key", crypto.randomUUID());
      }
      return request;
    },
  });
  return client;
}
