using System.Globalization;
using BiSSL.Training.Runs;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>What the list of runs shows, as the page's address says it. What cannot be understood there counts as not given.</summary>
public sealed record RunsView
{
    public const int PageSize = 50;

    /// <summary>States in which a process trains a run.</summary>
    public static IReadOnlyList<RunState> Alive { get; } = [.. Enum.GetValues<RunState>().Where(state => state.IsAlive())];

    public string Search { get; init; } = "";

    /// <summary>All states if empty.</summary>
    public IReadOnlyList<RunState> States { get; init; } = [];

    public string? Preset { get; init; }

    public string? Tag { get; init; }

    public RunOrder Order { get; init; } = RunOrder.Created;

    public bool Descending { get; init; } = true;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What to look for in the store.</summary>
    public RunSearch Wanted => new()
    {
        Text = Search,
        States = States,
        Preset = Preset,
        Tag = Tag,
        Order = Order,
        Descending = Descending,
        Skip = (Page - 1) * PageSize,
        Take = PageSize,
    };

    /// <summary>The address that shows this.</summary>
    public string Address => QueryHelpers.AddQueryString("/", Given());

    /// <param name="query">From the question mark on.</param>
    public static RunsView Of(string query)
    {
        Dictionary<string, StringValues> given = QueryHelpers.ParseQuery(query);
        string Text(string name) => given.GetValueOrDefault(name).ToString().Trim();
        return new RunsView
        {
            Search = Text("search"),
            States = Words<RunState>(Text("state")),
            Preset = Something(Text("preset")),
            Tag = Something(Text("tag")),
            Order = Words<RunOrder>(Text("sort")).FirstOrDefault(),
            Descending = Text("desc") != "false",
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out int page) && page is > 0 and < 1_000_000 ? page : 1,
        };
    }

    /// <summary>The same runs in another order, or in the same one turned round.</summary>
    public RunsView SortedBy(RunOrder order) => this with { Order = order, Descending = order == Order ? !Descending : StartsDescending(order), Page = 1 };

    public bool Equals(RunsView? other) => other?.Address == Address;

    public override int GetHashCode() => Address.GetHashCode(StringComparison.Ordinal);

    private static bool StartsDescending(RunOrder order) => order is RunOrder.Created or RunOrder.Duration;

    private IEnumerable<KeyValuePair<string, string?>> Given()
    {
        if (Search.Length > 0)
            yield return new("search", Search);
        if (States.Count > 0)
            yield return new("state", string.Join(',', States.Select(Word)));
        if (Preset is not null)
            yield return new("preset", Preset);
        if (Tag is not null)
            yield return new("tag", Tag);
        if (Order != RunOrder.Created)
            yield return new("sort", Word(Order));
        if (!Descending)
            yield return new("desc", "false");
        if (Page > 1)
            yield return new("page", Page.ToString(CultureInfo.InvariantCulture));
    }

    private static T[] Words<T>(string text)
        where T : struct, Enum
    {
        string[] words = text.Split(',', StringSplitOptions.TrimEntries);
        return [.. Enum.GetValues<T>().Where(value => words.Contains(value.ToString(), StringComparer.OrdinalIgnoreCase))];
    }

#pragma warning disable CA1308 // A word of an address.
    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    private static string? Something(string text) => text.Length > 0 ? text : null;
}
