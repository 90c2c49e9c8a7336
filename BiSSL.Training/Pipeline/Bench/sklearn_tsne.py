"""t-SNE by scikit-learn. Arguments: points, start, iterations, perplexity, threads, out. Points [N, D] and start [N, 2] are raw float32.
Prints seconds, and seconds of the processor over all cores."""
import inspect
import os
import sys
import time

points_file, start_file, dimensions, iterations, perplexity, threads, out = sys.argv[1:8]
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = threads  # before numpy loads

import numpy as np
from sklearn.manifold import TSNE

points = np.fromfile(points_file, "<f4").reshape(-1, int(dimensions))
start = np.fromfile(start_file, "<f4").reshape(-1, 2)
length = "max_iter" if "max_iter" in inspect.signature(TSNE).parameters else "n_iter"
tsne = TSNE(perplexity=float(perplexity), init=start, learning_rate="auto", n_jobs=int(threads), method="barnes_hut", **{length: int(iterations)})
begun, begun_cpu = time.perf_counter(), time.process_time()
embedding = tsne.fit_transform(points)
seconds, cpu = time.perf_counter() - begun, time.process_time() - begun_cpu
embedding.astype("<f4").tofile(out)
print(seconds, cpu)
