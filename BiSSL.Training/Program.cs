using BiSSL.Training;
using BiSSL.Training.Cli;
using BiSSL.Training.Data.Datasets.Fetching;
using BiSSL.Training.Engine;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Bench;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Estimation;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Verification;

try
{
    Libtorch.Prepare();
}
catch (UserError refusal)
{
    Console.Error.WriteLine(refusal.Message);
    return ExitCode.WrongInput;
}
var services = new TrainerServices
{
    Pipeline = new TrainingPipeline(),
    Gpu = options => Compute.Of(options).Gpu,
    Verify = request => Verifier.Run(request.Case, request.Path, request.Device, request.Out),
    Export = StoredBackbone.Export,
    WriteFeatures = FeatureLibrary.Write,
    MakeMap = (options, archive, reporter, cancel) => new MapMaker(options, reporter, cancel).Make(archive),
    CheckData = DataCheck.Run,
    CheckDataset = DataCheck.Run,
    GetData = DatasetFetch.Run,
    Estimate = RunEstimator.Run,
    BenchSteps = StepBench.Run,
    BenchProducts = HvpBench.Run,
    BenchAlternations = AlternationBench.Run,
    BenchAugmentation = AugmentBench.Run,
    BenchDecoding = DecodeBench.Run,
    BenchMaps = TsneBench.Run,
    BenchMemory = MemoryBench.Run,
};
var (output, error) = (new LastingWriter(Console.Out), new LastingWriter(Console.Error));
Console.SetOut(output);
Console.SetError(error);
var exitCode = new CommandLine(services, new Terminal(Console.Out, Console.Error)).Run(args);
if (output.Fault is not { } fault)
    return exitCode;
Console.Error.WriteLine($"Standard output could not be written to the end: {fault}. What was trained is kept: ./run.sh runs lists it.");
return exitCode == ExitCode.Done ? ExitCode.Failed : exitCode;
