using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>What a list shows of a run besides its record.</summary>
/// <param name="Steered">Whether a setting was changed on the way.</param>
/// <param name="Curves">Of each curve asked for: where it ended and how high it went.</param>
/// <param name="Sparkline">The shape of its newest loss, at most <see cref="Width"/> numbers, which need not be finite.</param>
public sealed record RunGlance(bool Steered, IReadOnlyList<CurveGlance> Curves, IReadOnlyList<double> Sparkline)
{
    public const int Width = 40;

    // Seeks, one per number drawn: a curve of a million points costs as much as one of a hundred.
    private const string Shape = """
        WITH RECURSIVE pixel(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM pixel WHERE i < @Width - 1)
        SELECT DISTINCT step, value FROM (
            SELECT (SELECT step FROM points WHERE series = @id AND step >= @first + i * (@last - @first) / (@Width - 1) ORDER BY step LIMIT 1) AS at FROM pixel)
        JOIN points ON series = @id AND step = at ORDER BY step
        """;

    /// <param name="curve">The name of the curves that tell how good it is.</param>
    /// <param name="losses">Names of losses, the one most worth drawing first.</param>
    public static RunGlance Of(RunStore store, RunRecord run, string curve, IReadOnlyList<string> losses) => store.Database.Read(c => new RunGlance(
        RunReader.IsSteered(c, run.Number),
        Ends(c, run, curve),
        losses.Select(name => Draw(c, run, name)).FirstOrDefault(drawn => drawn.Count > 0) ?? []));

    private static List<CurveGlance> Ends(SqliteConnection c, RunRecord run, string curve) => c.Query<CurveGlance>(
        """
        SELECT scope, (SELECT value FROM points WHERE series = series.id ORDER BY step DESC LIMIT 1) AS last, (SELECT max(value) FROM points WHERE series = series.id) AS best
        FROM series WHERE run = @Number AND name = @curve AND count > 0 ORDER BY id
        """,
        new { run.Number, curve }).AsList();

    private static List<double> Draw(SqliteConnection c, RunRecord run, string name)
    {
        if (c.ExecuteScalar<long?>("SELECT max(id) FROM series WHERE run = @Number AND name = @name AND count > 1", new { run.Number, name }) is not { } id)
            return [];
        long first = c.ExecuteScalar<long>("SELECT step FROM points WHERE series = @id ORDER BY step LIMIT 1", new { id });
        long last = c.ExecuteScalar<long>("SELECT step FROM points WHERE series = @id ORDER BY step DESC LIMIT 1", new { id });
        return [.. c.Query<(long Step, double? Value)>(Shape, new { id, first, last, Width }).Select(p => p.Value ?? double.NaN)];
    }
}

/// <summary>The end of one curve.</summary>
public sealed record CurveGlance
{
    public required string Scope { get; init; }

    /// <summary>Its newest value, if that is a number.</summary>
    public double? Last { get; init; }

    /// <summary>Its greatest value.</summary>
    public double? Best { get; init; }
}
