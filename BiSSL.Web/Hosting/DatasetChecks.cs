using System.Collections.Concurrent;
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
    private readonly SemaphoreSlim _one = new(1);

    public bool Busy(string name) => _busy.ContainsKey(name);

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
        try
        {
            (int exitCode, string said) = await trainers.Run(["data", "check", name, $"--root={root}", $"--report={_home.Checked(name)}"], CancellationToken.None);
            if (exitCode != 0)
                Found(name, said);
        }
        catch (Exception e) when (e is UserError or IOException)
        {
            Found(name, e.Message);
        }
        finally
        {
            _busy.TryRemove(name, out _);
            _one.Release();
        }
    }

    [LoggerMessage(LogLevel.Information, "The check of dataset {Name} found: {Said}")]
    private partial void Found(string name, string said);
}
