using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Web.Catalog.Maps;

/// <summary>How a map stands at one moment.</summary>
/// <param name="Error">Why it failed, in a sentence.</param>
public sealed record MapStatus(MapState State, string? Error, MapProgress? Progress, MapReady Ready);
