import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";

/** Runs a program that imports child.ts; resolves after its first output. */
async function start(program: string): Promise<{ parent: ChildProcess; output: string[] }> {
  const source = `import { runChild } from ${JSON.stringify(new URL("./child.ts", import.meta.url).href)};\n${program}`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", source], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, npm_lifecycle_event: undefined },
  });
  const output: string[] = [];
  child.stdout.on("data", (chunk) => output.push(String(chunk)));
  await once(child.stdout, "data");
  return { parent: child, output };
}

/** Resolves once the process and all its descendants that hold its output open have ended. */
async function exitCode(child: ChildProcess): Promise<unknown> {
  const [code] = await once(child, "close");
  return code;
}

describe("runChild", () => {
  it("runChild(command) gives the command's exit code", async () => {
    const { parent } = await start(
      'const code = await runChild("sh", ["-c", "echo running; exit 7"]); process.exit(code + 1);',
    );
    expect(await exitCode(parent)).toBe(8);
  });

  it("runChild(command) passes a signal on to grandchildren and starts no later step", async () => {
    const { parent, output } = await start(`
      await runChild("sh", ["-c", "sleep 600 & echo first step; wait"]);
      await runChild("echo", ["next step"]);
    `);
    parent.kill("SIGTERM");
    expect(await exitCode(parent)).toBe(143);
    expect(output.join("")).toBe("first step\n");
  });

  it("runChild(command, { stopDeadlineMs }) kills what doesn't end when it is told to", async () => {
    const { parent } = await start(
      `await runChild("sh", ["-c", "trap '' TERM; echo running; sleep 600 & wait; wait"], { stopDeadlineMs: 300 });`,
    );
    const startMs = performance.now();
    parent.kill("SIGTERM");
    expect(await exitCode(parent)).toBe(143);
    expect(performance.now() - startMs).toBeGreaterThan(290);
  });
});
