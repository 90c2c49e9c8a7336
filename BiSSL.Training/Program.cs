using BiSSL.Training.Cli;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Bench;
using BiSSL.Training.Pipeline.Verification;

var services = new TrainerServices
{
    Pipeline = new TrainingPipeline(),
    Verify = request => Verifier.Run(request.Case, request.Path, request.Out),
    Export = StoredBackbone.Export,
    CheckData = DataCheck.Run,
    BenchSteps = StepBench.Run,
};
return new CommandLine(services, new Terminal(Console.Out, Console.Error)).Run(args);
