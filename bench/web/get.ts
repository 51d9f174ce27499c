import { get as httpGet } from "node:http";

/**
 * The status and whole body of an address, over its own connection, since every visitor is a different client. There is no
 * timeout: on a busy machine the client may be what is slow.
 * @throws Error if the connection breaks
 */
export function get(address: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    httpGet(address, { agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        body += part;
      });
      response.on("error", reject);
      response.once("end", () => resolve({ status: response.statusCode ?? 0, body }));
    }).on("error", reject);
  });
}
