using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BiSSL.Web.Security;

/// <summary>The folders that a run made here may read images from. The command line, which only the owner has, reads any.</summary>
public sealed class DataRoots(IOptions<DashboardOptions> options)
{
    private const int MostLinks = 20;

    private readonly string[] _roots = [.. options.Value.DataRoots.Select(root => Resolve(root, MostLinks)).OfType<string>()];

    /// <summary>A fault for every path that leads elsewhere, by whatever way: dots, links, or a name that only begins alike.</summary>
    public IEnumerable<OptionFault> Faults(DataOptions data)
    {
        (string Name, string Path)[] given =
        [
            ("data.root", data.Root), ("data.unlabelledRoot", data.UnlabelledRoot),
            ("data.trainIndexFile", data.TrainIndexFile), ("data.validationIndexFile", data.ValidationIndexFile),
        ];
        return from one in given
               where one.Path.Length > 0 && !IsInside(one.Path)
               select new OptionFault(one.Name, one.Path, $"the dashboard may read only what lies in {string.Join(", ", _roots)}; add folders to Dashboard:DataRoots in appsettings.json");
    }

    internal bool IsInside(string path) => !path.Contains('\0', StringComparison.Ordinal)
        && Resolve(path, MostLinks) is { } real && _roots.Any(root => real == root || real.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    /// <summary>The full path with every link on the way followed; what is not there yet stays as it is written.</summary>
    /// <returns>Nothing if links lead in a circle.</returns>
    private static string? Resolve(string path, int links)
    {
        string full = Path.GetFullPath(path), root = Path.GetPathRoot(full)!;
        string real = root;
        foreach (string name in full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, name);
            if (new FileInfo(real).LinkTarget is not { } target)
                continue;
            if (links == 0 || Resolve(Path.Combine(Path.GetDirectoryName(real)!, target), links - 1) is not { } followed)
                return null;
            real = followed;
        }

        return real;
    }
}
