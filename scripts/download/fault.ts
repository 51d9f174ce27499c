/** What went wrong with one attempt, phrased to follow "zenodo.org: ". */
export class TransferFault extends Error {
  override name = "TransferFault";
  /** Whether a retry at the same address may succeed. */
  readonly mayPass: boolean;
  /** How long the server asks us to wait, in ms; null if it doesn't say. */
  readonly retryAfterMs: number | null;
  /** The response's status, if there was one. */
  readonly status: number | null;

  constructor(
    message: string,
    options: { mayPass: boolean; retryAfterMs?: number | null; status?: number; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.mayPass = options.mayPass;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.status = options.status ?? null;
  }
}

const BY_CODE: Readonly<Record<string, string>> = {
  ENOTFOUND: "the host name is unknown (no network, or a proxy is needed)",
  EAI_AGAIN: "the host name could not be looked up (no network, or a proxy is needed)",
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection broke",
  EPIPE: "the connection broke",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  ETIMEDOUT: "the server did not respond in time",
  UND_ERR_CONNECT_TIMEOUT: "the server did not respond in time",
  UND_ERR_HEADERS_TIMEOUT: "the server accepted the request but never responded",
  UND_ERR_BODY_TIMEOUT: "the server stopped sending",
  UND_ERR_SOCKET: "the connection broke",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "the response is not as long as announced",
  CERT_HAS_EXPIRED: "the certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "the certificate is self-signed (from a proxy? set NODE_EXTRA_CA_CERTS to its file)",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "the certificate cannot be verified (set NODE_EXTRA_CA_CERTS to a file with further certificates)",
};

/** A retry does not change these. */
const LASTING = /CERT|UNABLE_TO_VERIFY/;

/** A network error as a TransferFault; null for any other error, such as a disk error. */
export function networkFault(error: unknown): TransferFault | null {
  if (error instanceof TransferFault) return error;
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = "code" in cause ? String(cause.code) : "";
    const known = BY_CODE[code];
    if (known !== undefined) return new TransferFault(known, { mayPass: !LASTING.test(code), cause: error });
    // Happy Eyeballs: one error per address tried.
    if (cause instanceof AggregateError) return networkFault(cause.errors[0]);
    if (code.startsWith("UND_ERR") || code.startsWith("HPE_")) {
      const proxy = /Proxy response \((\d+)\)/.exec(cause.message)?.[1];
      if (proxy !== undefined)
        return new TransferFault(`the proxy answered ${proxy}`, { mayPass: false, cause: error });
      return new TransferFault(`the response is not valid HTTP (${cause.message})`, { mayPass: true, cause: error });
    }
  }
  return null;
}
