namespace BiSSL.Training.Models;

/// <summary>The choice of <see cref="IKernels"/> by name.</summary>
public static class Kernels
{
    /// <summary>"fast" (the library's own functions where the build has no faster ones) or "stock".</summary>
    /// <exception cref="UserError">Another name.</exception>
    public static IKernels For(string name) => name switch
    {
        "fast" => Fast(),
        "stock" => new StockKernels(),
        _ => throw new UserError($"There are no kernels named '{name}'. Choose 'fast' or 'stock'."),
    };

    private static IKernels Fast()
    {
#if TORCHSHARP
        return new StockKernels();
#else
        return new FastKernels();
#endif
    }
}
