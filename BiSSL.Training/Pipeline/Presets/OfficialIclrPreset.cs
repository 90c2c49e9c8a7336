using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Presets;

/// <summary>The paper with what the code released for it does differently; every line names its row of the specification's section 2.</summary>
internal static class OfficialIclrPreset
{
    public static RunOptions Make(string dataset)
    {
        var paper = PaperPreset.Make(dataset);
        return paper with
        {
            Data = paper.Data with
            {
                CropScale = 0.08,               // D7: downstream as for the pretext task
                RatioMin = 0.5,
                RatioMax = 1.0,
                Cifar10First40000 = true,       // D23
            },
            Model = paper.Model with
            {
                PretextBatchNormGroup = 256,    // D21: four devices, each with statistics of its own
                DownstreamBatchNormGroup = 64,
            },
            Pretext = paper.Pretext with
            {
                WarmupLearningRate = 4.8,       // D2: the documented command changes only the epochs
                FinalRateShare = 0.001,         // D4
                FirstStepAtPeak = true,         // D5
                Augmentation = paper.Pretext.Augmentation with
                {
                    CropScale = 0.08,           // D7: the "minimal ratio" went to the aspect ratio instead
                    RatioMin = 0.5,
                    RatioMax = 1.0,
                    PixelRange = "byte",        // D8
                },
            },
            HeadWarmup = paper.HeadWarmup with { ExtraForward = true },    // D16: a logging pass in train mode
            Bilevel = paper.Bilevel with { AdaptWhen = "afterUpper" },     // D12
            Upper = paper.Upper with
            {
                UpdateStatistics = true,        // D14
                SinglePass = true,              // D17
                KeepPartialBatch = true,        // D18
            },
            Hypergradient = paper.Hypergradient with
            {
                BatchSource = "freshOne",       // D1: the stored five are overwritten
                Batches = 1,
                NotFinite = "replace",
            },
            FineTune = paper.FineTune with { ExtraForward = true },        // D16
        };
    }
}
