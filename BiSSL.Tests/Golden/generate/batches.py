"""batches.json (T20): the mixing behind all random numbers and the batches drawn with it, written down a second time."""
import json, math, pathlib

MASK, GOLDEN = (1 << 64) - 1, 0x9E3779B97F4A7C15


def scramble(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def absorb(key, value):
    return scramble(((key ^ scramble((value + GOLDEN) & MASK)) + GOLDEN) & MASK)


def name_hash(name):
    value = 0xCBF29CE484222325
    for unit in name:
        value = ((value ^ ord(unit)) * 0x100000001B3) & MASK
    return value


def bits(seed, stream, step, item):
    key = scramble(seed & MASK)
    for value in (name_hash(stream), step & MASK, item & MASK):
        key = absorb(key, value)
    counter = 0
    while True:
        counter += 1
        yield scramble((key + counter * GOLDEN) & MASK)


def permutation(seed, stream, shuffle, n):
    numbers, order = bits(seed, stream, shuffle, 0), list(range(n))
    for last in range(n - 1, 0, -1):
        other = (next(numbers) * (last + 1)) >> 64
        order[last], order[other] = order[other], order[last]
    return order


def stack(seed, stream, count, batch, steps, keep_partial, blocks):
    """A stack with a position, as the paper describes it: take, and reset when too few batches remain."""
    available = math.ceil(count / batch) if keep_partial else count // batch
    shuffle, used, taken = 0, 0, []
    for _ in range(blocks):
        if available >= steps and available - used < steps:
            shuffle, used = shuffle + 1, 0
        for _ in range(steps):
            if used == available:
                shuffle, used = shuffle + 1, 0
            taken.append({"shuffle": shuffle, "images": permutation(seed, stream, shuffle, count)[used * batch:(used + 1) * batch]})
            used += 1
    return taken


def case(seed, stream, count, batch, steps, keep_partial, blocks):
    return {"seed": seed, "stream": stream, "count": count, "batch": batch, "steps": steps, "keepPartial": keep_partial,
            "batches": stack(seed, stream, count, batch, steps, keep_partial, blocks)}


golden = {
    "bits": [{"seed": s, "stream": n, "step": t, "item": i, "first": [str(v) for _, v in zip(range(3), bits(s, n, t, i))]}
             for s, n, t, i in ((1, "anchor", 2, 3), (0, "", 0, 0), (-5, "pretext/views", 1 << 40, 7))],
    "stacks": [case(3, "lower", 98 * 3 - 1, 3, 20, True, 6), case(4, "upper", 9, 2, 8, False, 3), case(5, "upper", 11, 3, 8, True, 3)],
}
(pathlib.Path(__file__).parent.parent / "batches.json").write_text(json.dumps(golden) + "\n")
