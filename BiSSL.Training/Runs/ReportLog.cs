using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Writes batches of reports of one run, each in one transaction.</summary>
internal sealed class ReportLog(Database database, long run)
{
    private const string Progress = """
        INSERT INTO progress (run, scope, stage, done, total, rate, time) VALUES (@run, @Scope, @Stage, @Done, @Total, @Rate, @Time)
        ON CONFLICT (run, scope, stage) DO UPDATE SET done = @Done, total = @Total, rate = @Rate, time = @Time
        """;

    /// <exception cref="UserError">It cannot be written.</exception>
    public void Write(ReportBatch batch) => database.Write(c => Write(c, batch.Reports), batch.Durable, database.Patience);

    private bool Write(SqliteConnection connection, IReadOnlyList<Report> reports)
    {
        var log = new EventLog(connection, run);
        using var points = new PointTable(log);
        foreach (Report report in reports)
            Add(log, points, report);
        points.Close();
        log.Close();
        return true;
    }

    private void Add(EventLog log, PointTable points, Report report)
    {
        switch (report)
        {
            case PointReport point:
                points.Add(point);
                break;
            case EventReport happened:
                log.Add(happened.Event);
                break;
            case ProgressReport p:
                log.Connection.Execute(Progress, new { run, p.Scope, p.Stage, p.Done, p.Total, p.Rate, p.Time });
                break;
        }
    }
}
