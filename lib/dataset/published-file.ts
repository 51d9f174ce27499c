import "server-only";
import { readOnDisk } from "../site-data/disk.ts";

const NAME = "[A-Za-z0-9_-]+";
const PATH = new RegExp(`^(?:${NAME}/)*${NAME}\\.(?:json|csv|bin)$`);

/** The bytes of a published file on disk, or null: nothing is asked over the network, nothing outside is ever read. */
export async function findPublishedFile(path: string): Promise<Buffer | null> {
  return PATH.test(path) ? readOnDisk(path) : null;
}
