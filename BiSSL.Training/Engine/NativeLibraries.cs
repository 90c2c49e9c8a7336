using System.Runtime.InteropServices;

namespace BiSSL.Training.Engine;

/// <summary>Where the native halves of libtorch and TorchSharp lie, and how they are loaded.</summary>
internal static class NativeLibraries
{
    private const string Bridge = "LibTorchSharp";
    private static readonly string s_system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
    private static readonly string s_processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
    private static readonly string s_beside = Path.Combine(AppContext.BaseDirectory, "runtimes", $"{s_system}-{s_processor}", "native");

    /// <summary>The folder of libtorch.</summary>
    public static string Folder => Environment.GetEnvironmentVariable(Libtorch.FolderVariable) is { Length: > 0 } own ? OwnFolder(own) : s_beside;

    /// <summary>Loads libtorch, by the name under which TorchSharp finds it again.</summary>
    /// <exception cref="UserError">It is not there, or does not load.</exception>
    public static nint Load()
    {
        string[] optional = ["c10", "torch_global_deps", "torch", "torch_cuda"];
        var library = Open(FileOf("torch_cpu"));
        foreach (var name in optional.Where(name => File.Exists(FileOf(name))))
            Open(FileOf(name));
        return library;
    }

    /// <summary>What the runtime did not find or could not load by itself; zero where it is not ours.</summary>
    public static nint Find(string name)
    {
        if (!name.Contains(Bridge, StringComparison.Ordinal))
            return 0;
        Load();
        var bridge = Path.Combine(s_beside, NameOf(Bridge));
        return NativeLibrary.TryLoad(bridge, out var loaded) ? loaded : Open(OlderStandardLibrary.Fit(bridge) ?? bridge);
    }

    /// <summary>Two copies of libtorch in one process would share nothing, and fail in ways that nobody understands.</summary>
    /// <exception cref="UserError">A folder is named beside the package's.</exception>
    public static void CheckChoice()
    {
        if (Folder != s_beside && File.Exists(Path.Combine(s_beside, NameOf("torch_cpu"))))
            throw new UserError($"{Libtorch.FolderVariable} is set, but this program was built with the libtorch of its package. Start it by ./run.sh, which builds it for that folder.");
    }

    private static string OwnFolder(string root) => Directory.Exists(Path.Combine(root, "lib")) ? Path.Combine(root, "lib") : root;

    private static string FileOf(string library) => Path.Combine(Folder, NameOf(library));

    private static string NameOf(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";

    private static nint Open(string file)
    {
        if (!File.Exists(file))
            throw new UserError($"There is no libtorch: {file} is missing. Build with ./run.sh, or set {Libtorch.FolderVariable} to an unzipped libtorch 2.10.");
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (Exception fault) when (fault is DllNotFoundException or BadImageFormatException)
        {
            throw new UserError($"{file} does not load: {PlainText.Line(fault.Message)}");
        }
    }
}
