"""What features and maps are worth, by scikit-learn. Run: /usr/bin/python3 neighbourhoods.py"""
import numpy
from sklearn.cluster import KMeans
from sklearn.manifold import trustworthiness
from sklearn.metrics import silhouette_samples
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors

import golden

N, K, CLASSES = 90, 5, 4
labels = numpy.arange(N) * 7 % CLASSES
space = golden.spread("space", (N, 8)).numpy() + 0.35 * numpy.eye(8)[labels]
plane = golden.spread("plane", (N, 2)).numpy() + 0.8 * space[:, :2]
other = space @ golden.spread("turn", (8, 6)).numpy() + 0.3 * golden.spread("noise", (N, 6)).numpy()


def vote():
    """Leave-one-out: each point is judged by a classifier of all others."""
    named, share = [], []
    for i in range(N):
        keep = numpy.arange(N) != i
        classifier = KNeighborsClassifier(K).fit(space[keep], labels[keep])
        named.append(int(classifier.predict(space[i:i + 1])[0]))
        share.append(float(classifier.predict_proba(space[i:i + 1]).max()))
    return named, share


def alignment(x, y):
    x, y = x - x.mean(0), y - y.mean(0)
    return numpy.linalg.norm(y.T @ x) ** 2 / numpy.linalg.norm(x.T @ x) / numpy.linalg.norm(y.T @ y)


def overlap(x, y):
    near = [NearestNeighbors(n_neighbors=K).fit(p).kneighbors(return_distance=False) for p in (x, y)]
    return float(numpy.mean([len(set(a) & set(b)) / K for a, b in zip(*near)]))


named, share = vote()
silhouettes = silhouette_samples(space, labels)
start = numpy.array([space[labels == c].mean(0) for c in range(CLASSES)])
golden.write("neighbourhoods", {
    "votes": named, "shares": share,
    "silhouette": float(silhouettes.mean()), "silhouetteOfTen": float(silhouettes[::9].mean()),
    "trustworthiness": float(trustworthiness(space, plane, n_neighbors=K)), "continuity": float(trustworthiness(plane, space, n_neighbors=K)),
    "overlap": overlap(space, other), "cka": float(alignment(space, other)),
    "clusters": KMeans(CLASSES, init=start, n_init=1).fit(space).labels_.tolist(),
})
