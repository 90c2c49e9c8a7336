"""The statistics of an experiment, by SciPy. Run: /usr/bin/python3 statistics.py"""
import json
import pathlib
import sys

sys.path.pop(0)  # this file's name is that of a module that SciPy needs
import numpy
import scipy.optimize
import scipy.stats

CASES = {
    "three": ([41.2, 52.5, 66.1], [40.9, 50.0, 60.7]),
    "five": ([39.9, 41.3, 40.2, 38.8, 42.6], [39.3, 40.1, 40.9, 38.1, 41.0]),
    "ties": ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [0.5, 2.5, 2.5, 3.5, 4.5, 5.5]),
    "ten": ([74.6, 74.9, 75.1, 74.7, 74.8, 74.5, 75.0, 74.9, 74.6, 74.8], [73.4, 73.9, 73.1, 73.0, 73.8, 74.1, 73.2, 73.4, 73.3, 73.6]),
    "alike": ([50.1, 49.2, 51.3, 50.4, 48.9, 50.0, 50.7, 49.5], [50.0, 49.6, 50.9, 50.8, 49.0, 49.7, 50.2, 49.9]),
}


def power(effect, seeds):
    limit, shift = scipy.stats.t.ppf(0.975, seeds - 1), effect * numpy.sqrt(seeds)
    return scipy.stats.nct.sf(limit, seeds - 1, shift) + scipy.stats.nct.cdf(-limit, seeds - 1, shift)


def case(a, b):
    a, b = numpy.array(a), numpy.array(b)
    d, n = a - b, len(a)
    flips = scipy.stats.permutation_test((d,), lambda x, axis: numpy.mean(x, axis=axis), permutation_type="samples", vectorized=True, n_resamples=numpy.inf)
    welch = scipy.stats.ttest_ind(a, b, equal_var=False)
    va, vb = a.var(ddof=1) / n, b.var(ddof=1) / n
    return {
        "first": a.tolist(), "second": b.tolist(), "mean": d.mean(), "deviation": d.std(ddof=1), "margin": d.std(ddof=1) / numpy.sqrt(n) * scipy.stats.t.ppf(0.975, n - 1),
        "signFlip": flips.pvalue, "t": welch.statistic, "degrees": (va + vb) ** 2 / (va**2 / (n - 1) + vb**2 / (n - 1)), "welch": welch.pvalue,
    }


def powers():
    for seeds in (2, 3, 5, 7, 10, 20, 100):
        effect = scipy.optimize.brentq(lambda e: power(e, seeds) - 0.8, 1e-6, 20, xtol=1e-13, rtol=1e-13)
        yield {"seeds": seeds, "detectable": effect, "half": power(effect / 2, seeds), "none": power(0, seeds)}


golden = {"cases": {name: case(*pair) for name, pair in CASES.items()}, "powers": list(powers())}
(pathlib.Path(__file__).resolve().parent.parent / "statistics.json").write_text(json.dumps(golden, indent=1) + "\n")
