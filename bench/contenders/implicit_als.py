"""implicit's ALS on the same weights, from the same starting factors. Its last line is read by measure.ts.

Confidence 1 + 20w stands in its matrix. Both sides' factors are judged by one function, `loss`: the objective in doubles.
"""
import json
import os
import resource
import sys
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import scipy.sparse as sparse
from implicit.als import AlternatingLeastSquares
from implicit_fit import read, user_median_log

FACTORS, REGULARISATION, ROUNDS, STEPS, CONFIDENCE = 64, 60, 6, 3, 20
ROWS_AT_ONCE = 1 << 20


def load(folder, part):
    return tuple(
        np.fromfile(f"{folder}/{part}.{side}.f32", dtype=np.float32).reshape(-1, FACTORS) for side in ("users", "artists")
    )


def loss(users, artists, confidence):
    """Σ over all pairs of c·(p − x·y)² + λ·(Σ‖x‖² + Σ‖y‖²), by pair: unobserved ones through the Gram matrices."""
    users, artists = users.astype(np.float64), artists.astype(np.float64)
    total = np.sum((users.T @ users) * (artists.T @ artists))
    total += REGULARISATION * (np.sum(users**2) + np.sum(artists**2))
    rows = np.repeat(np.arange(confidence.shape[0]), np.diff(confidence.indptr))
    for first in range(0, len(rows), ROWS_AT_ONCE):
        some = slice(first, first + ROWS_AT_ONCE)
        guess = np.einsum("ij,ij->i", users[rows[some]], artists[confidence.indices[some]])
        total += np.sum(confidence.data[some] * (1 - guess) ** 2 - guess**2)
    return float(total / (confidence.shape[0] * confidence.shape[1]))


folder, threads, factors = sys.argv[1], int(sys.argv[2]), sys.argv[3]
matrix = read(folder)
confidence = sparse.csr_matrix(
    ((1 + CONFIDENCE * user_median_log(matrix)).astype(np.float32), matrix.indices, matrix.indptr), shape=matrix.shape
)
model = AlternatingLeastSquares(
    factors=FACTORS,
    regularization=REGULARISATION,
    iterations=ROUNDS,
    use_cg=True,
    use_gpu=False,
    num_threads=threads,
    dtype=np.float32,
)
model.cg_steps = STEPS
model.user_factors, model.item_factors = load(folder=factors, part="start")
before = resource.getrusage(resource.RUSAGE_SELF)
started = time.perf_counter()
model.fit(confidence, show_progress=False)
wall = time.perf_counter() - started
after = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "wallSeconds": wall,
            "cpuSeconds": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            "peakRssBytes": after.ru_maxrss * 1024,
            "notes": {
                "loss": loss(model.user_factors, model.item_factors, confidence),
                "kindredLoss": loss(*load(factors, "kindred"), confidence),
            },
        }
    )
)
