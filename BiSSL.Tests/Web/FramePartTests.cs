using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Components.Pages.Latent;

namespace BiSSL.Tests.Web;

public class FramePartTests
{
    [Theory]
    [InlineData("pretext warm-up", "pretext warm-up")]
    [InlineData("pretext warm-up,bissl", "pretext warm-up,bissl")]
    [InlineData("pretext warm-up,control,bissl,bissl/fine-tune", "control,bissl")]
    [InlineData("pretext,control,bissl", "pretext,bissl")]
    [InlineData("scratch/fine-tune", "")]
    public void Usual_OfWhatIsThere_IsTheBestBaselineAndBissl(string there, string usual) =>
        Assert.Equal(usual, string.Join(',', FramePart.Usual(there.Split(','))));

    [Theory]
    [InlineData("everything", "control", "seed 2/control")]
    [InlineData("fineTuning", "control", "seed 1/control")]
    [InlineData("fineTuning", "control/fine-tune", "seed 2/control/fine-tune")]
    public void Scope_OfWhatSeedsShare_IsTheFirstSeeds(string vary, string part, string scope) =>
        Assert.Equal(scope, new FramePart(part, part).Scope(2, new ComparisonOptions { Seed = 1, Seeds = 2, Vary = vary }));
}
