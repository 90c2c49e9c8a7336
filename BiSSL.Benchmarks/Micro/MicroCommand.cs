using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace BiSSL.Benchmarks.Micro;

/// <summary><c>micro</c>: single operations of the engine, by BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static Command Build()
    {
        var filter = new Option<string[]>("--filter")
        {
            Description = "Names, with stars: '*Convolution*'.", DefaultValueFactory = _ => ["*"], AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("micro", "One call of the dispatcher, one convolution's Hessian-vector product on both paths, one update of conjugate gradient's directions.") { filter };
        command.SetAction(words => Run(words.GetValue(filter)!));
        return command;
    }

    /// <summary>In this process: libtorch is found as the trainer finds it, and nothing is built again.</summary>
    private static void Run(string[] names)
    {
        var job = Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance);
        BenchmarkSwitcher.FromTypes([typeof(DispatcherCall), typeof(ConvolutionProduct), typeof(DirectionUpdate)])
            .Run(["--filter", .. names], DefaultConfig.Instance.AddJob(job).WithOptions(ConfigOptions.DisableLogFile));
    }
}
