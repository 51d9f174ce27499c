import { execFileSync } from "node:child_process";
import { onTestFinished } from "vitest";

/** Mounts something at `folder` until the test has finished. @returns false if this user may not mount */
export function mounted(folder: string, ...options: readonly string[]): boolean {
  try {
    execFileSync("mount", [...options, folder], { stdio: "ignore" });
  } catch {
    return false;
  }
  // Before the folder is removed: what is registered last is done first.
  onTestFinished(() => {
    execFileSync("umount", [folder]);
  });
  return true;
}

/** Runs a command as PID 1 of a PID namespace of its own, as a container does; null if this user may not. */
export function namespaceCommand(): readonly string[] | null {
  const command = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"];
  try {
    execFileSync("unshare", [...command.slice(1), "true"], { stdio: "ignore" });
    return command;
  } catch {
    return null;
  }
}
