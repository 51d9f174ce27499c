import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

/** A maintenance release; runs on Java 17 and 21 and on Python 3.10 to 3.14. */
export const PYSPARK_VERSION = "4.2.1";
/** Another container may be installing into the same cache: nothing more recent is removed. */
const INSTALL_TIMEOUT_MS = 1_200_000;
/** The temporary folder of an installation, named by a random token. */
const PARTIAL = /^pyspark-[\d.]+\.partial-[\da-f-]{36}$/;
export const MIN_JAVA = 17;
const MIN_PYTHON = [3, 10];

/** @param {string} cacheDir @returns {string} SPARK_HOME that `npm run spark:setup` installs, whether or not it exists */
export const installedSpark = (cacheDir) => join(cacheDir, `pyspark-${PYSPARK_VERSION}`, "pyspark");

/** @param {string} text what `java -version` prints @returns {number | null} 17 of "17.0.15", 8 of "1.8.0" */
export function javaMajor(text) {
  const found = /version "(?:1\.)?(\d+)/.exec(text);
  return found ? Number(found[1]) : null;
}

/** @param {string} text what `python3 --version` prints @returns {boolean | null} null if it is not Python */
export function isPythonNewEnough(text) {
  const found = /^Python (\d+)\.(\d+)/.exec(text.trim());
  if (!found) return null;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  return major > MIN_PYTHON[0] || (major === MIN_PYTHON[0] && minor >= MIN_PYTHON[1]);
}

/** @param {string} command @param {string[]} args @returns {string | null} both outputs, or null if it can't be run */
function outputOf(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", timeout: 60_000 });
  return status === 0 ? `${stdout}${stderr}` : null;
}

/** @returns {string | null} what Spark lacks on this machine, in one line; null if nothing */
function sparkFault() {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", "java") : "java";
  const javaText = outputOf(java, ["-version"]);
  const major = javaText === null ? null : javaMajor(javaText);
  if (major === null || major < MIN_JAVA) {
    const found = major === null ? `${java} cannot be run` : `this is Java ${major}`;
    return `Spark ${PYSPARK_VERSION} needs Java ${MIN_JAVA} or newer, but ${found}: install one (Debian: "apt-get install openjdk-17-jre-headless") or set JAVA_HOME.`;
  }
  const pythonText = outputOf("python3", ["--version"]);
  if (pythonText === null || !isPythonNewEnough(pythonText)) {
    const found = pythonText === null ? "there is no python3" : `this is ${pythonText.trim()}`;
    return `PySpark ${PYSPARK_VERSION} needs Python ${MIN_PYTHON.join(".")} or newer, but ${found}.`;
  }
  if (outputOf("python3", ["-m", "pip", "--version"]) === null) {
    return 'PySpark is installed with pip, but "python3 -m pip" cannot be run (Debian: "apt-get install python3-pip").';
  }
  return null;
}

/**
 * Installs PySpark in a temporary folder and renames it into place, so that it is always complete. Does nothing if it exists.
 * @param {string} cacheDir
 * @returns {string | null} what is wrong, or null
 */
export function provideSpark(cacheDir) {
  const home = installedSpark(cacheDir);
  if (existsSync(join(home, "bin", "spark-submit"))) return null;
  const fault = sparkFault();
  if (fault !== null) return fault;
  const folder = join(cacheDir, `pyspark-${PYSPARK_VERSION}`);
  mkdirSync(cacheDir, { recursive: true });
  for (const name of readdirSync(cacheDir)) {
    const isAbandoned = () => Date.now() - statSync(join(cacheDir, name)).ctimeMs > 3 * INSTALL_TIMEOUT_MS;
    if (PARTIAL.test(name) && isAbandoned()) rmSync(join(cacheDir, name), { recursive: true });
  }
  const partial = `${folder}.partial-${randomUUID()}`;
  console.log(`Installing PySpark ${PYSPARK_VERSION} into ${folder} (450 MB to download, 490 MB installed) …`);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"];
  if (
    !run("python3", [...pip, "--target", partial, `pyspark==${PYSPARK_VERSION}`], { timeoutMs: INSTALL_TIMEOUT_MS })
  ) {
    rmSync(partial, { recursive: true, force: true });
    return "pip failed; see the messages above. This step needs access to the Python package index.";
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  return null;
}
