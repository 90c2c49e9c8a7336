using System.Runtime.InteropServices;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Engine;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline;

/// <summary>Whole runs on a GPU; skipped without one.</summary>
public sealed class GpuTests : IDisposable
{
    private readonly string _gpu = $"engine.device={Gpu.Required}";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_KilledAndResumedOnTheGpu_Completes()
    {
        using (var first = TrainerProcess.Train(_folder.Path, "--set", _gpu))
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(new StorePaths(_folder.Path).Database) && Store().List().Any(run => run.LastSeq > 200), TimeSpan.FromMinutes(2)));
            first.KillAfter(TimeSpan.FromSeconds(new Draws(Environment.TickCount64, "kill").Uniform(0, 1)));
        }
        var run = Assert.Single(Store().List());
        if (run.State != RunState.Completed)
        {
            using var again = TrainerProcess.Start("resume", run.Id, "--store", _folder.Path);
            var (exitCode, _, error) = again.Finish();
            Assert.True(exitCode == 0, error);
        }
        Assert.Equal(RunState.Completed, Store().Get(run.Id).State);
        Assert.Contains(new RunReader(Store(), run.Id).Series(), series => series.Scope == "machine" && series.Name.Contains("gpu", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Run_GpuWithoutFreeMemory_NamesTheFaultAndGoesOnWhenThereIsSome()
    {
        var session = new RunSession
        {
            Run = "run", Folder = _folder.Path, CacheFolder = _folder["cache"], Reporter = NullReporter.Instance, Commands = NullReporter.Instance,
        };
        var options = new OptionLayers { Preset = Preset.Named("demo"), Settings = [.. TrainerProcess.Small, _gpu, "model.width=64", "comparison.arms=scratch", "comparison.seeds=1", "fineTune.epochs=1", "fineTune.validateEvery=1"] }.Build();
        using (NewDisposeScope())
        {
            Fill();
            var fault = Assert.Throws<StageFault>(() => new TrainingPipeline().Run(options, session, CancellationToken.None));
            Assert.Contains("the memory of the GPU is full", fault.Message, StringComparison.Ordinal);
        }
        Assert.False(new TrainingPipeline().Run(options, session, CancellationToken.None).Stopped);
    }

    [Fact]
    public void Place_GpuThatIsNearlyFull_PutsPicturesWhereAnEmptyOneWould()
    {
        const int side = 1024;
        using var scope = NewDisposeScope();
        var free = DeviceMemory.Free(Gpu.Required)!.Value;
        Assert.InRange(DeviceMemory.Total(Gpu.Required)!.Value, free, 16 * free);
        empty(free - (1L << 30), uint8, Gpu.Required);
        using var placed = ImagePlacement.Place(new ImageSet(zeros([200, 3, side, side], uint8)), Gpu.Required);

        Assert.Equal(DeviceType.CUDA, placed.Images.device_type);
    }

    /// <summary>Takes all of the GPU's memory but a little; what is free is in several pieces.</summary>
    private static void Fill()
    {
        const long least = 16L << 20;
        for (var size = CudaMemory.Of(0)!.Value.Free; size > least;)
        {
            try
            {
                empty(size, uint8, Gpu.Required);
            }
            catch (ExternalException)
            {
                size = size * 3 / 4;
            }
        }
    }

    private RunStore Store() => RunStore.Open(_folder.Path, TimeProvider.System);
}
