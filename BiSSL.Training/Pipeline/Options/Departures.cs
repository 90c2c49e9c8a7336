namespace BiSSL.Training.Pipeline.Options;

/// <summary>Where the paper and the code released with it part, by the row that <see cref="OptionAttribute.Departure"/> names: a sentence for the user.</summary>
public static class Departures
{
    private static readonly Dictionary<string, string> s_rows = new()
    {
        ["D1"] = "The paper averages the Hessian over the first K lower batches; the released code stores them, then overwrites them with a single new one.",
        ["D2"] = "The paper's pretext warm-up peaks at 1.0, the released code's at 4.8; for the lower level the paper, read literally, inherits 4.8, and the code has 1.0, which is taken here.",
        ["D4"] = "The paper's schedules end at 0, the released code's at a thousandth of the peak.",
        ["D5"] = "The released code makes the first update of a warm-up at the full peak, before its ramp begins.",
        ["D6"] = "The paper lets the lower level's rate rise as long as the pretext task's; the released code takes 980 of 10,000 steps.",
        ["D7"] = "The paper's 0.5 is the smallest size of a crop; in the released code it became the smallest aspect ratio, of the pretext task and downstream, and crops go down to 0.08 of the area and are never wider than tall.",
        ["D8"] = "The released code normalises pretext images whose values are still 0 to 255; the paper does not say.",
        ["D9"] = "The paper does not say how downstream images are resampled; the released code is bicubic, its successor bilinear.",
        ["D11"] = "The paper weighs the direct gradient by 0.01; the code's successor does not weigh it.",
        ["D12"] = "In the paper θD adapts before the upper block; the released code meant to do it after, buffers included, but stops at that line.",
        ["D13"] = "The paper names VICReg's LARS, which leaves one-dimensional tensors out; the released code leaves out none.",
        ["D14"] = "The released code lets passes of the upper level move θP's batch-norm buffers; the paper does not say.",
        ["D15"] = "The paper calls the backbone frozen; in the released code its batch-norm buffers drift with the head's batches.",
        ["D16"] = "The released code makes an extra pass in train mode to log a loss, so that batch-norm momentum acts twice.",
        ["D17"] = "The paper takes 8 upper steps and reshuffles small sets; the released code makes one pass and stops.",
        ["D18"] = "The paper drops the last, smaller batch of a pass; the released code keeps it.",
        ["D21"] = "The released code synchronises batch norm in pretext training and not in the BiSSL stage; each of its four devices takes statistics over its own images, 256 unlabelled and 64 labelled. Here it is the whole batch, or groups of this size.",
        ["D23"] = "The paper keeps a fifth of CIFAR-10's training images for validation; the released code first drops all but 40,000 of the 50,000.",
        ["D25"] = "For several labels per image the paper and its code take softmax cross-entropy.",
        ["D32"] = "The paper does not say; the released code starts every residual block as the identity.",
        ["D36"] = "The paper announces a layer-wise conjugate gradient without defining it; the released code has a step size per tensor, which need not converge.",
    };

    /// <summary>"" for a row that is not told.</summary>
    public static string Text(string row) => s_rows.GetValueOrDefault(row, "");
}
