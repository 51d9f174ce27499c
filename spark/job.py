"""Runs the SQL files that a job description names, one after another, on Spark.

    spark-submit spark/job.py <job.json>

The computation is in the .sql files, their parameters in the description (scripts/pipeline/engines/spark/job.ts).
This script only does what SQL cannot: three functions on text, saving, copying between this machine and the cluster's storage,
and reporting progress on standard output, in lines of JSON.
"""

import json
import os
import re
import sys
import threading
import time
import unicodedata
from urllib.parse import urlparse

from pyspark.sql import SparkSession

REPORT_EVERY_SECONDS = 0.5
SCHEMA_COLUMNS = ("user", "artist", "plays", "mbid")
INVISIBLE = r"[\\s\\p{Z}\\p{Cc}\\x{200B}\\x{FEFF}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{E0000}-\\x{E007F}]+"


class JobFault(Exception):
    """A fault that the operator can fix, in one line."""


def say(**message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def fold_case(text):
    """Each character by itself, like SQL's `lower`: no final sigma, and "İ" is "i"."""
    return None if text is None else "".join(character.lower()[0] for character in text)


def nfc(text):
    return None if text is None else unicodedata.normalize("NFC", text)


def nfkc(text):
    return None if text is None else unicodedata.normalize("NFKC", text)


class Watch(threading.Thread):
    """Reports progress; ends this process once the one that started it is gone, so that no Spark outlives it."""

    def __init__(self, context, parent):
        super().__init__(daemon=True)
        self.tracker = context.statusTracker()
        self.parent = parent
        self.step = ""

    def run(self):
        while True:
            time.sleep(REPORT_EVERY_SECONDS)
            try:
                os.kill(self.parent, 0)
            except OSError:
                os._exit(1)
            done = total = 0
            for stage in self.tracker.getActiveStageIds():
                info = self.tracker.getStageInfo(stage)
                if info is not None:
                    done += info.numCompletedTasks
                    total += info.numTasks
            say(step=self.step, tasksDone=done, tasks=total)


class Storage:
    """The work folder: on this machine, or wherever Hadoop can write."""

    def __init__(self, spark, folder):
        self.jvm = spark._jvm
        self.conf = spark._jsc.hadoopConfiguration()
        self.folder = folder.rstrip("/")

    def path(self, name):
        return f"{self.folder}/{name}"

    @property
    def is_local(self):
        return urlparse(self.folder).scheme in ("", "file")

    def _at(self, place):
        path = self.jvm.org.apache.hadoop.fs.Path(place)
        return path, path.getFileSystem(self.conf)

    def upload(self, local, name):
        path, files = self._at(self.path(name))
        files.copyFromLocalFile(False, True, self.jvm.org.apache.hadoop.fs.Path(local), path)
        return self.path(name)

    def download(self, name, local):
        path, files = self._at(self.path(name))
        files.copyToLocalFile(False, path, self.jvm.org.apache.hadoop.fs.Path(local), True)

    def remove(self):
        path, files = self._at(self.folder)
        files.delete(path, True)


def source_rows(spark, place):
    """Anyone's Parquet as (user, artist, mbid, plays), all text: one row per listen if there are no plays."""
    rows = spark.read.parquet(place)
    found = {name.lower(): kind for name, kind in rows.dtypes}
    for column in ("user", "artist"):
        if column not in found:
            raise JobFault(f"{place}: found the columns {', '.join(rows.columns)}, expected user, artist, and optionally plays and mbid")
    text = [f"CAST(`{name}` AS STRING) AS `{name}`" if name in found else f"{default} AS `{name}`"
            for name, default in zip(SCHEMA_COLUMNS, ("", "", "'1'", "CAST(NULL AS STRING)"))]
    if found.get("plays", "") in ("float", "double"):
        # 3.0 is a whole number, but not as text.
        text[2] = "CASE WHEN plays = floor(plays) THEN CAST(floor(plays) AS STRING) ELSE CAST(plays AS STRING) END AS plays"
    return rows.selectExpr(*text)


def shuffled_bytes(spark):
    """Shuffle bytes of all stages, and bytes spilled to disk."""
    none = spark._jvm.java.util.Collections.emptyList()
    quantiles = spark._sc._gateway.new_array(spark._jvm.double, 0)
    stages = spark._jsc.sc().statusStore().stageList(none, False, False, quantiles, none)
    written = spilled = 0
    for at in range(stages.size()):
        written += stages.apply(at).shuffleWriteBytes()
        spilled += stages.apply(at).diskBytesSpilled()
    return written, spilled


def run(job, spark):
    storage = Storage(spark, job["workFolder"])
    try:
        run_steps(job, spark, storage)
    finally:
        # The owner of a folder on this machine can read and remove it.
        if not storage.is_local:
            storage.remove()


def run_steps(job, spark, storage):
    watch = Watch(spark.sparkContext, job["parentPid"])
    watch.start()
    spark.udf.register("nfc", nfc)
    spark.udf.register("nfkc", nfkc)
    spark.udf.register("fold_case", fold_case)
    spark.sql(
        "CREATE OR REPLACE TEMPORARY FUNCTION blanks_cleaned(text STRING) RETURNS STRING "
        f"RETURN trim(regexp_replace(text, '{INVISIBLE}', ' '))"
    )
    # The dashboard's statements read their parameters with DuckDB's function.
    values = " ".join(f"WHEN '{name}' THEN {float(value)!r}D" for name, value in job["parameters"].items())
    spark.sql(
        "CREATE OR REPLACE TEMPORARY FUNCTION getvariable(name STRING) RETURNS DOUBLE "
        f"RETURN CASE name {values} END"
    )
    for name, place in job["inputs"].items():
        if name == "source_rows":
            source_rows(spark, place).createOrReplaceTempView(name)
        else:
            spark.read.parquet(place if storage.is_local else storage.upload(place, name)).createOrReplaceTempView(name)
    counts = {}
    for step in job["steps"]:
        watch.step = step["view"]
        say(step=step["view"], tasksDone=0, tasks=0)
        with open(step["file"], encoding="utf-8") as file:
            text = file.read().strip().removesuffix(";")
        named = {name: value for name, value in job["parameters"].items() if re.search(rf":{name}\b", text)}
        if "visitsPerTask" in step:
            visits = spark.table("cost").first()["pair_visits"]
            tasks = max(spark.sparkContext.defaultParallelism, -(-visits // step["visitsPerTask"]))
            spark.conf.set("spark.sql.shuffle.partitions", tasks)
        table = spark.sql(text, args=named)
        if step["isSaved"]:
            table.write.mode("overwrite").parquet(storage.path(step["view"]))
            table = spark.read.parquet(storage.path(step["view"]))
        table.createOrReplaceTempView(step["view"])
    watch.step = "handing over"
    for name in job["results"]:
        counts[name] = spark.table(name).count()
        if not storage.is_local:
            storage.download(name, os.path.join(job["localFolder"], name))
    written, spilled = shuffled_bytes(spark)
    say(rows=counts, shuffleBytes=written, spilledBytes=spilled)


def first_line(error):
    text = str(error).strip() or type(error).__name__
    java = getattr(error, "java_exception", None)
    cause = java
    while cause is not None and cause.getCause() is not None:
        cause = cause.getCause()
    if cause is not None and cause.getMessage():
        text = cause.getMessage()
    return text.strip().splitlines()[0]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    try:
        spark = SparkSession.builder.appName("Kindred").getOrCreate()
        run(job, spark)
        spark.stop()
    except Exception as error:  # the operator sees the first line; the log has the rest
        say(fault=first_line(error))
        raise


main()
