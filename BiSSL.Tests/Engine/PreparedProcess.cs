using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using BiSSL.Training.Engine;

namespace BiSSL.Tests.Engine;

/// <summary>The tests compute in their own process, as the trainer does.</summary>
internal static class PreparedProcess
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Whichever test is first.")]
    internal static void Prepare() => Libtorch.Prepare();
}
