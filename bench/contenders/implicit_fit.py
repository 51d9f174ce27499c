"""implicit's all_pairs_knn on the same weights: normalise, transpose, exact top-K. Its last line is read by measure.ts.

With a seventh argument it also checks Kindred's neighbours, written by contenders/kindred.ts to that folder, against
its own: the same similarities at every place, so that lists differ in ties alone.
"""
import json
import os
import resource
import sys
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import scipy.sparse as sparse
from implicit.nearest_neighbours import all_pairs_knn

TIE = 1e-5


def read(folder):
    with open(f"{folder}/shape.json") as file:
        shape = json.load(file)
    indptr = np.fromfile(f"{folder}/indptr.u32", dtype=np.uint32).astype(np.int32)
    indices = np.fromfile(f"{folder}/indices.u32", dtype=np.uint32).astype(np.int32)
    plays = np.fromfile(f"{folder}/plays.f64", dtype=np.float64)
    return sparse.csr_matrix((plays, indices, indptr), shape=(shape["rows"], shape["columns"]))


def user_median_log(matrix):
    """The default method's weight: clip(1 + 0.5 ln(plays / median plays of the user), 0.3, 3)."""
    lengths = np.diff(matrix.indptr)
    users = np.repeat(np.arange(len(lengths)), lengths)
    ordered = matrix.data[np.lexsort((matrix.data, users))]
    start = matrix.indptr[:-1]
    lower = ordered[np.minimum(start + (lengths - 1) // 2, len(ordered) - 1)]
    upper = ordered[np.minimum(start + lengths // 2, len(ordered) - 1)]
    medians = np.repeat((lower + upper) / 2, lengths)
    return np.clip(1 + 0.5 * np.log(matrix.data / medians), 0.3, 3)


def differences(folder, table, top_k):
    """Artists whose similarity at some place differs by more than TIE, relative; and the artists compared."""
    counts = np.fromfile(f"{folder}/counts.u32", dtype=np.uint32)
    ours = np.fromfile(f"{folder}/similarities.f64", dtype=np.float64).reshape(len(counts), top_k)
    wrong = 0
    for artist in range(len(counts)):
        row = slice(table.indptr[artist], table.indptr[artist + 1])
        others = table.indices[row] != artist
        theirs = np.sort(table.data[row][others])[::-1][:top_k]
        mine = ours[artist, : counts[artist]]
        if len(theirs) != len(mine) or not np.allclose(mine, theirs, rtol=TIE, atol=0):
            wrong += 1
    return wrong, len(counts)


def main():
    folder, threads, top_k = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    matrix = read(folder)
    matrix.data = user_median_log(matrix)

    before = resource.getrusage(resource.RUSAGE_SELF)
    started = time.perf_counter()
    items = matrix.T.tocsr()
    norms = np.sqrt(np.asarray(items.multiply(items).sum(axis=1)).ravel())
    items = sparse.diags(1 / np.maximum(norms, 1e-300)) @ items
    # The artist itself is one of the K that implicit returns.
    table = all_pairs_knn(items.T.tocsr(), K=top_k + 1, num_threads=threads, show_progress=False)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_SELF)
    notes = {}
    peak = after.ru_maxrss * 1024
    if len(sys.argv) > 4:
        notes["wrongArtists"], notes["comparedArtists"] = differences(sys.argv[4], table.tocsr(), top_k)
    print(
        json.dumps(
            {
                "wallSeconds": wall,
                "cpuSeconds": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
                "peakRssBytes": peak,
                "notes": notes,
            }
        )
    )


if __name__ == "__main__":
    main()
