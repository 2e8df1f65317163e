"use strict";

SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#documentation",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  docExpansion: "list",
  filter: true,
  // The default asks a validator on the internet.
  validatorUrl: null,
  requestInterceptor: (request) => {
    const asks = new URL(request.url, location.origin);
    if (asks.origin === location.origin && request.method === "POST") {
      request.headers["Idempotency-Key"] ??= crypto.randomUUID();
    }
    return request;
  },
});
