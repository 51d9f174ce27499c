"""The prototype's method: pandas pivot table, scikit-learn cosine of every pair, the ten nearest. From a TSV's first rows.

Its last line is read by measure.ts. Rows with a missing field are dropped, as the prototype did; averages instead of sums too.
"""
import csv
import json
import resource
import sys
import time

import numpy as np
import pandas as pd
from sklearn.metrics.pairwise import cosine_similarity

path, rows = sys.argv[1], int(sys.argv[2])
before = resource.getrusage(resource.RUSAGE_SELF)
started = time.perf_counter()
listens = pd.read_csv(
    path,
    sep="\t",
    header=None,
    names=["user", "mbid", "artist", "plays"],
    nrows=rows,
    quoting=csv.QUOTE_NONE,
    on_bad_lines="skip",
)
listens["plays"] = pd.to_numeric(listens["plays"], errors="coerce")
listens = listens.dropna(subset=["user", "artist", "plays"])
table = listens.pivot_table(index="artist", columns="user", values="plays").fillna(0)
similarities = cosine_similarity(table.values)
nearest = np.argsort(-similarities, axis=1)[:, 1:11]
wall = time.perf_counter() - started
after = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "wallSeconds": wall,
            "cpuSeconds": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            "peakRssBytes": after.ru_maxrss * 1024,
            "notes": {"artists": int(table.shape[0]), "users": int(table.shape[1])},
        }
    )
)
