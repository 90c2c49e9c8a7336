namespace BiSSL.Training.Pipeline.Options;

/// <summary>Where the trials of a search are judged, and what that leaves of the work of training them all to the end.</summary>
public static class SearchRungs
{
    /// <summary>
    /// Epochs of fine-tuning at the end of every rung, rising; the last is the whole training. Each ends with a validation. Where the trials are too few
    /// for one of them to come through all rungs, the first rungs are left out.
    /// </summary>
    public static IReadOnlyList<int> Epochs(RunOptions options)
    {
        var (all, search) = (options.FineTune.Epochs, options.Search);
        if (search.Method == "random")
            return [all];
        var rungs = new List<int>();
        for (var rung = (long)First(options); 2 * rung <= all; rung *= search.Reduction)   // from there on there is little left to save
            rungs.Add((int)rung);
        return [.. rungs.TakeLast(Halvings(search)), all];
    }

    /// <summary>The first rung in epochs, rounded up to a validation.</summary>
    public static int First(RunOptions options)
    {
        var (search, every) = (options.Search, options.FineTune.ValidateEvery);
        var wanted = search.Shortest > 0 ? search.Shortest : Math.Max(1, options.FineTune.Epochs / (search.Reduction * search.Reduction));
        return (int)Math.Min(int.MaxValue, ((long)wanted + every - 1) / every * every);
    }

    /// <summary>Steps of all trials together if none diverges.</summary>
    /// <param name="rungs">Steps of one trial at the end of every rung.</param>
    public static long Steps(IReadOnlyList<int> rungs, int trials, int reduction)
    {
        long steps = 0;
        var (before, left) = (0, trials);
        foreach (var rung in rungs)
        {
            steps += (long)left * (rung - before);
            (before, left) = (rung, left / reduction);
        }
        return steps;
    }

    /// <summary>Fine-tunings to the end that the whole search is worth.</summary>
    public static double Trainings(RunOptions options) =>
        Steps(Epochs(options), options.Search.Trials, options.Search.Reduction) / (double)options.FineTune.Epochs;

    /// <summary>How often 1/η of the trials can go on until one is left.</summary>
    private static int Halvings(SearchOptions search)
    {
        var halvings = 0;
        for (var left = search.Trials / search.Reduction; left > 0; left /= search.Reduction)
            halvings++;
        return halvings;
    }
}
