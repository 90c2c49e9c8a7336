namespace BiSSL.Training.Data.Readers;

/// <summary>Sees to it that every class can be learnt.</summary>
internal static class ClassCounts
{
    /// <exception cref="UserError">A class has no image.</exception>
    public static void Require(IEnumerable<long> labels, IReadOnlyList<string> classNames, string root)
    {
        var present = labels.ToHashSet();
        var without = Enumerable.Range(0, classNames.Count).Where(number => !present.Contains(number)).Select(number => classNames[number]).ToArray();
        if (without.Length > 0)
            throw new UserError($"The class '{without[0]}' has no training image in '{Path.GetFullPath(root)}'{(without.Length > 1 ? $", nor have {without.Length - 1} others" : "")}. Get the dataset again, or give the class images.");
    }
}
