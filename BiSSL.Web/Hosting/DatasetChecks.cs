using System.Collections.Concurrent;
using System.Globalization;
using BiSSL.Training;
using BiSSL.Training.Data.Datasets;
using BiSSL.Web.Catalog;
using BiSSL.Web.Security;
using Microsoft.Extensions.Options;

namespace BiSSL.Web.Hosting;

/// <summary>Has datasets checked by the trainer, one at a time; what a check finds lies in the data folder, and outlasts this process.</summary>
public sealed partial class DatasetChecks(TrainerProcesses trainers, DataRoots roots, IOptions<DashboardOptions> options, ILogger<DatasetChecks> log) : IDisposable
{
    private readonly DataHome _home = DataHome.Beside(options.Value.Store);
    private readonly ConcurrentDictionary<string, bool> _busy = new();
    private readonly ConcurrentDictionary<string, string> _troubles = new();
    private readonly SemaphoreSlim _one = new(1);

    public bool Busy(string name) => _busy.ContainsKey(name);

    /// <summary>Why the last check could not be made; null if it could.</summary>
    public string? Trouble(string name) => _troubles.GetValueOrDefault(name);

    /// <summary>Begins a check, or waits for the one before; gives the work.</summary>
    /// <param name="folder">Of pictures of one's own; empty for a dataset's own place.</param>
    /// <exception cref="RequestFault">The folder may not be read, or a check of this dataset is under way.</exception>
    public Task Start(Dataset dataset, string folder = "")
    {
        string root = Root(dataset, folder);
        if (!_busy.TryAdd(dataset.Name, true))
            throw new RequestFault(StatusCodes.Status409Conflict, $"{dataset.Title} is being checked already.");
        return Task.Run(() => Check(dataset.Name, root));
    }

    public void Dispose() => _one.Dispose();

    private string Root(Dataset dataset, string folder)
    {
        if (dataset.Name != "folder")
            return _home.Root("", dataset.Name);
        if (folder.Trim().Length == 0)
            throw new RequestFault(StatusCodes.Status400BadRequest, "Name the folder that holds the pictures.");
        return roots.IsInside(folder.Trim())
            ? Path.GetFullPath(folder.Trim())
            : throw new RequestFault(StatusCodes.Status400BadRequest, "The dashboard may not read that folder; add it to Dashboard:DataRoots in appsettings.json, or check it with ./run.sh data check folder --root DIR.");
    }

    private async Task Check(string name, string root)
    {
        await _one.WaitAsync();
        _troubles.TryRemove(name, out _);
        try
        {
            string report = _home.Checked(name);
            DatasetFound? before = DatasetFound.Read(report);
            string[] place = root.Length > 0 ? [$"--root={root}"] : [];
            (int exitCode, string said) = await trainers.Run(["data", "check", name, .. place, $"--report={report}"], CancellationToken.None);
            if (exitCode != 0 && DatasetFound.Read(report)?.When == before?.When)
                Fail(name, said.Length > 0 ? said : string.Create(CultureInfo.InvariantCulture, $"its process ended with exit code {exitCode}."));
        }
        catch (Exception e) when (e is UserError or IOException)
        {
            Fail(name, e.Message);
        }
        finally
        {
            _busy.TryRemove(name, out _);
            _one.Release();
        }
    }

    private void Fail(string name, string why)
    {
        _troubles[name] = why;
        CouldNotCheck(name, why);
    }

    [LoggerMessage(LogLevel.Warning, "Dataset {Name} could not be checked: {Why}")]
    private partial void CouldNotCheck(string name, string why);
}
