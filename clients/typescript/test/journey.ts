/** Publishes an update through the gateway at GATEWAY_URL and says on standard output how it went. */
import { createGscnetClient } from "../src/index.ts";

const baseUrl = process.env.GATEWAY_URL ?? "";
const editor = createGscnetClient({ baseUrl, apiKey: process.env.API_KEY });
const reader = createGscnetClient({ baseUrl });

const centers = await reader.GET("/v1/centers", { params: { query: { economy: "CN" } } });
const centerId = centers.data!.items[0].public_id;
const header = () => ({ "Idempotency-Key": crypto.randomUUID() });

const draft = await editor.POST("/v1/centers/{center_id}/updates", {
  params: { path: { center_id: centerId }, header: header() },
  body: {
    title: "Written by the TypeScript client",
    text: "Its answers have types.",
    kind: "news",
    language: "en",
    dated_on: "2026-11-22",
  },
});
const path = { update_id: draft.data!.id };
const hidden = await reader.GET("/v1/updates/{update_id}", { params: { path } });
await editor.POST("/v1/updates/{update_id}/publish", { params: { path, header: header() } });
const shown = await reader.GET("/v1/updates/{update_id}", { params: { path } });
const suppliers = await reader.GET("/v1/suppliers/search", { params: { query: { q: "yarn" } } });

console.log(
  JSON.stringify({
    hidden: hidden.response.status,
    published: shown.data?.title,
    suppliers: suppliers.data?.total,
  }),
);
