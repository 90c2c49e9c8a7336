namespace BiSSL.Training.Evaluation.Tsne.OnDevice;

/// <summary>Which way of computing repulsion is fastest on a GPU for how many points: by calculation, as <c>bench tsne --device</c> has not met one yet.</summary>
internal static class DeviceRepulsions
{
    // Every pair moves some 80 bytes, so that 4,000 points move a gigabyte: as long on a GPU as the forty launches of an interpolation.
    private const int FewPoints = 4000;

    /// <param name="name">"auto", "exact" or "interpolation".</param>
    public static IDeviceRepulsion Named(string name, int points) => name switch
    {
        "exact" => new DeviceExactRepulsion(),
        "interpolation" => new DeviceInterpolationRepulsion(),
        "auto" => Named(points <= FewPoints ? "exact" : "interpolation", points),
        _ => throw new ArgumentException($"There is no repulsion named {name}; choose auto, exact, barnesHut or interpolation.", nameof(name)),
    };
}
