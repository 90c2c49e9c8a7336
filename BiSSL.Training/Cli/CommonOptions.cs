using System.CommandLine;

namespace BiSSL.Training.Cli;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string> Store() => new("--store")
    {
        Description = "The folder that keeps the runs; otherwise $BISSL_STORE, otherwise ./store.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("BISSL_STORE") is { Length: > 0 } folder ? folder : "store",
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Print the result as one line of JSON, the last of standard output; all else goes to standard error.",
    };

    public static Argument<string> Run() => new("RUN") { Description = "The run's id, its name, or the beginning of its id." };
}
