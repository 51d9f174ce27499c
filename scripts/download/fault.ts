/** What went wrong with one attempt, in words that fit behind "zenodo.org: ". */
export class TransferFault extends Error {
  override name = "TransferFault";
  /** Whether the same address may do better if it is asked again. */
  readonly mayPass: boolean;
  /** How long the server asks us to wait, in ms; null if it doesn't say. */
  readonly retryAfterMs: number | null;
  /** Of the answer, where there was one. */
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
  ETIMEDOUT: "nobody answered in time",
  UND_ERR_CONNECT_TIMEOUT: "nobody answered in time",
  UND_ERR_HEADERS_TIMEOUT: "the server took the question and never answered",
  UND_ERR_BODY_TIMEOUT: "the server stopped sending",
  UND_ERR_SOCKET: "the connection broke",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "the answer is not as long as was announced",
  CERT_HAS_EXPIRED: "the certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "the certificate is self-signed (a proxy's own? NODE_EXTRA_CA_CERTS names its file)",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the certificate cannot be verified (NODE_EXTRA_CA_CERTS names a file of others)",
};

/** Nothing that is asked again changes these. */
const LASTING = /CERT|UNABLE_TO_VERIFY/;

/** An error of the network as a TransferFault; null for any other error (of the disk, say). */
export function networkFault(error: unknown): TransferFault | null {
  if (error instanceof TransferFault) return error;
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = "code" in cause ? String(cause.code) : "";
    const known = BY_CODE[code];
    if (known !== undefined) return new TransferFault(known, { mayPass: !LASTING.test(code), cause: error });
    // Happy eyeballs: one error for each address that was tried.
    if (cause instanceof AggregateError) return networkFault(cause.errors[0]);
    if (code.startsWith("UND_ERR") || code.startsWith("HPE_")) {
      const proxy = /Proxy response \((\d+)\)/.exec(cause.message)?.[1];
      if (proxy !== undefined)
        return new TransferFault(`the proxy answered ${proxy}`, { mayPass: false, cause: error });
      return new TransferFault(`the answer is no sound HTTP (${cause.message})`, { mayPass: true, cause: error });
    }
  }
  return null;
}
