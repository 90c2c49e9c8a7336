using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Datasets.Fetching;
using BiSSL.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BiSSL.Web.Catalog.Datasets;

/// <summary>Every dataset that can be read, and what of it is in the data folder beside the store.</summary>
public sealed class DatasetCatalog(DatasetChecks checks, IOptions<DashboardOptions> options)
{
    private readonly DataHome _home = DataHome.Beside(options.Value.Store);

    /// <summary>The data folder.</summary>
    public string Folder => _home.Folder;

    public IReadOnlyList<DatasetSummary> List() => [.. Dataset.All.Select(Summary)];

    /// <exception cref="RequestFault">There is none of that name.</exception>
    public DatasetSummary Summary(string name) => Summary(Existing(name));

    /// <summary>The row of example images of a class, a JPEG file.</summary>
    /// <exception cref="RequestFault">There is none.</exception>
    public string Examples(string name, int number)
    {
        string file = DatasetFound.Examples(_home.Checked(Existing(name).Name), number);
        return File.Exists(file) ? file : throw new RequestFault(StatusCodes.Status404NotFound, $"There are no examples of class {number} of {name}; they come with a check.");
    }

    /// <exception cref="RequestFault">There is none of that name.</exception>
    public static Dataset Existing(string name) => Dataset.Find(name) ?? throw new RequestFault(StatusCodes.Status404NotFound, $"There is no dataset {name}.");

    private DatasetSummary Summary(Dataset dataset)
    {
        string folder = dataset.Archives.Count > 0 ? _home.Of(dataset) : "";
        return new(dataset, folder, DatasetState.Of(dataset, folder), DatasetFound.Read(_home.Checked(dataset.Name)), checks.Busy(dataset.Name), checks.Trouble(dataset.Name));
    }
}
