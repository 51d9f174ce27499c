import { get as httpGet } from "node:http";

/**
 * The status and whole body of an address, over a connection of its own: every visitor is another one. None is given up
 * for being slow, which on a busy machine may be the client's fault.
 * @throws Error where the connection breaks
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
